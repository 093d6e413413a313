// How is a source of the data said to the reader? Its document as the reader's language names it; a text in the other language is marked.
import { nothing } from 'lit';
import { currentLanguage, has, t, text } from './locale.js';
import { exact, unitName } from './numbers.js';

/** A place in a document: its "eq.", "section", numbers and units are said in the reader's language. */
export function placeText(place) {
  if (has(`place.${place}`)) return t(`place.${place}`);
  const said = place?.replace(/\b(eqs?\.|section|formula|post-mining|Tier)/g, (word) => (has(`place.${word}`) ? t(`place.${word}`) : word));
  return said?.replace(/^(\d+)\.(\d+)(·10\S*) (\S+)$/, (whole, ones, decimals, power, unit) => `${exact(Number(`${ones}.${decimals}`))}${power} ${unitName(unit)}`);
}

const words = (said) => said.toLowerCase().split(/[^\p{L}\p{N}.-]+/u).filter(Boolean);
const CYRILLIC = /[\u0400-\u04ff]/;
const LATIN = /[A-Za-z]{3,}[^A-Za-z]+[A-Za-z]{2,}/;

/**
 * "Order 371 of the Ministry …, formula 2.1" in Russian: the part that names the document, as its record does; then the place.
 * @param {string | null} source @param {{name: {en: string, ru: string}} | null} document
 */
export function sourceText(source, document) {
  if (!source || currentLanguage() === 'en' || !document?.name.ru || CYRILLIC.test(source)) return source ?? '';
  const known = new Set(words(document.name.en));
  const parts = source.split(', ');
  const from = parts.findIndex((part) => !words(part).every((word) => known.has(word)));
  if (from === 0) return source;
  const [short] = text(document.name).split(': ');
  return [short, ...(from < 0 ? [] : [placeText(parts.slice(from).join(', '))])].join(', ');
}

/** The value of `lang` for a text of the data: nothing where it is in the reader's language, or no text. */
export function languageOf(said) {
  if (typeof said !== 'string') return nothing;
  if (currentLanguage() === 'ru') return LATIN.test(said) && !CYRILLIC.test(said) ? 'en' : nothing;
  return CYRILLIC.test(said) && !/[A-Za-z]{3,}/.test(said) ? 'ru' : nothing;
}

/** Of a name given in both languages the reader's. */
export function eitherName(said) {
  const parts = (said ?? '').split(' / ');
  const cyrillic = parts.map((part) => CYRILLIC.test(part));
  if (parts.length !== 2 || cyrillic[0] === cyrillic[1]) return said ?? '';
  return parts[cyrillic.indexOf(currentLanguage() === 'ru')];
}
