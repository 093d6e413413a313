// How does a series stand in a chart? Its known and restored values as points over the places of its times.
import { decimals, quantity, significant, unitName } from '../../core/numbers.js';
import { timeText } from './words.js';

/** Years stand where they are; months and timestamps one after the other. */
const yearly = (times) => times.every((time) => typeof time === 'number');

/** Where each time stands on the axis, what is written there, and the span of all. */
export function axisOf(times) {
  if (yearly(times)) return { at: (place) => times[place], label: timeText, span: [times[0], times.at(-1)] };
  return { at: (place) => place, label: (place) => timeText(times[place]), span: [0, times.length - 1] };
}

/**
 * Known values with the restored ones between them; beside a restored value a known one closes its band.
 * @param {(number | null)[]} known @param {Map<number, {value: number, low: number | null, high: number | null, in_table?: boolean}>} restored by place
 * @returns {import('../../core/year-lines.js').YearPoint[]}
 */
export function pointsOf(times, known, restored) {
  const { at } = axisOf(times);
  return times.map((_, place) => {
    const made = restored.get(place);
    if (made) return { year: at(place), value: made.value, low: made.low, high: made.high, kind: 'restored', sign: made.in_table ? 'accepted' : 'restored' };
    const value = known[place] ?? null;
    const ranged = value !== null && [place - 1, place + 1].some((each) => typeof restored.get(each)?.low === 'number');
    return { year: at(place), value, ...(ranged ? { low: value, high: value } : {}), kind: 'known', sign: 'known' };
  });
}

/** The signs that are drawn, in the order of the key. */
export function signsOf(points) {
  const there = new Set(points.filter(({ value }) => value !== null).map(({ sign }) => sign));
  const band = points.some(({ kind, low }) => kind === 'restored' && typeof low === 'number') ? ['band'] : [];
  return ['known', 'restored', 'accepted'].filter((sign) => there.has(sign)).concat(band);
}

/** A value of a series to as many decimals as its size calls for. */
export function writtenLike(value, most, unit) {
  const places = most >= 1000 ? 0 : most >= 100 ? 1 : most >= 1 ? 2 : 4;
  return { ...quantity(value, unit ?? ''), text: decimals(value, places), places };
}

/** The scale of an axis in the unit of the series. */
export const scaleOf = (unit) => ({ divisor: 1, unit: unitName(unit ?? '') });

export const largestOf = (points) => Math.max(...points.map(({ value }) => Math.abs(value ?? 0)), 0);
export const errorText = (value) => (value === null ? null : significant(value));
