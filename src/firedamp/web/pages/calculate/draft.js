// What has been entered for a method, as typed: kept through a lost connection, another language, and in the address.
import { currentLanguage } from '../../core/locale.js';
import { asTyped, asTypedList, typedNumber, typedNumbers } from '../../core/typed.js';

/**
 * @typedef {{text: string, unit: string, own: boolean, origin: {source: string, quality: string, restored?: object} | null}} Entry
 *   `own`: typed by the person, so that another unit keeps the digits; else filled in, so that it keeps the quantity
 * @typedef {{language: string, entries: Record<string, Entry>, records: Record<string, Record<string, Entry>[]>, spreads: Record<string, {kind: string, text: string}>, groups: number[], filled: string[]}} Draft
 */

export const isNumber = (item) => ['number', 'integer', 'series'].includes(item.kind);
const nothing = (item) => ({ text: '', unit: item.unit, own: false, origin: null });
/** Beyond the ten digits that a field shows, two numbers are one. */
const rounded = (_, value) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value);
const same = (one, other) => JSON.stringify(one, rounded) === JSON.stringify(other, rounded);

/** A value of the API (a number, {value, unit}, a list, a word) as an entry. */
function entryOf(item, value, origin = null) {
  if (value === null || value === undefined) return nothing(item);
  const { value: plain, unit = item.unit, text } = typeof value === 'object' && !Array.isArray(value) ? value : { value };
  if (text !== undefined) return { text, unit, own: true, origin: null };
  const written = Array.isArray(plain) ? asTypedList(plain) : isNumber(item) && typeof plain === 'number' ? asTyped(plain) : String(plain);
  return { text: written, unit, own: false, origin };
}

function recordsOf(item, value) {
  const given = Array.isArray(value) ? value : [];
  const padded = given.length || item.default ? given : [{}];
  return padded.map((record) => Object.fromEntries(item.fields.map((field) => [field.name, entryOf(field, record[field.name])])));
}

/**
 * The draft of a sheet: what the mine's data give, over it what the address keeps.
 * @param {{inputs?: object, origin?: object, uncertainty?: object}} offer
 * @param {{inputs?: object, uncertainty?: object}} kept
 * @returns {Draft}
 */
export function newDraft(sheet, offer, kept) {
  const entries = {};
  const records = {};
  for (const item of sheet.inputs) {
    const [given, changed] = [offer.inputs?.[item.name], kept.inputs?.[item.name]];
    const value = changed === undefined ? given : changed;
    if (item.kind === 'list') records[item.name] = recordsOf(item, value);
    else entries[item.name] = entryOf(item, value, changed === undefined || same(changed, given) ? offer.origin?.[item.name] ?? null : null);
  }
  const sizes = Object.entries({ ...offer.uncertainty, ...kept.uncertainty }).filter(([, size]) => size && typeof size === 'object');
  const spreads = Object.fromEntries(sizes.map(([name, size]) => [name, spreadOf(size)]));
  const groups = (sheet.alternatives ?? []).map((ways) => Math.max(0, ways.findIndex((names) => names.some((name) => entries[name]?.text))));
  return { language: currentLanguage(), entries, records, spreads, groups, filled: Object.keys(offer.inputs ?? {}) };
}

const spreadOf = ({ percent, factor }) => (factor === undefined ? { kind: 'percent', text: asTyped(percent) } : { kind: 'factor', text: asTyped(factor) });

/** The names that the chosen ways of giving something leave out. */
export function leftOut(sheet, draft) {
  return new Set((sheet.alternatives ?? []).flatMap((ways, place) => ways.filter((_, way) => way !== draft.groups[place]).flat()));
}

/** An entry as the API takes it; undefined for none, {text} for what is not a number. */
export function valueOf(item, entry) {
  if (!entry.text.trim()) return undefined;
  if (item.kind === 'boolean') return entry.text === 'true';
  if (!isNumber(item)) return entry.text;
  const value = item.kind === 'series' ? typedNumbers(entry.text) : typedNumber(entry.text);
  const sound = [value].flat().every((number) => Number.isFinite(number));
  const unit = entry.unit === item.unit ? {} : { unit: entry.unit };
  if (!sound) return { text: entry.text, ...unit };
  return entry.unit === item.unit ? value : { value, ...unit };
}

