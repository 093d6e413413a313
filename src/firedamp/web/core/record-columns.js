// Which columns of a table are shown, in which order, and where does a record lead to? From the schema alone.
import { currentLanguage, text } from './locale.js';
import { heading, isNumeric } from './record-values.js';
import { sourceText } from './sources.js';

const MOST_AT_FIRST = 12;
/** Records that have a page of their own in another room. */
const PAGES = { mines: (key) => `/mines/${encodeURIComponent(key)}` };

/** Tables whose records are of a mine and year that methods calculate. */
const CALCULABLE = ['coal_output', 'methane_abundance', 'methane_use'];

/** The mine and year that a record gives to a calculation, or null. */
export const calculableOf = (table, { values: { mine, year } }) => (CALCULABLE.includes(table) && mine && year ? { mine: mine.id, year } : null);

/** The page of another room that shows what a reference names, or null. */
export const pageOfRecord = (table, key) => PAGES[table]?.(key) ?? null;

/** The column that names a record in the reader's language. */
export function nameColumn(schema) {
  if (!schema.named) return null;
  const own = (name) => schema.columns.find((column) => column.name === name);
  return own(`name_${currentLanguage()}`) ?? own('name_en') ?? own('name');
}

/** The order at first: by the name in the reader's language where it is by a name. */
export const orderAtFirst = (schema) => (schema.named && schema.sort.startsWith('name') ? nameColumn(schema).name : schema.sort);

/** All columns, the record's name first. */
export function ordered(schema) {
  const name = nameColumn(schema);
  return name ? [name, ...schema.columns.filter((column) => column !== name)] : schema.columns;
}

/** Names of the columns that are shown unless the reader chooses: the record's own, and where they come from. */
export function shownAtFirst(schema) {
  const other = nameColumn(schema)?.name.replace(/^name_.*/, currentLanguage() === 'ru' ? 'name_en' : 'name_ru');
  const minor = (column) => (schema.by_basin && column.table === 'basins') || column.name === other || (column.type === 'text' && !column.required);
  const own = ordered(schema).filter((column) => !column.common && !minor(column)).slice(0, MOST_AT_FIRST);
  return [...own, ...schema.columns.filter((column) => column.common && column.type === 'text' && column.required)].map((column) => column.name);
}

/** The columns named, or those at first; the column that names a record always. */
export function shownColumns(schema, chosen) {
  const names = chosen.length ? chosen : shownAtFirst(schema);
  const [first, ...others] = ordered(schema);
  return [first, ...others.filter((column) => names.includes(column.name))];
}

const LETTER = 6.7;
const AROUND = 46;

/** How long the longer line of a heading is when it is broken in two. */
function brokenInTwo(said) {
  const words = said.split(' ');
  const lengths = words.map((_, place) => Math.max(words.slice(0, place).join(' ').length, words.slice(place).join(' ').length));
  return Math.min(...lengths);
}

/** How wide a column begins, in pixels: a number is narrow, but its heading fits in two lines. */
export function widthOf(column, first) {
  if (first) return { reference: 320, text: 290 }[column.type] ?? 130;
  if (column.type === 'year') return 84;
  if (isNumeric(column)) return Math.max(130, Math.ceil(brokenInTwo(heading(column)) * LETTER + AROUND));
  if (column.type === 'text' && !column.changeable) return 140;
  return { date: 140, choice: 150, reference: 210 }[column.type] ?? 220;
}

/** How a value of a record came about: of a figure with an origin of its own, else of the whole record. */
export const qualityOf = (record, column) => record.origin?.[column.name]?.quality ?? record.values.quality;
/** How a figure was restored, where it was: with its interval, its method and its run. */
export const restoredOf = (record, column) => record.restored?.[column.name] ?? null;
/** Whether the sign of what is restored stands beside the one of its quality. */
export const alsoRestored = (record, column) => restoredOf(record, column) !== null && qualityOf(record, column) !== 'restored';
/** Where a figure came from, in the reader's language where its package words it in both. */
export function sourceOf(record, column) {
  return inOwnWords(record, record.origin?.[column.name]?.source ?? record.values.source);
}

/** What a record says of its source, in the reader's language: as its package words it, else by its document's name. */
export function sourceSaid(record) {
  const said = record.values.source;
  const worded = inOwnWords(record, said);
  return worded === said ? sourceText(said, record.values.document) : worded;
}

const inOwnWords = (record, said) => (said && said === record.source?.en ? text(record.source) : said);
export const unsure = (record) => record.values.confirmation === 'to_confirm';
