// What do the numbers of one calculation open? Its trace, sorted into steps, inputs and factors.
import { named, t, text } from '../core/locale.js';
import { mass, quantity, range } from '../core/numbers.js';
import { citation, documentText, reasons, valueText } from './door.js';

const MASSES = ['ch4_t', 'co2_t', 'co2e_t', 'co2_utilised_t'];
const FROM_RECORDS = ['factor', 'table', 'constant', 'gwp_set', 'value'];

/** @returns {import('./door.js').Step} */
export function step(entry) {
  return {
    label: text(entry.label),
    latex: entry.latex,
    substituted: entry.substituted_latex,
    result: valueText(entry.value, entry.unit),
  };
}

/** An input with where it came from: the passport's origin where the line tells it, else user or default. */
function input(entry, origin) {
  const from = origin[entry.symbol];
  const kind = entry.source?.kind ?? 'user';
  return {
    label: text(entry.label),
    latex: entry.latex,
    value: valueText(entry.value, entry.unit),
    origin: from?.quality,
    note: from?.source ?? t(`source.${kind}`),
  };
}

function factor(entry) {
  return {
    label: text(entry.source?.name) || text(entry.label),
    latex: entry.latex,
    value: valueText(entry.value, entry.unit),
    note: documentText(entry.source ?? {}),
    unsure: entry.source?.status === 'to_confirm',
  };
}

/** The origin of an input of a method: an inventory line names them by its own fields. */
export function originsOfInputs(line) {
  const origin = line?.origin ?? {};
  return {
    ...origin,
    coal_output: origin.output_t ?? origin.coal_output,
    mine_depth: origin.depth_m ?? origin.mine_depth,
    gas_content: origin.gas_content_m3_t ?? origin.gas_content,
    adjacent_share: origin.emission_coefficient ?? origin.adjacent_share,
  };
}

const isFactor = (entry) => entry.kind !== 'step' && FROM_RECORDS.includes(entry.source?.kind);

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

/** What is to be confirmed of an output: a GWP set only where the output is made with one. */
export function unconfirmedOf(result, name) {
  const symbols = madeOf(result.trace, name);
  const withGwp = result.trace.some((entry) => symbols.has(entry.symbol) && entry.source?.kind === 'gwp_set');
  return result.to_confirm.filter(({ kind }) => kind !== 'gwp_set' || withGwp);
}

/** The trace of an output in three lists. */
export function sorted(result, line, name) {
  const origins = originsOfInputs(line);
  const symbols = madeOf(result.trace, name);
  const without = (entry) => entry.source?.kind === 'gwp_set' && !symbols.has(entry.symbol);
  const entries = result.trace.filter((entry) => entry.value !== null && !without(entry));
  return {
    steps: entries.filter((entry) => entry.kind === 'step' && entry.value !== 0 && !/^\w+$/.test(entry.formula ?? '')).map(step),
    inputs: entries.filter((entry) => entry.kind !== 'step' && !isFactor(entry)).map((entry) => input(entry, origins)),
    factors: entries.filter(isFactor).map(factor),
    confirm: reasons(unconfirmedOf(result, name)),
  };
}

/** @returns {import('../core/numbers.js').Written} */
export function outputWritten(name, value, unit) {
  return MASSES.includes(name) ? mass(value) : quantity(value, unit);
}

/**
 * The door of one output of a calculation.
 * @returns {import('./door.js').Door}
 */
export function outputDoor({ line, result }, name, attribution) {
  const written = outputWritten(name, result.outputs[name], result.units[name]);
  const bounds = result.uncertainty?.approach2?.[name];
  const [low, high] = [line?.[`${name}_low`] ?? bounds?.low, line?.[`${name}_high`] ?? bounds?.high];
  return {
    title: text(result.labels[name]),
    subtitle: line ? t('door.of_mine_year', { mine: named(line.name), year: line.year }) : '',
    written,
    low,
    high,
    origin: 'calculated',
    facts: [
      { label: t('method'), value: text(result.title) },
      { label: t('gwp_set'), value: result.gwp_set },
      { label: t('door.software'), value: `Firedamp ${result.software_version}` },
      { label: t('door.draws'), value: t('door.draws_value', { draws: result.uncertainty?.draws ?? 0, seed: result.seed }) },
    ],
    ...sorted(result, line, name),
    attribution,
    citation: citation({
      what: `${text(result.labels[name])}, ${line ? named(line.name) : ''}`,
      written,
      low,
      high,
      range: low === undefined ? '' : range(written, low, high),
      method: text(result.title),
      gwpSet: result.gwp_set,
      period: line?.year ?? '',
      attribution,
      software: `Firedamp ${result.software_version}`,
    }),
  };
}

/** The door of any row of a trace: a step with its numbers, an input with its origin, a factor with its document. */
export function entryDoor({ line, result }, entry) {
  const steps = entry.kind === 'step' ? [step(entry)] : [];
  const one = isFactor(entry) ? { factors: [factor(entry)] } : { inputs: [input(entry, originsOfInputs(line))] };
  const unsure = result.to_confirm.filter((each) => [entry.symbol, entry.source?.id].includes(each.id));
  const origin = entry.kind === 'step' ? 'calculated' : originsOfInputs(line)[entry.symbol]?.quality;
  return {
    title: text(entry.label),
    subtitle: line ? t('door.of_mine_year', { mine: named(line.name), year: line.year }) : '',
    written: typeof entry.value === 'number' ? quantity(entry.value, entry.unit) : undefined,
    origin,
    steps,
    ...(entry.kind === 'step' ? {} : one),
    confirm: reasons(unsure),
  };
}
