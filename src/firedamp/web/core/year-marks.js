// In which colour and shape does a line or bar stand? The same in the chart, its key and the list that it is chosen in.
import { HUES } from './charts.js';

/** Outlines in a box of 10 by 10; `struck` is what is synthetic. */
const OUTLINES = ['M10,5A5,5,0,1,1,0,5A5,5,0,1,1,10,5Z', 'M0.7,0.7H9.3V9.3H0.7Z', 'M5,0L10,9.3H0Z', 'M5,0L10,5L5,10L0,5Z'];
const STROKE = 'M2.2,7.8L7.8,2.2';

/** Palettes repeat after the last colour; then the shape tells. */
export const hueOf = (palette, place) => palette.series[place % HUES];
export const hueClass = (place) => `hue-${(place % HUES) + 1}`;
export const outlineOf = (place) => OUTLINES[place % OUTLINES.length];

/** The mark of a point, for ECharts. */
export function markOf(place, kind) {
  return `path://${outlineOf(place)}${kind === 'synthetic' ? STROKE : ''}`;
}

/** What a point is, to be drawn by: synthetic before restored, as a group may hold both. */
export function kindOf({ quality, restored = 0, synthetic = 0 }) {
  if (synthetic > 0 || quality === 'synthetic') return 'synthetic';
  return restored > 0 || quality === 'restored' ? 'restored' : 'known';
}

/** The origin of a value: what is made up or restored in it comes before how the rest was got. */
export function signOf(point) {
  const kind = kindOf(point);
  return kind === 'known' ? point.quality : kind;
}
