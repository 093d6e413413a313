// What do the numbers say? Titles of charts and tables are answers, computed from what is shown and never typed.
import { t, text } from './locale.js';
import { decimals, mass, percent } from './numbers.js';

const TOP = 10;
const sum = (rows, figure) => rows.reduce((total, row) => total + row[figure], 0);

/** "Ten mines emit 54 % of the methane", or who emits most where there are few. */
export function concentration(inventory) {
  const lines = [...inventory.lines].sort((left, right) => right.ch4_t - left.ch4_t);
  const total = sum(lines, 'ch4_t');
  if (!lines.length || !total) return t('finding.nothing');
  if (lines.length <= TOP) return t('finding.largest', { mine: text(lines[0].name), share: percent((lines[0].ch4_t / total) * 100) });
  return t('finding.concentration', { count: TOP, of: lines.length, share: percent((sum(lines.slice(0, TOP), 'ch4_t') / total) * 100) });
}

/** "The largest emitter is …: 4 % of the methane". */
export function largest(inventory) {
  const [first] = [...inventory.lines].sort((left, right) => right.co2e_t - left.co2e_t);
  if (!first) return t('finding.nothing');
  return t('finding.largest', { mine: text(first.name), share: percent((first.co2e_t / inventory.totals.co2e_t) * 100) });
}

/** "Underground mines emit 92 % of the methane from 35 % of the coal". */
export function byType(inventory) {
  const { underground } = inventory.by_type;
  if (!underground?.mines || underground.mines === inventory.totals.mines) return t('finding.one_type');
  const share = (figure) => percent((underground[figure] / inventory.totals[figure]) * 100);
  return t('finding.by_type', { share: share('ch4_t'), coal: share('output_t') });
}

/** "38 of 54 companies must report; for 21 the range leaves it open": who must is decided by the sum. */
export function threshold(rows) {
  if (!rows.length) return t('threshold.caption');
  const count = rows.filter((row) => row.reports).length;
  const unsure = rows.filter((row) => row.certainty === 'uncertain').length;
  const said = { count, of: rows.length, unsure };
  return unsure ? t('finding.threshold', said) : t('finding.threshold_sure', said);
}

/** "The three methods give from 34.6 to 38.5 Mt: the highest is 1.1 times the lowest". */
export function methods(totals) {
  const values = totals.map((each) => each.co2e_t);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const written = mass(high);
  const bound = (value) => decimals(value / written.divisor, written.places);
  return t('finding.methods', { count: totals.length, low: bound(low), high: bound(high), unit: written.unit, spread: percent((high / low - 1) * 100) });
}
