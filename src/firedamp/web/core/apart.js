// How far are two estimates apart, in words: in per cent where they are near, in times where they are not?
import { t } from './locale.js';
import { percent, significant } from './numbers.js';

const NEAR = 1.95;
const SAME = 1.0005;

/** @param {number} ratio the larger over the smaller */
export function apart(ratio) {
  if (!Number.isFinite(ratio)) return t('apart.unknown');
  if (ratio < SAME) return t('apart.none');
  if (ratio < NEAR) return t('apart.percent', { share: percent((ratio - 1) * 100) });
  const rounded = Number(ratio.toPrecision(2));
  return t('apart.times', { count: rounded, times: significant(rounded, 2) });
}

/** The larger over the smaller of values above nought. */
export function spreadOf(values) {
  return Math.max(...values) / Math.min(...values);
}
