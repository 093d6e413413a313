// What do the percentiles of draws say? How likely a value is passed, and how the draws lie.

const BARS = 36;
const Z95 = 1.96;

/** The share of the draws below a value, 0 to 1, between the percentiles. */
export function shareBelow(quantiles, value) {
  const last = quantiles.length - 1;
  if (value <= quantiles[0]) return 0;
  if (value >= quantiles[last]) return 1;
  const above = quantiles.findIndex((each) => each > value);
  const [low, high] = [quantiles[above - 1], quantiles[above]];
  return (above - 1 + (value - low) / (high - low)) / last;
}

/** Bars of equal width between the first and the last per cent: {from, to, share}. */
export function bars(quantiles) {
  const [from, to] = [quantiles[1], quantiles[quantiles.length - 2]];
  const width = (to - from) / BARS;
  if (!(width > 0)) return [];
  return Array.from({ length: BARS }, (_, place) => {
    const [left, right] = [from + place * width, from + (place + 1) * width];
    return { from: left, to: right, share: shareBelow(quantiles, right) - shareBelow(quantiles, left) };
  });
}

/** The normal curve of approach 1 as shares of bars of that width: [value, share]. */
export function normalCurve({ low, high }, estimate, drawn) {
  const deviation = (high - low) / 2 / Z95;
  if (!(deviation > 0) || !drawn.length) return [];
  const width = drawn[0].to - drawn[0].from;
  const at = (value) => (width / (deviation * Math.sqrt(2 * Math.PI))) * Math.exp(-(((value - estimate) / deviation) ** 2) / 2);
  const [from, to] = [drawn[0].from, drawn.at(-1).to];
  return Array.from({ length: 81 }, (_, place) => from + ((to - from) * place) / 80).map((value) => [value, at(value)]);
}