function valuesOf(sheet, draft) {
  const out = leftOut(sheet, draft);
  const values = sheet.inputs.filter((item) => !out.has(item.name)).map((item) => [item.name, item.kind === 'list' ? listOf(item, draft) : valueOf(item, draft.entries[item.name])]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function listOf(item, draft) {
  const list = draft.records[item.name].map((record) => Object.fromEntries(item.fields.map((field) => [field.name, valueOf(field, record[field.name])]).filter(([, value]) => value !== undefined)));
  return list.length ? list : undefined;
}

function spreadsOf(draft) {
  const given = Object.entries(draft.spreads).map(([name, { kind, text }]) => [name, { [kind]: typedNumber(text) }]);
  return Object.fromEntries(given.filter(([, size]) => Object.values(size).every(Number.isFinite)));
}

/** What the API is asked: inputs and uncertainties. */
export const bodyOf = (sheet, draft) => ({ inputs: valuesOf(sheet, draft), uncertainty: spreadsOf(draft) });

/** What the address keeps: what differs from the mine's data; null for what was emptied. */
export function keptOf(sheet, draft, offer) {
  const { inputs, uncertainty } = bodyOf(sheet, draft);
  const names = new Set([...Object.keys(inputs), ...Object.keys(offer.inputs ?? {})]);
  const changed = [...names].filter((name) => !same(inputs[name], offer.inputs?.[name])).map((name) => [name, inputs[name] ?? null]);
  const own = Object.entries(uncertainty).filter(([name, size]) => !same(size, offer.uncertainty?.[name]));
  return { inputs: Object.fromEntries(changed), uncertainty: Object.fromEntries(own) };
}

/** Where the inputs that were not changed came from; of a restored one also how. */
export function originsOf(draft) {
  return Object.fromEntries(Object.entries(draft.entries).filter(([, entry]) => entry.text && entry.origin).map(([name, { origin }]) => [name, origin]));
}

/** The same, as it is kept with a calculation. */
export function statedOrigins(draft) {
  return Object.fromEntries(Object.entries(originsOf(draft)).map(([name, { source, quality }]) => [name, { source, quality }]));
}

/** The same draft for a reader of another language: decimal commas become points. */
export function inLanguage(draft, items) {
  const from = draft.language;
  const numbers = (text) => text.split('\n').map((line) => numberIn(line, from)).join('\n');
  const entry = (item, each) => (isNumber(item) ? { ...each, text: numbers(each.text) } : each);
  const entries = Object.fromEntries(Object.entries(draft.entries).map(([name, each]) => [name, entry(items[name], each)]));
  const fields = (name) => Object.fromEntries(items[name].fields.map((field) => [field.name, field]));
  const records = Object.fromEntries(Object.entries(draft.records).map(([name, list]) => [name, list.map((record) => Object.fromEntries(Object.entries(record).map(([field, each]) => [field, entry(fields(name)[field], each)])))]));
  const spreads = Object.fromEntries(Object.entries(draft.spreads).map(([name, each]) => [name, { ...each, text: numbers(each.text) }]));
  return { ...draft, entries, records, spreads, language: currentLanguage() };
}

function numberIn(text, language) {
  const value = typedNumber(text, language);
  return Number.isFinite(value) ? asTyped(value) : text;
}

/** An entry in another unit: what one typed keeps its digits, what was filled in keeps its quantity. */
export function inUnit(item, entry, unit) {
  const value = typedNumber(entry.text);
  if (entry.own || !Number.isFinite(value)) return { ...entry, unit };
  return { ...entry, unit, text: asTyped(fromOwn(item, unit, toOwn(item, entry.unit, value))) };
}

const scaleOf = (item, unit) => item.units.find((each) => each.unit === unit) ?? { scale: 1, offset: 0 };

/** A number in a unit as one in the unit of the sheet. */
export function toOwn(item, unit, value) {
  const { scale, offset } = scaleOf(item, unit);
  return value * scale + offset;
}

export function fromOwn(item, unit, value) {
  const { scale, offset } = scaleOf(item, unit);
  return (value - offset) / scale;
}
