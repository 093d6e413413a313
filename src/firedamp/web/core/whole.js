// How are the parts of a whole written in percent, so that what a reader adds up comes to 100?
import { currentLanguage } from './locale.js';
import { decimals } from './numbers.js';

/** Shares of a whole from 0 to 1 in percent, rounded so that they add up to 100: the greatest remainders are rounded up. */
export function percentsOfWhole(shares) {
  const space = currentLanguage() === 'ru' ? '\u202f' : '';
  const tenths = shares.map((share) => Math.floor(share * 1000 + 1e-9));
  const left = Math.round(shares.reduce((sum, share) => sum + share, 0) * 1000) - tenths.reduce((sum, each) => sum + each, 0);
  const order = shares.map((share, place) => [share * 1000 - tenths[place], place]).sort(([one], [two]) => two - one);
  order.slice(0, left).forEach(([, place]) => (tenths[place] += 1));
  return tenths.map((each) => `${decimals(each / 10, each % 10 === 0 ? 0 : 1)}${space}%`);
}
