// What do the numbers of one calculation open? Its trace, sorted into steps, inputs and factors.
import { named, t, text } from '../core/locale.js';
import { decimals, mass, quantity } from '../core/numbers.js';
import { aboutCalculation, facts, quoted } from './about.js';
import { documentText, reasons, valueText } from './door.js';

const MASSES = ['ch4_t', 'co2_t', 'co2e_t', 'co2_utilised_t'];
const FROM_RECORDS = ['factor', 'table', 'constant', 'gwp_set', 'value'];

/** Whose number it is: a mine and a year, or nobody's. */
export function subjectOf(line) {
  if (!line) return '';
  return line.year ? t('door.of_mine_year', { mine: named(line.name), year: line.year }) : named(line.name);
}

/** @returns {import('./door.js').Step} */
export function step(entry) {
  return {
    label: text(entry.label),
    latex: entry.latex,
    substituted: entry.substituted_latex,
    result: valueText(entry.value, entry.unit),
  };
}

/** What is to be confirmed of a row: the entries that it rests on, itself or through the steps before it. */
export function unconfirmedAt(result, entry) {
  return result.to_confirm.filter(({ id }) => entry.to_confirm?.includes(id));
}

/** Where a value came from, in words: its record, else who gave it; in an inventory's line the method did, but for what was entered: all of it (true), or the inputs that `entered` names. */
export function sourceText(entry, line) {
  const from = originsOfInputs(line)[entry.symbol];
  const kind = entry.source?.kind ?? 'user';
  const entered = !line || line.entered === true || line.entered?.includes(entry.symbol);
  return from?.source ?? t(`source.${!entered && kind === 'user' ? 'route' : kind}`);
}

export function input(entry, line) {
  return {
    label: text(entry.label),
    latex: entry.latex,
    value: valueText(entry.value, entry.unit),
    origin: originsOfInputs(line)[entry.symbol]?.quality,
    note: sourceText(entry, line),
    unsure: entry.to_confirm?.length > 0,
    ...restoredAs(originsOfInputs(line)[entry.symbol], entry.unit),
  };
}

/** How an input was restored, where it was. */
function restoredAs(origin, unit) {
  return origin?.restored ? { restored: { mark: origin.restored, unit } } : {};
}

export function factor(entry) {
  return {
    label: text(entry.source?.name) || text(entry.label),
    latex: entry.latex,
    value: valueText(entry.value, entry.unit),
    note: documentText(entry.source ?? {}),
    unsure: entry.to_confirm?.length > 0,
  };
}

/** How an inventory line calls what a method takes, where that is another name. */
const FIELDS = {
  coal_output: 'output_t',
  mine_depth: 'depth_m',
  gas_content: 'gas_content_m3_t',
  adjacent_share: 'emission_coefficient',
  absolute_abundance: 'absolute_abundance_m3_min',
  relative_abundance: 'relative_abundance_m3_t',
  methane_utilised: 'methane_utilised_m3',
  methane_flared: 'methane_flared_m3',
};

/** The origin of an input of a method: an inventory line names them by its own fields. */
export function originsOfInputs(line) {
  const origin = line?.origin ?? {};
  const renamed = Object.entries(FIELDS).map(([symbol, field]) => [symbol, origin[field] ?? origin[symbol]]);
  return { ...origin, ...Object.fromEntries(renamed) };
}

export const isFactor = (entry) => entry.kind !== 'step' && FROM_RECORDS.includes(entry.source?.kind);

/** By which documents what a row rests on was confirmed, where somebody knows. */
export const confirmedFacts = ({ confirmedBy }, entry) => confirmedBy?.(entry) ?? [];

/** The symbols that an output is made of, through all its steps; of an unknown output, all. */
function madeOf(trace, name) {
  const entries = new Map(trace.map((entry) => [entry.symbol, entry]));
  const found = new Set();
  const follow = (symbol) => {
    if (found.has(symbol) || !entries.has(symbol)) return;
    found.add(symbol);
    (entries.get(symbol).formula ?? '').match(/[A-Za-z_]\w*/g)?.forEach(follow);
  };
  follow(name);
  return found.size ? found : new Set(entries.keys());
}

/** What is to be confirmed of an output: what its row of the trace rests on. */
export function unconfirmedOf(result, name) {
  const entry = result.trace.find(({ symbol }) => symbol === name);
  return entry ? unconfirmedAt(result, entry) : result.to_confirm;
}

/** The trace of an output in three lists: the steps and factors that lead to it, and what was given. */
export function sorted(result, line, name) {
  const symbols = madeOf(result.trace, name);
  const entries = result.trace.filter((entry) => entry.value !== null);
  const leading = entries.filter((entry) => symbols.has(entry.symbol));
  return {
    steps: leading.filter((entry) => entry.kind === 'step' && entry.value !== 0 && !/^\w+$/.test(entry.formula ?? '')).map(step),
    inputs: entries.filter((entry) => entry.kind !== 'step' && !isFactor(entry)).map((entry) => input(entry, line)),
    factors: leading.filter(isFactor).map(factor),
    confirm: reasons(unconfirmedOf(result, name)),
  };
}

/** @returns {import('../core/numbers.js').Written} */
export function outputWritten(name, value, unit) {
  return MASSES.includes(name) ? mass(value) : quantity(value, unit);
}

/** An output for a card or a chart: large volumes in millions of cubic metres. */
export function outputShort(name, value, unit) {
  if (unit !== 'm3' || Math.abs(value) < 1e5) return outputWritten(name, value, unit);
  const millions = quantity(value / 1e6, 'mln_m3');
  return { ...millions, value, text: decimals(value / 1e6, millions.places), exact: quantity(value, unit).exact, divisor: 1e6 };
}

/** The 95 % range of an output: the line's where it has one, else the calculation's own; of a certain number, none. */
export function boundsOf({ line, result }, name) {
  const spread = result.uncertainty?.approach2?.[name];
  const [low, high] = [line?.[`${name}_low`] ?? spread?.low, line?.[`${name}_high`] ?? spread?.high];
  return low === high ? {} : { low, high };
}

/**
 * The door of one output of a calculation.
 * @returns {import('./door.js').Door}
 */
export function outputDoor(found, name, attribution) {
  const { line, result } = found;
  const written = outputWritten(name, result.outputs[name], result.units[name]);
  const { low, high } = boundsOf(found, name);
  const about = aboutCalculation(found, attribution);
  return {
    title: text(result.labels[name]),
    subtitle: subjectOf(line),
    written,
    low,
    high,
    origin: 'calculated',
    facts: [...confirmedFacts(found, result.trace.find(({ symbol }) => symbol === name)), ...facts(about)],
    ...sorted(result, line, name),
    attribution,
    citation: quoted(about, { what: [text(result.labels[name]), line ? named(line.name) : ''].filter(Boolean).join(', '), written, low, high }),
  };
}
