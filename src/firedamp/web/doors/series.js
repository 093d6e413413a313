// What does a value of a series open? A mine's record or calculation, a group's mines.
import { href } from '../core/address.js';
import * as api from '../core/api.js';
import { named, t, text, word } from '../core/locale.js';
import { exact, valueLike, year } from '../core/numbers.js';
import * as reference from '../core/reference-api.js';
import { sourceText } from '../core/sources.js';
import { kindOf } from '../core/year-marks.js';
import { outputDoor } from './trace.js';

const MOST_PARTS = 12;
const TABLES = { coal_output_t: 'coal_output', absolute_abundance_m3_min: 'methane_abundance', relative_abundance_m3_t: 'methane_abundance' };
/** The column of that table; methane used is named as its column is. */
const columnOf = (quantity) => quantity.replace(/^coal_output_t$/, 'output_t').replace(/^methane_/, '');
export const tableOf = (quantity) => TABLES[quantity] ?? (quantity.startsWith('methane_') ? 'methane_use' : 'coal_output');

/**
 * @param {{answer: object, each: object, point: object, written: import('../core/numbers.js').Written, group?: {mines: string[]}}} of
 * @returns {import('./door.js').Door}
 */
export function pointDoor({ answer, each, point, written, group }) {
  const kind = kindOf(point);
  return {
    title: text(answer.label),
    subtitle: `${text(each.name)}, ${year(point.year)}`,
    written,
    low: point.low ?? undefined,
    high: point.high ?? undefined,
    origin: kind === 'known' ? point.quality : kind,
    summary: answer.level === 'mine' ? '' : text(answer.rule_text),
    facts: facts(answer, point),
    attribution: text(answer.attribution),
    ...(answer.level === 'mine' ? { more: { href: href(`/mines/${each.id}`, { year: point.year }), label: t('mine.open') } } : {}),
    later: () => (answer.level === 'mine' ? (answer.method ? calculated(answer, each, point) : recorded(answer, each, point)) : parted(answer, point, group)),
  };
}

function facts(answer, { mines, restored, synthetic, missing, unrecorded }) {
  const counts = answer.level === 'mine' ? [] : [
    { label: t('figure.mines'), value: exact(mines) },
    ...(restored ? [{ label: t('series.count_restored'), value: exact(restored), origin: 'restored' }] : []),
    ...(synthetic ? [{ label: t('series.count_synthetic'), value: exact(synthetic), origin: 'synthetic' }] : []),
    ...(missing ? [{ label: t('series.count_missing'), value: exact(missing) }] : []),
    ...(unrecorded ? [{ label: t('series.count_unrecorded'), value: exact(unrecorded) }] : []),
  ];
  if (!answer.method) return counts;
  return [...counts, { label: t('method'), value: text(answer.method_title) }, { label: t('gwp_set'), value: word('gwp', answer.gwp_set) }, { label: t('door.draws'), value: t('door.draws_value', { draws: answer.draws, seed: answer.seed }) }];
}

/** The record that a mine's value stands in. */
async function recorded(answer, { id }, point) {
  const table = tableOf(answer.quantity);
  const { items } = await reference.records(table, { basin: answer.basin, filters: [`mine:eq:${id}`, `year:eq:${point.year}`] });
  const [record] = items;
  if (!record) return {};
  const { source, document, note, confirmation } = record.values;
  const column = columnOf(answer.quantity);
  const mark = record.restored?.[column];
  const restored = mark ? [{ label: t('restore.run_id'), value: '', restored: { mark, unit: answer.unit } }] : [];
  const said = [{ label: t('door.source'), value: sourceText(source, document) }, { label: t('door.document'), value: text(document?.name) }, { label: t('series.note'), value: note }].filter(({ value }) => value);
  return { facts: [...restored, ...said], confirm: confirmation === 'to_confirm' ? [note || source] : [], more: { href: href(`/reference/${table}/${record.id}`), label: t('series.open_record') } };
}

/** The calculation of a mine's emission, by the method that the series takes. */
async function calculated(answer, each, point) {
  const { mine, offers } = await api.mineMethods(each.id, { year: point.year, gwp_set: answer.gwp_set });
  const offer = answer.method === 'best' ? offers.find(({ best }) => best) : offers.find(({ route }) => route === answer.method);
  if (!offer?.available) return {};
  const result = await api.evaluate(offer.method, { inputs: offer.inputs, uncertainty: offer.uncertainty, gwp_set: answer.gwp_set, mine_id: each.id, year: point.year });
  const { steps, inputs, factors, confirm, facts: said } = outputDoor({ line: { name: mine.name, year: point.year, origin: offer.origin }, result }, answer.quantity, '');
  return { steps, inputs, factors, confirm, facts: said.slice(0, 3), more: { href: href('/calculate', { mine: each.id, year: point.year, with: offer.route }), label: t('reconcile.calculate') } };
}

/** The mines that a group's value is made of. */
async function parted(answer, point, group) {
  const wanted = { quantity: answer.quantity, basin: answer.basin, level: 'mine', from: point.year, to: point.year, ...(answer.method ? { method: answer.method, gwp_set: answer.gwp_set } : {}), ...(group ? { id: group.mines } : {}) };
  const { series } = await api.series(wanted);
  const known = series.map((each) => ({ ...each, point: each.points.find(({ year: of }) => of === point.year) })).filter(({ point: own }) => own && own.value !== null).sort((left, right) => right.point.value - left.point.value);
  const of = answer.quantity === 'coal_output_t' ? 'coal' : 'gas';
  const written = (value) => valueLike(value, value, answer.unit, of);
  if (answer.rule !== 'sum') return { inputs: known.map((each) => ({ label: named(each.name), value: `${written(each.point.value).text} ${written(each.point.value).unit}`, origin: each.point.quality })) };
  const rest = known.slice(MOST_PARTS).reduce((sum, each) => sum + each.point.value, 0);
  const share = (value) => (point.value ? value / point.value : 0);
  const parts = known.slice(0, MOST_PARTS).map((each) => ({ label: named(each.name), written: written(each.point.value), share: share(each.point.value), href: href(`/mines/${each.id}`) }));
  return { partsTitle: t('door.contributions', { count: known.length }), parts: known.length > MOST_PARTS ? [...parts, { label: t('door.the_rest', { count: known.length - MOST_PARTS }), written: written(rest), share: share(rest) }] : parts };
}
