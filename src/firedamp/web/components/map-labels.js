// Which towns bear their names? The largest first, each where no name before it is, so that names never overlap;
// of the sides that are free, the one with the least of mines' circles under it.
import { text } from '../core/locale.js';

const FONT_PX = 11;
const HEIGHT_PX = 16;
const BESIDE_PX = 6;
const SIDES = ['right', 'left', 'top', 'bottom'];
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

/** The box of a town's name on one side of its place. */
function box(name, [x, y], side) {
  const width = widthOf(name) + 2 * APART_PX;
  const left = { right: x + BESIDE_PX - APART_PX, left: x - BESIDE_PX + APART_PX - width }[side] ?? x - width / 2;
  const middle = y + ({ top: -1, bottom: 1 }[side] ?? 0) * (BESIDE_PX + HEIGHT_PX / 2);
  return { left, right: left + width, top: middle - HEIGHT_PX / 2 - 1, bottom: middle + HEIGHT_PX / 2 + 1 };
}

/** How much of circles lies under a box, in square pixels: each as the square around it. */
function covered(box, circles) {
  const over = ({ x, y, radius }) => {
    const wide = Math.min(box.right, x + radius) - Math.max(box.left, x - radius);
    const high = Math.min(box.bottom, y + radius) - Math.max(box.top, y - radius);
    return Math.max(wide, 0) * Math.max(high, 0);
  };
  return circles.reduce((sum, circle) => sum + over(circle), 0);
}

/**
 * The points of the towns, those with a name that has room.
 * @param {object[]} towns
 * @param {(town: object) => number[] | undefined} pixelOf where a town is drawn; before that, none has a name
 * @param {{width: number, height: number}} canvas
 * @param {{x: number, y: number, radius: number}[]} [circles] of the mines, as they are drawn
 */
export function townPoints(towns, pixelOf, { width, height }, circles = []) {
  const taken = [TOOLS, { ...SAVE, left: width - SAVE.right, right: width }];
  const named = new Map();
  for (const town of [...towns].sort((left, right) => (right.population ?? 0) - (left.population ?? 0))) {
    const place = pixelOf(town);
    if (!place || place.some(Number.isNaN)) continue;
    const free = SIDES.map((side) => ({ side, box: box(text(town.name), place, side) })).filter(
      ({ box: wanted }) => wanted.left >= 0 && wanted.right <= width && wanted.top >= 0 && wanted.bottom <= height && !taken.some((other) => meets(wanted, other)),
    );
    if (!free.length) continue;
    const { side, box: own } = free.map((each) => ({ ...each, under: covered(each.box, circles) })).reduce((best, each) => (each.under < best.under ? each : best));
    taken.push(own);
    named.set(town, side);
  }
  return towns.map((town) => ({
    name: text(town.name),
    value: [town.longitude, town.latitude],
    label: { show: named.has(town), position: named.get(town) ?? 'right', fontSize: FONT_PX },
  }));
}
