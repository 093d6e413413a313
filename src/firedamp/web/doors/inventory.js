// What do the numbers of an inventory open? Totals open to their lines, a line to its calculation.
import * as api from '../core/api.js';
import { href, settings } from '../core/address.js';
import { latexNumber } from '../core/latex.js';
import { named, t, text } from '../core/locale.js';
import { mass, quantity } from '../core/numbers.js';
import { aboutInventory, facts, quoted } from './about.js';
import { unconfirmed } from './confirm.js';
import { factorFact } from './factor.js';
import { outputDoor, sorted } from './trace.js';

const MOST_PARTS = 10;
const COAL = 'output_t';

export function methodName(method) {
  return t(`method.${method}`);
}

const written = (figure, value) => mass(value, figure === COAL ? 'coal' : 'gas');

/** The largest lines of a sum, and what is left in one. */
function parts(lines, figure, total) {
  const largest = [...lines].sort((left, right) => right[figure] - left[figure]);
  const shown = largest.slice(0, MOST_PARTS).map((line) => ({
    label: named(line.name),
    written: written(figure, line[figure]),
    share: line[figure] / total,
    href: href(`/mines/${line.mine_id}`),
  }));
  const rest = largest.slice(MOST_PARTS).reduce((sum, line) => sum + line[figure], 0);
  const count = largest.length - MOST_PARTS;
  if (count <= 0) return shown;
  return [...shown, { label: t('door.the_rest', { count }), written: written(figure, rest), share: rest / total }];
}

/** The factor records that the lines rest on, as a mine's drawer shows them, with how many lines each serves. */
function factors(inventory, lines) {
  const counted = new Map();
  for (const id of lines.flatMap((line) => line.factors)) counted.set(id, (counted.get(id) ?? 0) + 1);
  const records = new Map((inventory.factors ?? []).map((record) => [record.id, record]));
  return [...counted].map(([id, count]) => factorFact(records.get(id) ?? { id }, t('door.lines', { count })));
}

const SYMBOLS = { ch4_t: 'E_{CH_4}', co2e_t: 'E_{CO_2e}', co2_t: 'E_{CO_2}', output_t: 'P' };
const indexed = (symbol) => symbol.replace('}', ',\\,i}').replace(/^P$/, 'P_i');

/** The numbers of a sum: those of its mines where they are few, else those of its mine types. */
function addends(lines, figure) {
  if (lines.length <= MOST_PARTS) return { label: lines.map((line) => named(line.name)).join(' + '), values: lines.map((line) => line[figure]) };
  const types = [...new Set(lines.map((line) => line.mine_type))];
  const sum = (type) => lines.filter((line) => line.mine_type === type).reduce((total, line) => total + line[figure], 0);
  return { label: types.map((type) => t(`mine_type.${type}.plural`)).join(' + '), values: types.map(sum) };
}

/** A sum of lines drawn, with its numbers in tonnes. */
function sumStep(lines, figure, total) {
  const { label, values } = addends(lines, figure);
  const symbol = SYMBOLS[figure];
  return {
    label,
    latex: `${symbol} = \\sum_{i=1}^{${lines.length}} ${indexed(symbol)}`,
    substituted: values.map((value) => latexNumber(value)).join(' + '),
    result: written(figure, total).exact,
  };
}

/** What a source emits in all lines together: mining is what the others leave. */
function sourceStep(inventory, figure, source) {
  const others = inventory.by_source.filter(({ key }) => key !== source.key);
  const symbol = SYMBOLS[figure];
  const result = written(figure, source[figure]).exact;
  const label = text(source.name);
  if (source.key !== 'mining') return { label, latex: `${symbol} = \\sum_{i=1}^{${inventory.lines.length}} ${SOURCE_VOLUMES[source.key]} \\cdot k_i${figure === 'co2e_t' ? ' \\cdot GWP_{CH_4}' : ''}`, result };
  const rest = others.map((other) => `${symbol}^{${other.key === 'flaring' ? 'fl' : 'post'}}`);
  return {
    label,
    latex: `${symbol}^{min} = ${[symbol, ...rest].join(' - ')}`,
    substituted: [inventory.totals[figure], ...others.map((other) => other[figure])].map((value) => latexNumber(value)).join(' - '),
    result,
  };
}

