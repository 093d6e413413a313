// In which colour does a line or bar stand, and by which mark a value? Colours tell series apart, marks where a value comes from.
import { HUES } from './charts.js';

/** Outlines in a box of 10 by 10: the signs of origin that tables and the drawer write, those of a restoration, and a dash where it is not told. */
const OUTLINES = {
  measured: 'M10,5A5,5,0,1,1,0,5A5,5,0,1,1,10,5Z',
  reported: 'M5,-0.5L10.5,5L5,10.5L-0.5,5Z',
  calculated: 'M0.6,0.6H9.4V9.4H0.6Z',
  restored: 'M10,5A5,5,0,1,1,0,5A5,5,0,1,1,10,5Z',
  expert: 'M5,-0.5L10.5,9.5H-0.5Z',
  synthetic: 'M0.3,0.3H9.7V9.7H0.3ZM0.3,6.5L6.5,0.3M0.3,9.7L9.7,0.3M3.5,9.7L9.7,3.5',
  known: 'M8,5A3,3,0,1,1,2,5A3,3,0,1,1,8,5Z',
  accepted: 'M10,5A5,5,0,1,1,0,5A5,5,0,1,1,10,5ZM7.2,5A2.2,2.2,0,1,1,2.8,5A2.2,2.2,0,1,1,7.2,5Z',
  untold: 'M1,4H9V6H1Z',
};
const HOLLOW = ['restored', 'accepted', 'expert', 'synthetic'];
/** How a line between two years is drawn; "" is whole. */
export const DASHES = { known: '', restored: '6 4', synthetic: '1.5 3' };

/** Palettes repeat after the last colour; then the name at the line's end, or its number, tells. */
export const hueOf = (palette, place) => palette.series[place % HUES];
export const hueClass = (place) => `hue-${(place % HUES) + 1}`;
export const outlineOf = (sign) => OUTLINES[sign] ?? OUTLINES.untold;
export const hollow = (sign) => HOLLOW.includes(sign);

/** The mark of a point, for ECharts. */
export const markOf = (sign) => `path://${outlineOf(sign)}`;

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

/** How many mines a value lacks: that put out coal, or of which it is only known that they worked. */
export const lackingOf = ({ missing, unrecorded }) => missing + unrecorded;
