// In which unit does a column of masses stand? In one that leaves digits to its smallest number, too.
import { mass } from './numbers.js';

/**
 * By which value a column of masses chooses its unit: the largest, or a smaller one where the least would begin after
 * the first decimal.
 * @param {(number | null | undefined)[]} values
 */
export function columnLike(values) {
  const sizes = values.filter((value) => typeof value === 'number' && value !== 0).map(Math.abs);
  if (!sizes.length) return 0;
  const most = sizes.reduce((left, right) => Math.max(left, right));
  const least = sizes.reduce((left, right) => Math.min(left, right));
  const { divisor } = mass(most);
  return divisor > 1 && least / divisor < 0.1 ? divisor / 1000 : most;
}
