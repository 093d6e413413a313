// How is an amount of money written? In the currency that its project names, in millions where it is large.
import { t, word } from './locale.js';
import { exact, significant } from './numbers.js';

const MILLION = 1e6;
const BILLION = 1e9;

/** The word of a currency; of none the word for one. */
export const currencyName = (currency) => (currency ? word('currency', currency) : t('project.money'));

/**
 * @param {number} value @param {string | null} currency @param {number} [like] an amount whose unit it shares, in a column
 * @returns {import('./numbers.js').Written}
 */
export function money(value, currency, like = value) {
  const size = Math.abs(like);
  const [divisor, word] = size >= BILLION ? [BILLION, t('unit.billion')] : size >= MILLION ? [MILLION, t('unit.million')] : [1, ''];
  const unit = [word, currencyName(currency)].filter(Boolean).join(' ');
  return { value, text: significant(value / divisor, 3), unit, exact: `${exact(value)} ${currencyName(currency)}`, divisor, places: 2 };
}

/** Money for a unit of something: "12.4 RUB/t". */
export function moneyPer(value, currency, per) {
  const unit = `${currencyName(currency)}/${per}`;
  return { value, text: significant(value, 3), unit, exact: `${exact(value)} ${unit}`, divisor: 1, places: 2 };
}
