// Which towns bear their names? The largest first, each where no name before it is, so that names never overlap.
import { text } from '../core/locale.js';

const FONT_PX = 11;
const HEIGHT_PX = 16;
const BESIDE_PX = 6;
const APART_PX = 3;

/** Where buttons lie over the map: on the left those that move it, on the right the menu. */
const TOOLS = { left: 0, right: 42, top: 0, bottom: 144 };
const SAVE = { left: 0, right: 42, top: 0, bottom: 42 };

let measure = null;

function widthOf(name) {
  measure ??= document.createElement('canvas').getContext('2d');
  measure.font = `${FONT_PX}px ${getComputedStyle(document.body).fontFamily}`;
  return measure.measureText(name).width;
}

const meets = (one, two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;

/** The box of a town's name: on the right of its place, on the left where the map ends. */
function box(name, [x, y], side) {
  const width = widthOf(name) + 2 * APART_PX;
  const left = side === 'right' ? x + BESIDE_PX - APART_PX : x - BESIDE_PX + APART_PX - width;
  return { left, right: left + width, top: y - HEIGHT_PX / 2 - 1, bottom: y + HEIGHT_PX / 2 + 1 };
}

/**
 * The points of the towns, those with a name that has room.
 * @param {object[]} towns
 * @param {(town: object) => number[] | undefined} pixelOf where a town is drawn; before that, none has a name
 * @param {{width: number, height: number}} canvas
 */
export function townPoints(towns, pixelOf, { width, height }) {
  const taken = [TOOLS, { ...SAVE, left: width - SAVE.right, right: width }];
  const named = new Map();
  for (const town of [...towns].sort((left, right) => (right.population ?? 0) - (left.population ?? 0))) {
    const place = pixelOf(town);
    if (!place || place.some(Number.isNaN)) continue;
    const side = ['right', 'left'].find((each) => {
      const wanted = box(text(town.name), place, each);
      return wanted.left >= 0 && wanted.right <= width && wanted.top >= 0 && wanted.bottom <= height && !taken.some((other) => meets(wanted, other));
    });
    if (!side) continue;
    taken.push(box(text(town.name), place, side));
    named.set(town, side);
  }
  return towns.map((town) => ({
    name: text(town.name),
    value: [town.longitude, town.latitude],
    label: { show: named.has(town), position: named.get(town) ?? 'right', fontSize: FONT_PX },
  }));
}
