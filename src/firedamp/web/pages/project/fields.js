// Which figures make a project, in which groups, in which unit and within what bounds are they typed? The bounds are those of project.schema.json.
import { t, text } from '../../core/locale.js';
import { currencyName } from '../../core/money.js';
import { figureSource } from '../../doors/technology.js';

/** What stands in the choice of a technology for figures of one's own. */
export const OWN = 'own';
const MOST_MONEY = 1e15;
const HIGHEST_PRICE = 1e12;

/**
 * @typedef {object} ProjectField
 * @property {string} path where it stands in the record; its last part is its name
 * @property {string} group
 * @property {'text' | 'number' | 'integer' | 'series' | 'choice' | 'boolean'} kind
 * @property {string} [unit] `money` stands for the project's currency
 * @property {number} [minimum] as typed
 * @property {number} [maximum] as typed
 * @property {boolean} [exclusive] whether it must be above the minimum
 * @property {boolean} [share] typed in percent, kept as a share of one
 * @property {boolean} [required] whether nothing is computed without it
 * @property {boolean} [priced] whether no money is computed without it
 * @property {boolean} [year] whether it is a year: never grouped
 */

const coal = (name, more) => ({ path: `stream.coal_plan.${name}`, group: 'coal', ...more });
const own = (name, more) => ({ path: `technology.${name}`, group: 'own', kind: 'number', ...more });
const price = (name, unit) => ({ path: `prices.${name}`, group: 'prices', kind: 'number', unit, minimum: 0, maximum: HIGHEST_PRICE });

/** @type {ProjectField[]} */
export const FIELDS = [
  { path: 'stream.kind', group: 'stream', kind: 'choice', required: true },
  { path: 'stream.flow_m3_min', group: 'stream', kind: 'number', unit: 'm3/min', minimum: 0, exclusive: true, maximum: 1e6 },
  { path: 'stream.ch4_percent', group: 'stream', kind: 'number', unit: 'percent', minimum: 0, maximum: 100 },
  { path: 'stream.decline_per_year', group: 'stream', kind: 'number', unit: 'percent', share: true, minimum: 0, maximum: 99.99 },
  { path: 'stream.id', group: 'stream', kind: 'text' },
  coal('relative_abundance_m3_t', { kind: 'number', unit: 'm3/t', minimum: 0, maximum: 1000 }),
  coal('share', { kind: 'number', unit: 'percent', share: true, minimum: 0, maximum: 100 }),
  coal('ch4_percent', { kind: 'number', unit: 'percent', minimum: 0, exclusive: true, maximum: 100 }),
  coal('first_year', { kind: 'integer', year: true, minimum: 1900, maximum: 2200 }),
  coal('coal_output_t', { kind: 'series', unit: 't', minimum: 0, maximum: 1e9 }),
  { path: 'technology', group: 'technology', kind: 'choice', required: true },
  own('name', { kind: 'text' }),
  own('kind', { kind: 'choice' }),
  own('ch4_min_percent', { unit: 'percent', minimum: 0, maximum: 100 }),
  own('ch4_max_percent', { unit: 'percent', minimum: 0, maximum: 100 }),
  own('flow_min_m3_min', { unit: 'm3/min', minimum: 0 }),
  own('flow_max_m3_min', { unit: 'm3/min', minimum: 0 }),
  own('unit_size', { minimum: 0, exclusive: true }),
  own('unit_size_unit', { kind: 'choice' }),
  own('destruction_efficiency', { unit: 'percent', share: true, minimum: 0, maximum: 100, required: true }),
  own('electrical_efficiency', { unit: 'percent', share: true, minimum: 0, maximum: 100 }),
  own('thermal_efficiency', { unit: 'percent', share: true, minimum: 0, maximum: 100 }),
  own('own_power_kw_per_unit', { unit: 'kW', minimum: 0 }),
  { path: 'units', group: 'technology', kind: 'integer', minimum: 1, maximum: 10000 },
  { path: 'availability', group: 'technology', kind: 'number', unit: 'percent', share: true, minimum: 0, maximum: 100 },
  { path: 'ramp', group: 'technology', kind: 'series', unit: 'percent', share: true, minimum: 0, maximum: 100 },
  { path: 'start_year', group: 'time', kind: 'integer', year: true, minimum: 1900, maximum: 2200, required: true },
  { path: 'lifetime_years', group: 'time', kind: 'integer', unit: 'years', minimum: 1, maximum: 60 },
  { path: 'currency', group: 'money', kind: 'text' },
  { path: 'price_year', group: 'money', kind: 'integer', year: true, minimum: 1900, maximum: 2200 },
  { path: 'capex', group: 'money', kind: 'number', unit: 'money', minimum: 0, maximum: MOST_MONEY, priced: true },
  { path: 'opex_per_year', group: 'money', kind: 'number', unit: 'money/year', minimum: 0, maximum: MOST_MONEY, priced: true },
  { path: 'discount_rate', group: 'money', kind: 'number', unit: 'percent', share: true, minimum: -50, maximum: 1000, priced: true },
  { path: 'tax_rate', group: 'money', kind: 'number', unit: 'percent', share: true, minimum: 0, maximum: 100 },
  price('electricity_per_mwh', 'money/MWh'),
  price('heat_per_gj', 'money/GJ'),
  price('gas_per_1000m3', 'money/1000 m3'),
  price('carbon_per_t', 'money/t'),
  { path: 'grid_factor_t_mwh', group: 'carbon', kind: 'number', unit: 't/MWh', minimum: 0, maximum: 10 },
  { path: 'own_fuel_co2_t_per_year', group: 'carbon', kind: 'number', unit: 't/year', minimum: 0, maximum: 1e9 },
  { path: 'heat_factor_t_gj', group: 'carbon', kind: 'number', unit: 't/GJ', minimum: 0, maximum: 1 },
  { path: 'claim_displaced', group: 'carbon', kind: 'boolean' },
  { path: 'baseline_utilised_share', group: 'carbon', kind: 'number', unit: 'percent', share: true, minimum: 0, maximum: 100 },
  { path: 'alternative_group', group: 'beside', kind: 'text' },
  { path: 'order', group: 'beside', kind: 'number' },
  { path: 'affects', group: 'beside', kind: 'number', unit: 'percent', share: true, minimum: 0, maximum: 100 },
];

