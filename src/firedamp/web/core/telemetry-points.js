// Which points has a channel, where are its gaps, and by which sign is a marked reading known? The server's answer as the chart takes it.

/** Signs of the rules of quality, each a shape of its own. */
const SIGNS = { range: '▲', stuck: '▬', spike: '◆', step: '◢', calibration: '✚', gap: '▯', identity: '≠', clock: '◷', duplicate: '◫' };
const MORE_THAN_A_STEP = 1.5;

export const signOf = (rule) => SIGNS[rule] ?? '■';

/**
 * @typedef {{at: number[], value: number[], low: number[] | null, high: number[] | null, mean: number[] | null, count: number[] | null, width: number, step: number}} Points `value`: the reading, or the last of a bucket; `width`: of a bucket, in ms (0: readings themselves); `step`: how far apart they lie
 * @param {object} series of one channel, as the server gives it
 * @param {number | null} widthS of its buckets
 * @param {number | null} stepS from one reading to the next, where that is known
 * @returns {Points}
 */
export function pointsOf(series, widthS, stepS) {
  const at = series.times.map((time) => Date.parse(time));
  const width = (widthS ?? 0) * 1000;
  const step = Math.max(width, (stepS ?? 0) * 1000) || usual(at);
  if (!widthS) return { at, value: series.values, low: null, high: null, mean: null, count: null, width, step };
  return { at, value: series.last, low: series.low, high: series.high, mean: series.mean, count: series.count, width, step };
}

/** How far apart readings mostly lie, where nobody says it. */
function usual(at) {
  const apart = at.slice(1).map((each, place) => each - at[place]).sort((one, other) => one - other);
  return apart[Math.floor(apart.length / 2)] ?? 0;
}

/** Places in a row, without a gap between. @returns {number[][]} */
export function runsOf({ at, step }) {
  const runs = [];
  at.forEach((each, place) => {
    if (place && each - at[place - 1] <= step * MORE_THAN_A_STEP) runs.at(-1).push(place);
    else runs.push([place]);
  });
  return runs;
}

/** The place of the point nearest to a moment; null where none is near. */
export function nearest({ at, step }, moment) {
  let [low, high] = [0, at.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] < moment) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && Math.abs(at[low - 1] - moment) <= Math.abs(at[low] - moment)) low -= 1;
  return at.length && Math.abs(at[low] - moment) <= Math.max(step, 1) ? low : null;
}