const SOURCE_VOLUMES = { post_mining: 'V_{post,\\,i}', flaring: '(1 - \\eta) \\, V_{fl,\\,i}' };

/**
 * The door of a total of an inventory, or of a part of it given by its lines or its source.
 * @param {object} inventory
 * @param {'ch4_t' | 'co2e_t' | 'output_t'} figure
 * @param {{title?: string, sums?: object, lines?: object[], source?: object}} [of] a company, a district, a mine type, a source
 * @returns {import('./door.js').Door}
 */
export function totalDoor(inventory, figure, { title, sums = inventory.totals, lines = inventory.lines, source } = {}) {
  const value = written(figure, sums[figure]);
  const [low, high] = [sums[`${figure}_low`], sums[`${figure}_high`]];
  const emitted = figure !== COAL;
  const about = aboutInventory(inventory);
  const what = title ? `${t(`figure.${figure}`)}: ${title}` : t(`figure.${figure}`);
  return {
    title: t(`figure.${figure}`),
    subtitle: title ?? text(inventory.basinName) ?? inventory.title,
    written: value,
    low,
    high,
    origin: emitted ? 'calculated' : 'reported',
    summary: source ? t('door.no_source_range') : '',
    facts: emitted ? facts(about) : facts(about).filter(({ label }) => [t('period'), t('door.data')].includes(label)),
    steps: source ? [sourceStep(inventory, figure, source)] : [sumStep(lines, figure, sums[figure])],
    parts: source ? [] : parts(lines, figure, sums[figure]),
    partsTitle: t('door.contributions', { count: lines.length }),
    factors: emitted ? factors(inventory, lines) : [],
    confirm: unconfirmed(inventory, figure, lines),
    attribution: about.attribution,
    citation: quoted(about, { what, written: value, low, high }),
  };
}

/** How many mines: those that are counted, with their output. */
export function countDoor(inventory, lines, subtitle) {
  const sums = { output_t: lines.reduce((total, line) => total + line.output_t, 0) };
  return { ...totalDoor(inventory, COAL, { title: subtitle, sums, lines }), title: t('figure.mines'), written: quantity(lines.length), origin: undefined, steps: [], citation: '' };
}

const restoredFact = (origin) => (origin?.restored ? [{ label: t('restore.run_id'), value: '', restored: { mark: origin.restored, unit: 't' } }] : []);

/**
 * The door of one mine's line; its calculation is asked for when the door opens.
 * @returns {import('./door.js').Door}
 */
export function lineDoor(inventory, line, figure) {
  const base = {
    title: t(`figure.${figure}`),
    subtitle: t('door.of_mine_year', { mine: named(line.name), year: line.year }),
    written: written(figure, line[figure]),
    low: line[`${figure}_low`],
    high: line[`${figure}_high`],
    origin: figure === COAL ? line.origin?.output_t?.quality ?? 'reported' : 'calculated',
    more: { href: href(`/mines/${line.mine_id}#calculation`), label: t('door.open_calculation') },
    attribution: text(inventory.attribution),
  };
  if (figure === COAL) return { ...base, facts: [{ label: t('door.source'), value: line.origin?.output_t?.source ?? '' }, ...restoredFact(line.origin?.output_t)] };
  const wanted = { ...settings(), method: inventory.method, gwp_set: inventory.gwp_set };
  return {
    ...base,
    later: async () => {
      const calculation = await api.mineCalculation(line.mine_id, wanted);
      const { facts: said, citation: quoted } = outputDoor(calculation, figure, text(inventory.attribution));
      return { ...sorted(calculation.result, calculation.line, figure), facts: said, citation: quoted };
    },
  };
}
