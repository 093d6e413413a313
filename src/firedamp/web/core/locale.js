// In which language does the client speak, and where do its words come from? Only from locale/*.json.

const LANGUAGES = ['ru', 'en'];
const KEPT = 'firedamp.language';

/** Tells of a change of language. */
export const languageChanges = new EventTarget();

let language = startLanguage();
/** @type {Record<string, string | Record<string, string>>} */
let words = {};

function startLanguage() {
  const kept = readKept();
  if (LANGUAGES.includes(kept)) return kept;
  const wanted = (navigator.languages ?? []).map((each) => each.slice(0, 2));
  return wanted.find((each) => LANGUAGES.includes(each)) ?? 'ru';
}

function readKept() {
  try {
    return localStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

/** @returns {'ru' | 'en'} */
export function currentLanguage() {
  return /** @type {'ru' | 'en'} */ (language);
}

/** Read the words of the current language. */
export async function loadLanguage() {
  const answer = await fetch(`/locale/${language}.json`);
  words = await answer.json();
  document.documentElement.lang = language;
  languageChanges.dispatchEvent(new Event('change'));
}

/** Speak another language from now on, also after a reload. */
export async function setLanguage(wanted) {
  if (!LANGUAGES.includes(wanted) || wanted === language) return;
  language = wanted;
  try {
    localStorage.setItem(KEPT, wanted);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  await loadLanguage();
}

/** Whether the words are there. */
export function ready() {
  return Object.keys(words).length > 0;
}

/**
 * The words for a key; `{name}` is replaced by a parameter, plural forms are chosen by `count`.
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 */
export function t(key, params = {}) {
  const found = words[key];
  const pattern = typeof found === 'object' ? found[pluralForm(params.count)] : found;
  if (pattern === undefined) return key;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
}

/** Whether there are words for a key, for values that a data package may add to. */
export function has(key) {
  return key in words;
}

/** A name as it begins a line: "шахта Алардинская" with a capital. */
export function named(translated) {
  const name = text(translated);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** A word of the data (a status, a rank) in the reader's language, or as it stands there. */
export const word = (group, value) => (has(`${group}.${value}`) ? t(`${group}.${value}`) : value);

/** A text to compare by: small letters, \u0451 as \u0435. */
export const plainWords = (said) => said.toLowerCase().replaceAll('\u0451', '\u0435');

function pluralForm(count) {
  return new Intl.PluralRules(language).select(Number(count ?? 0));
}

/**
 * A text that the API gives in two languages, or in one.
 * @param {{en?: string, ru?: string} | string | null | undefined} translated
 */
export function text(translated) {
  if (translated === null || translated === undefined) return '';
  const said = typeof translated === 'string' ? translated : translated[language] || translated.en || translated.ru || '';
  return said.replace(/CO2/g, 'CO₂').replace(/CH4/g, 'CH₄');
}

/** A company by its Russian name where one is known, else by the one that its source gives. */
export function companyName(company) {
  return text({ en: company.name, ru: company.name_ru || company.name });
}
