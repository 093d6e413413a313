// What does a number open? One description of it, the same wherever the number stands. The drawer draws it.
import { has, t, text } from '../core/locale.js';
import { confidence, exact, quantity, range as between, unitName, year } from '../core/numbers.js';
import { placeText } from '../core/sources.js';

/**
 * @typedef {object} Fact a line of the drawer: what, and how much or which
 * @property {string} label
 * @property {string} value
 * @property {string} [origin] measured, reported, calculated, restored, expert, synthetic
 * @property {string} [note] document, validity, source
 * @property {boolean} [unsure] shown with the amber mark
 * @property {string} [latex] its letter in the formulas
 * @property {string} [href] the page of what it names
 * @property {{mark: import('../components/restored-note.js').RestoredMark, unit: string}} [restored] how it was restored
 *
 * @typedef {object} Step
 * @property {string} label
 * @property {string} latex
 * @property {string} [substituted]
 * @property {string} [result]
 *
 * @typedef {object} Part one of the numbers that a sum is made of
 * @property {string} label
 * @property {import('../core/numbers.js').Written} written
 * @property {number} share of the whole, 0 to 1
 * @property {string} [href]
 *
 * @typedef {object} Addend what is added to make the number, or the whole
 * @property {string} label
 * @property {string} said the value with its sign
 * @property {number} value
 * @property {boolean} [whole]
 *
 * @typedef {object} Door
 * @property {string} title
 * @property {string} [subtitle]
 * @property {import('../core/numbers.js').Written} [written]
 * @property {number} [low]
 * @property {number} [high]
 * @property {number} [level] of the range, where that is not 95 %
 * @property {string} [origin]
 * @property {string} [summary]
 * @property {Fact[]} [facts] who, when, by what
 * @property {string} [factsTitle]
 * @property {Step[]} [steps]
 * @property {Fact[]} [inputs]
 * @property {Fact[]} [factors]
 * @property {Part[]} [parts]
 * @property {string} [partsTitle]
 * @property {Addend[]} [sum]
 * @property {string} [sumTitle]
 * @property {string} [sumNote] what there is to say of it, also where it is not known
 * @property {{title: string, facts: Fact[]}[]} [sections] what else there is to say, under titles of its own
 * @property {string[]} [confirm] reasons
 * @property {{href: string, label: string}} [more]
 * @property {string} [citation]
 * @property {string} [attribution]
 * @property {() => Promise<Partial<Door>>} [later] what has to be asked for first
 */

/** The reasons of `to_confirm` entries, each once. */
export function reasons(entries) {
  return [...new Set((entries ?? []).map(reason))];
}

function reason({ kind, id, reason: given }) {
  // A set or a factor is known by its name; an uncertainty says which input it is of.
  return kind === 'uncertainty' ? text(given) : `${t(`confirm.kind.${kind}`)} ${id}: ${text(given)}`;
}

/** A value of a trace or a list of values, as text. */
export function valueText(value, unit) {
  if (value === null || value === undefined) return t('value.none');
  if (Array.isArray(value)) return value.slice(0, 6).map((each) => valueText(each, '')).join('; ') + (value.length > 6 ? ' …' : '');
  if (typeof value !== 'number') return choiceText(String(value));
  return quantity(value, unit).exact;
}

/** A choice of a sheet in the reader's language: "surface" is "разрез". */
function choiceText(value) {
  const known = ['mine_type', 'coal_rank'].map((kind) => `${kind}.${value.replace('-', '')}`).find(has);
  return known ? t(known) : value;
}

/** "Order 371 …, valid from 2023-03-01 to 2029-03-01". */
export function documentText(source) {
  const note = typeof source.note === 'object' ? text(source.note) : source.note;
  return [text(source.document), placeText(source.place), note, validityText(source)].filter(Boolean).join(' · ');
}

/** "from 1 March 2023 to 1 March 2029". */
export function validityText({ valid_from: from, valid_to: to }) {
  const ends = [from ? t('door.valid_from', { date: dateText(from) }) : '', to ? t('door.valid_to', { date: dateText(to) }) : ''];
  return ends.filter(Boolean).join(' ');
}

export function dateText(date) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** A moment, as the reader's clock shows it. */
export function momentText(moment) {
  const said = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));
  // A year keeps the abbreviation that Russian puts after it.
  return said.replace(/ (\p{L}\.)/u, '\u00a0$1');
}

/** The span of an inventory in words: one year, or each mine's latest known output between two. */
export function periodText(inventory) {
  if (inventory.year) return t('period.year', { year: year(inventory.year) });
  const { first, last } = inventory.period;
  if (first === last) return t('period.composite_year', { year: year(first) });
  return t('period.composite', { first: year(first), last: year(last) });
}

/** A sentence to quote a number by: what, how much, how, from which data, by which software. */
export function citation({ what, written, low, range, method, gwpSet, period, attribution, software }) {
  const value = valueSaid(written, low === undefined ? '' : range);
  return t('citation', { what, value, method, gwp_set: gwpSet, period: ends(period), attribution: ends(attribution), software, address: location.href });
}

/** A sentence to quote any number by that has none of its own: what, how much, and what its drawer says of it. */
export function citationOf({ title, subtitle, written, low, high, level, facts = [], attribution }) {
  const ranged = low !== undefined && low !== null;
  const said = facts.map(({ label, value }) => `${label}: ${ends(value)}`).join('; ');
  const data = attribution ? `${t('data')}: ${ends(attribution)}` : '';
  const what = [title, subtitle].filter(Boolean).join(', ');
  return [`${what}: ${valueSaid(written, ranged ? between(written, low, high) : '', level)}`, said, data, location.href].filter(Boolean).join('. ');
}

/** "1.54 Mt (95 % range: 0.86–2.99 Mt; exact value: 1,541,712 t)". */
function valueSaid(written, range, level) {
  const bounds = range ? `${confidence(level)}: ${range} ${written.unit}; `.replace(' ;', ';') : '';
  const short = `${written.text} ${written.unit}`.trim();
  return written.exact === short && !bounds ? short : `${short} (${bounds}${t('door.exact').toLocaleLowerCase()}: ${written.exact})`;
}

const ends = (part) => part.replace(/\.$/, '');
