// What does a row of a trace open? A step with its numbers, an input with its origin, a factor with its document; each with its range.
import { t, text } from '../core/locale.js';
import { quantity } from '../core/numbers.js';
import { aboutCalculation, facts } from './about.js';
import { placeText } from '../core/sources.js';
import { reasons, validityText } from './door.js';
import { confirmedFacts, factor, input, isFactor, originsOfInputs, sourceText, step, subjectOf, unconfirmedAt } from './trace.js';

const fact = (label, value) => (value ? [{ label, value: String(value) }] : []);

/**
 * @param {{line: object | null, result: object, data?: object}} found
 * @returns {import('./door.js').Door}
 */
export function entryDoor(found, entry, attribution = '') {
  const { line, result } = found;
  const computed = entry.kind === 'step';
  const origin = originsOfInputs(line)[entry.symbol];
  const own = isFactor(entry) ? { factors: [factor(entry)] } : { inputs: [input(entry, line)] };
  return {
    title: text(entry.label),
    subtitle: subjectOf(line),
    written: typeof entry.value === 'number' ? quantity(entry.value, entry.unit) : undefined,
    low: entry.low,
    high: entry.high,
    origin: computed ? 'calculated' : origin?.quality,
    ...(computed ? { steps: [step(entry)] } : own),
    confirm: reasons(unconfirmedAt(result, entry)),
    facts: [...(computed ? [] : recordFacts(found, entry, origin)), ...confirmedFacts(found, entry), ...madeFacts(found, entry, attribution)],
    attribution: isFactor(entry) ? '' : attribution,
  };
}

/** Where a value that was not computed stands: its document, edition, place in it and record. */
function recordFacts({ line, result }, entry, origin) {
  const source = entry.source ?? {};
  if (isFactor(entry)) {
    return [
      ...fact(t('door.document'), text(source.document)),
      ...fact(t('door.edition'), validityText(source) || (source.kind === 'constant' || source.kind === 'value' ? result.edition : '')),
      ...fact(t('door.place'), placeText(source.place)),
      ...fact(t('door.record'), source.id ?? `${result.method} ${entry.symbol}`),
    ];
  }
  return [
    ...fact(t('door.source'), source.stated ? text(source.stated) : sourceText(entry, line)),
    ...fact(t('door.row'), origin?.row),
    ...fact(t('door.record'), origin && line?.mine_id ? `${line.mine_id}/${line.year}` : ''),
  ];
}

/** By what a value is used or was computed: draws only where they made its range, data only where it rests on them. */
function madeFacts(found, entry, attribution) {
  const about = aboutCalculation(found, attribution);
  const drawn = entry.kind === 'step' && typeof entry.low === 'number';
  return facts({ ...about, draws: drawn ? about.draws : 0, data: isFactor(entry) ? undefined : about.data });
}
