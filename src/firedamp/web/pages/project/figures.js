// Which figures has a year of a project, and how is each written? In the unit that suits the largest of its column.
import { t } from '../../core/locale.js';
import { money } from '../../core/money.js';
import { massLike, quantity, significant, unitName, valueLike } from '../../core/numbers.js';

const tonnes = (value, like) => massLike(value, like);
const cubic = (value, like) => valueLike(value, like, 'm3');
const plain = (unit) => (value) => ({ ...quantity(value, unit), text: significant(value, 4) });
const amount = (value, like, currency) => money(value, currency, like);

/** `main`: stands where there is little room; `asked`: stands only where it is not nought in every year. */
export const YEAR_FIGURES = [
  { name: 'stream_methane_m3', write: cubic },
  { name: 'methane_received_m3', write: cubic },
  { name: 'methane_destroyed_t', write: tonnes, main: true },
  { name: 'methane_slip_t', write: tonnes },
  { name: 'co2_formed_t', write: tonnes },
  { name: 'baseline_t', write: tonnes },
  { name: 'project_t', write: tonnes },
  { name: 'displaced_t', write: tonnes, asked: true },
  { name: 'reduction_t', write: tonnes, main: true },
  { name: 'fugitive_reduction_t', write: tonnes, main: true },
  { name: 'electricity_mwh', write: plain('MWh'), asked: true },
  { name: 'heat_gj', write: plain('GJ'), asked: true },
  { name: 'gas_1000m3', write: plain('1000 m3'), asked: true },
  { name: 'own_electricity_mwh', write: plain('MWh'), asked: true },
  { name: 'revenue', write: amount, priced: true },
  { name: 'opex', write: amount, priced: true },
  { name: 'tax', write: amount, priced: true, asked: true },
  { name: 'cash_flow', write: amount, priced: true, main: true },
];

export const figureNamed = (name) => YEAR_FIGURES.find((each) => each.name === name);
const largest = (years, name) => Math.max(...years.map((row) => Math.abs(row[name] ?? 0)), 0);

/** The figures that a project has, each with what decides its unit. */
export function figuresOf({ years, economics }, { priced = Boolean(economics) } = {}) {
  return YEAR_FIGURES.filter(({ name, asked, priced: ofMoney }) => (!ofMoney || priced) && (!asked || largest(years, name) > 0)).map((figure) => ({ ...figure, like: largest(years, figure.name) }));
}

/** The unit of a column, which its header says. */
export const columnUnit = ({ write, like, name }, currency) => write(like, like, currency).unit || unitName(name);

/** A year's figure in the unit of its column. */
export const yearWritten = ({ write, like }, value, currency) => write(value, like, currency);

/** A sum over the life, in a unit of its own. */
export const totalWritten = ({ write }, value, currency) => write(value, value, currency);
export const figureLabel = (name) => t(`project.figure.${name}`);
