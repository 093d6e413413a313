// In what do two projects come out differently? Tonnes, units and money, each a door to its own project.
import { html } from 'lit';
import { t } from '../../core/locale.js';
import { mass, quantity, signed } from '../../core/numbers.js';
import { projectDoor } from '../../doors/reduction.js';
import { ECONOMICS } from './answers.js';

/** A rate less a rate is in points. */
const APART = { irr: (value) => ({ ...ECONOMICS.irr(value), text: signed(value * 100, 1), unit: t('unit.points') }) };

/** @param {import('../../doors/reduction.js').ProjectAbout} left @param {import('../../doors/reduction.js').ProjectAbout} right */
export function outcomeLines(left, right) {
  const both = [left, right];
  const tonnes = ['reduction_t_per_year', 'reduction_t', 'fugitive_reduction_t', 'methane_destroyed_t'].map((name) => line(name, both, ({ totals }) => totals[name], (value) => mass(value)));
  // A plan that is not safe has no money, and beside it the other's would be a price all the same.
  if (both.some(({ result }) => result.faults.length)) return [safety(both), units(both), ...tonnes];
  const apart = left.result.currency !== right.result.currency || left.result.price_year !== right.result.price_year;
  const money = Object.entries(ECONOMICS).map(([name, write]) => ({ ...line(name, both, ({ economics }) => economics[name], write), apart: apart && !['irr', 'payback_years'].includes(name) }));
  return [units(both), ...tonnes, ...money];
}

function line(name, both, of, write) {
  const values = both.map(({ result }) => of(result) ?? null);
  const label = t(`project.figure.${name}`);
  const written = both.map((about, place) => (values[place] === null ? null : write(values[place], about.result.currency)));
  const cells = both.map((about, place) => html`<fd-number .label="${label}, ${about.name}" .written=${written[place]} .door=${() => projectDoor(name, written[place], about)}></fd-number>`);
  return { path: name, label, values, cells, left: '', right: '', difference: (value) => (APART[name] ?? write)(value, both[0].result.currency), differs: values[0] !== values[1] };
}

function units(both) {
  const values = both.map(({ result }) => result.units);
  const [left, right] = values.map((value) => quantity(value, '').text);
  return { path: 'units_used', label: t('project.units'), values, left, right, unit: '', differs: left !== right };
}

function safety(both) {
  const [left, right] = both.map(({ result }) => result.faults.map(({ message }) => message).join(' ') || t('safety.none'));
  return { path: 'safety', label: t('safety.title'), values: [null, null], left, right, unit: '', differs: left !== right };
}
