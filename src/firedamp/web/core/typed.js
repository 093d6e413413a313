// Which number did somebody type? A decimal comma or point in either language; spaces between thousands, in English commas too.
// "1,234" in English may be either: it is refused, never guessed.
import { currentLanguage } from './locale.js';
import { exact } from './numbers.js';

const SPACES = /[\s\u00a0\u202f]/g;
const GROUPED = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** The number of a text: null for none, NaN for what is no number, or for one that may be two. */
export function typedNumber(text, language = currentLanguage()) {
  const plain = bare(text);
  if (plain === '') return null;
  if (isEither(plain, language)) return NaN;
  const pointed = language !== 'ru' && GROUPED.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  return NUMBER.test(pointed) ? Number(pointed) : NaN;
}

/** The two ways to write the number that a text may mean, or null where it means one at most: "1,234" in English. */
export function eitherNumber(text, language = currentLanguage()) {
  const plain = bare(text);
  return isEither(plain, language) ? { decimal: plain.replace(',', '.'), whole: plain.replace(',', '') } : null;
}

const bare = (text) => text.replace(SPACES, '').replace('\u2212', '-');
const isEither = (plain, language) => language !== 'ru' && EITHER.test(plain);

/** A number as one would type it in the language: grouped, unless it could then be read as another. */
export function asTyped(value) {
  const written = exact(value);
  return eitherNumber(written)?.whole ?? written;
}

/** Numbers pasted as a column or a row: between lines, tabs, semicolons. */
export function typedNumbers(text, language = currentLanguage()) {
  const parts = text.split(/[\n\t;]+/).filter((part) => part.trim() !== '');
  return parts.map((part) => typedNumber(part, language));
}

export const asTypedList = (values) => values.map(asTyped).join('\n');