/** What a plan of the stream holds for each year. @type {ProjectField[]} */
export const PLAN_FIELDS = [
  { path: 'year', group: 'plan', kind: 'integer', year: true, minimum: 1900, maximum: 2200, required: true },
  { path: 'flow_m3_min', group: 'plan', kind: 'number', unit: 'm3/min', minimum: 0, maximum: 1e6, required: true },
  { path: 'ch4_percent', group: 'plan', kind: 'number', unit: 'percent', minimum: 0, maximum: 100, required: true },
];

export const nameOf = (path) => path.split('.').at(-1);
export const COAL = 'stream.coal_plan';
export const labelOf = (path) => (path === COAL ? t('project.group.coal') : path.startsWith(COAL) ? t(`project.coal.${nameOf(path)}`) : path.startsWith('technology.') ? t(`technology.figure.${nameOf(path)}`) : t(`project.field.${nameOf(path)}`));

/** What is usual of a figure, as typed: of the catalogue where it has it, else what mines have. */
const USUAL = {
  drainage: { 'stream.ch4_percent': [25, 70] },
  ventilation: { 'stream.ch4_percent': [0.1, 0.75] },
  any: { 'stream.decline_per_year': [0, 20], discount_rate: [5, 25], tax_rate: [0, 30], grid_factor_t_mwh: [0.2, 1.2] },
};
const OF_CATALOGUE = { 'stream.flow_m3_min': ['flow_min_m3_min', 'flow_max_m3_min', 1], availability: ['availability', 'availability', 100], lifetime_years: ['lifetime_years', 'lifetime_years', 1] };

function usualOf(path, { kind, catalogue }) {
  const said = USUAL[kind]?.[path] ?? USUAL.any[path];
  if (said) return { low: said[0], high: said[1] };
  if (!(path in OF_CATALOGUE)) return null;
  const [low, high, scale] = OF_CATALOGUE[path];
  const rows = catalogue.filter((each) => each.destroys && (!kind || each.stream === kind));
  const ends = (name) => rows.map((each) => each[name]).filter((value) => typeof value === 'number');
  if (!ends(low).length || !ends(high).length) return null;
  return { low: Math.min(...ends(low)) * scale, high: Math.max(...ends(high)) * scale };
}

/** What the catalogue says of the chosen technology where the project says nothing. */
function fallbackOf({ path, share }, { technology }) {
  const value = ['availability', 'lifetime_years'].includes(path) ? technology?.[path] : null;
  if (typeof value !== 'number') return null;
  return { value: share ? Math.round(value * 1e6) / 1e4 : value, status: technology.status, source: t('project.of_catalogue', { technology: text(technology.name), source: figureSource(technology, path) }) };
}

/** A field as the form's components take it: in words, with its bounds and what is usual. */
export function itemOf(field, about) {
  const { path, kind, unit = '', minimum = null, maximum = null, exclusive = false, required = false, priced = false } = field;
  const name = nameOf(path);
  return {
    ...{ name: path, kind, minimum, maximum, required: required || priced, label: labelOf(path), units: [], exclusive_minimum: exclusive },
    help: path.startsWith('stream.coal_plan.') ? t(`project.coal.help.${name}`) : path.startsWith('technology.') ? t(`technology.help.${name}`) : t(`project.help.${name}`),
    unit: unit.replace('money', currencyName(about.currency)),
    usual: usualOf(path, about),
    default: fallbackOf(field, about),
    choices: kind === 'choice' ? choicesOf(path, about) : [],
  };
}

function choicesOf(path, { kind, catalogue, technology }) {
  if (path === 'stream.kind') return ['drainage', 'ventilation'].map((value) => ({ value, label: t(`stream.${value}`) }));
  if (path === 'technology.kind') return ['destruction', 'use'].map((value) => ({ value, label: t(`technology.kind.${value}`) }));
  if (path === 'technology.unit_size_unit') return ['m3/min', 'kW_electric', 'kW_thermal'].map((value) => ({ value, label: t(`technology.unit.${value}`) }));
  const fitting = catalogue.filter((each) => each.destroys && (!kind || each.stream === kind || each.id === technology?.id));
  return [...fitting.map(({ id, name }) => ({ value: id, label: text(name) })), { value: OWN, label: t('project.own_figures') }];
}
