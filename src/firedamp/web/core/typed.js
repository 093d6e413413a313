// Which number did somebody type? In Russian with a decimal comma, in English with a point; spaces between thousands in both.
import { currentLanguage } from './locale.js';
import { exact } from './numbers.js';

const SPACES = /[\s\u00a0\u202f]/g;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** The number of a text: null for none, NaN for what is no number. */
export function typedNumber(text, language = currentLanguage()) {
  const plain = text.replace(SPACES, '').replace('\u2212', '-');
  if (plain === '') return null;
  const pointed = language === 'ru' ? plain.replace(',', '.') : GROUPED.test(plain) ? plain.replaceAll(',', '') : plain;
  return NUMBER.test(pointed) ? Number(pointed) : NaN;
}

/** A number as one would type it in the language. */
export const asTyped = (value) => exact(value);

/** Numbers pasted as a column or a row: between lines, tabs, semicolons. */
export function typedNumbers(text, language = currentLanguage()) {
  const parts = text.split(/[\n\t;]+/).filter((part) => part.trim() !== '');
  return parts.map((part) => typedNumber(part, language));
}

export const asTypedList = (values) => values.map(asTyped).join('\n');
