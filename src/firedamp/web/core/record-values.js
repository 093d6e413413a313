// How is a value of a record written, and how is what somebody typed read? By the type of its column, the same everywhere.
import { named, plainWords, t, text } from './locale.js';
import { exact, ungrouped, unitName, year } from './numbers.js';
import { asTyped, eitherNumber, typedNumber } from './typed.js';

/** @typedef {{name: string, type: string, unit: string, label: object, help: object, required: boolean, changeable: boolean, minimum: number | null, maximum: number | null, usual: number[] | null, choices: {value: string, label: object}[] | null, table: string | null, common: boolean}} Column */

const NUMERIC = ['number', 'year'];
export const isNumeric = (column) => NUMERIC.includes(column.type);
export const isAbsent = (value) => value === null || value === undefined || value === '';

/** "Absolute abundance, m³/min": the label with the unit. */
export function heading(column) {
  const unit = column.type === 'number' ? unitName(column.unit) : '';
  return unit ? `${text(column.label)}, ${unit}` : text(column.label);
}

/** A value as it is read: '' where there is none. */
export function written(column, value) {
  if (isAbsent(value)) return '';
  if (column.type === 'number' && typeof value === 'number') return exact(value);
  if (column.type === 'year' && typeof value === 'number') return year(value);
  if (column.type === 'date') return dateWritten(String(value));
  if (column.type === 'choice') return choiceWritten(column, value);
  return typeof value === 'object' ? named(value.name) || value.id : String(value);
}

function choiceWritten(column, value) {
  const choice = column.choices?.find((each) => each.value === value);
  return choice ? text(choice.label) : String(value);
}

function dateWritten(value) {
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

/** A value as one would type it: what an editor begins with. */
export function typable(column, value) {
  if (isAbsent(value)) return '';
  if (column.type === 'number') return typeof value === 'number' ? asTyped(value) : String(value);
  if (column.type === 'reference') return written(column, value);
  return String(value);
}

/** A value as a spreadsheet takes it. */
export function pasteable(column, value) {
  if (isAbsent(value)) return '';
  if (isNumeric(column) && typeof value === 'number') return ungrouped(value);
  return column.type === 'date' ? String(value) : written(column, value);
}

/** A value as the API takes it: a reference by its id. */
export const sent = (value) => (value && typeof value === 'object' ? value.id : isAbsent(value) ? null : value);

export const sameValue = (one, other) => sent(one) === sent(other);

/**
 * What was typed or pasted, in the type of its column.
 * @returns {{value: any, problem?: string}}
 */
export function readTyped(column, typed) {
  const said = typed.trim();
  if (said === '') return { value: null };
  if (isNumeric(column)) return readNumber(column, said);
  if (column.type === 'date') return readDate(said);
  if (column.type === 'choice') return readChoice(column, said);
  return { value: said };
}

function readNumber(column, said) {
  const either = eitherNumber(said);
  if (either) return { value: said, problem: t('value.either_number', { value: said, ...either }) };
  const value = typedNumber(said);
  if (Number.isNaN(value)) return { value: said, problem: t('value.not_a_number', { value: said }) };
  if (column.type === 'year' && !Number.isInteger(value)) return { value, problem: t('value.not_a_year', { value: said }) };
  return { value };
}

/** 2024-03-01, or 01.03.2024 as Russian spreadsheets write it. */
function readDate(said) {
  const [, day, month, whole] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(said) ?? [];
  const iso = whole ? `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : said;
  return Number.isNaN(Date.parse(iso)) ? { value: said, problem: t('value.not_a_date', { value: said }) } : { value: iso };
}

/** A choice by its value or its word in either language. */
function readChoice(column, said) {
  const found = column.choices.find((each) => [each.value, each.label.en, each.label.ru].map(plainWords).includes(plainWords(said)));
  return found ? { value: found.value } : { value: said, problem: t('value.not_a_choice', { value: said, choices: column.choices.map((each) => text(each.label)).join(', ') }) };
}

/** "0 to 2000 m³/min, usually 1 to 150": what a field may hold. */
export function bounds(column) {
  if (!isNumeric(column) || !column.usual) return '';
  const [low, high] = column.usual.map(asTyped);
  return t('value.usual', { low, high, unit: unitName(column.unit) }).trim();
}
