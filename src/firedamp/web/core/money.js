// How is an amount of money written? In millions or thousands of its currency, which is never guessed or converted.
import { t, word } from './locale.js';
import { decimals, exact, significant } from './numbers.js';

const STEPS = [
  { from: 1e9, divisor: 1e9, name: 'billion' },
  { from: 1e6, divisor: 1e6, name: 'million' },
  { from: 1e4, divisor: 1e3, name: 'thousand' },
];
const WHOLE = { divisor: 1, name: '' };
const MOST_PLACES = 4;

/** The currency as the project names it; that of made-up costs in the reader's language. */
export const currencyName = (currency) => (currency ? word('currency', currency) : t('project.money'));

/** So many decimals that three digits are seen. */
function placesOf(value) {
  if (value === 0) return 0;
  return Math.min(MOST_PLACES, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}

/** So many that a small amount beside a large one keeps two. */
const twoDigits = (value) => (value === 0 ? 0 : Math.min(MOST_PLACES, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))))));

/** @returns {import('./numbers.js').Written} */
export function money(value, currency, like = value) {
  const step = STEPS.find(({ from }) => Math.abs(like) >= from * 0.9995) ?? WHOLE;
  const size = value / step.divisor;
  const places = Math.max(placesOf(like / step.divisor), twoDigits(size));
  const unit = [step.name ? t(`money.${step.name}`) : '', currencyName(currency)].filter(Boolean).join(' ');
  return { value, text: decimals(size, places), unit, exact: `${exact(value)} ${currencyName(currency)}`, divisor: step.divisor, places };
}

/** Money for a unit of something: "12.4 RUB/t". @returns {import('./numbers.js').Written} */
export function moneyPer(value, currency, per) {
  const unit = `${currencyName(currency)}/${per}`;
  return { value, text: significant(value), unit, exact: `${exact(value)} ${unit}`, divisor: 1, places: placesOf(value) };
}

/** What a tonne costs that is not emitted. */
export const perTonne = (value, currency) => moneyPer(value, currency, t('money.tonne'));
export const perTonneUnit = (currency) => perTonne(0, currency).unit;

/** An amount as it was given, without the noughts of a computed one: "1.2 million example units". */
export function moneyText(value, currency) {
  const { divisor, unit } = money(value, currency);
  return `${significant(value / divisor)} ${unit}`;
}
