// How is a cell of the map of gaps drawn? Each state by a shape of its own as well as by its colour; only what is seen is drawn.
import { stateOf } from '../../core/gap-cells.js';
import { timeText } from './words.js';

export const ROW = 28;
export const HEAD = 26;
const [LEAST_CELL, MOST_CELL] = [14, 30];
const LETTER_PX = 7;
const INSET = 2;

/** The ink of each state, of the theme's palette. */
const INKS = {
  known: ({ series }) => series[0],
  short: ({ series }) => series[4],
  block: ({ series }) => series[1],
  tail: ({ muted }) => muted,
  several: ({ series }) => series[3],
  restored: ({ accent }) => accent,
  accepted: ({ accent }) => accent,
  outside: ({ line }) => line,
};

/** As wide as fits, within what can be told apart. */
export const cellWidth = (room, count) => Math.max(LEAST_CELL, Math.min(MOST_CELL, Math.floor(room / Math.max(count, 1))));

/** One cell in its box. */
export function drawCell(pen, state, { x, y, width, height }, palette) {
  const [left, top, wide, tall] = [x + INSET, y + INSET, width - 2 * INSET, height - 2 * INSET];
  const [middle, centre] = [left + wide / 2, top + tall / 2];
  const ink = INKS[state](palette);
  Object.assign(pen, { fillStyle: ink, strokeStyle: ink, lineWidth: 1.5 });
  pen.setLineDash([]);
  if (state === 'known') {
    pen.globalAlpha = 0.8;
    pen.fillRect(left, top, wide, tall);
    pen.globalAlpha = 1;
    return;
  }
  if (state === 'outside') return pen.fillRect(middle - 2, centre - 0.5, 4, 1);
  if (state === 'restored' || state === 'accepted') return drawRestored(pen, state, { middle, centre, radius: Math.min(wide, tall) / 2 - 0.5 });
  pen.strokeRect(left + 0.5, top + 0.5, wide - 1, tall - 1);
  pen.beginPath();
  if (state === 'short') pen.arc(middle, centre, 2, 0, 2 * Math.PI);
  if (state === 'short') pen.fill();
  if (state === 'block') lines(pen, [[left, centre, left + wide, centre]]);
  if (state === 'tail') lines(pen, [[left, top + tall, left + wide, top]]);
  if (state === 'several') lines(pen, [[middle - 2, top, middle - 2, top + tall], [middle + 2, top, middle + 2, top + tall]]);
}

/** Hollow and dashed; with a point within where the value stands in the table. */
function drawRestored(pen, state, { middle, centre, radius }) {
  pen.setLineDash(state === 'restored' ? [2.5, 1.8] : []);
  pen.beginPath();
  pen.arc(middle, centre, radius, 0, 2 * Math.PI);
  pen.stroke();
  if (state === 'restored') return;
  pen.beginPath();
  pen.arc(middle, centre, radius / 2.2, 0, 2 * Math.PI);
  pen.fill();
}

function lines(pen, ends) {
  for (const [x1, y1, x2, y2] of ends) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
}

/**
 * The part of the map that is seen.
 * @param {HTMLCanvasElement} canvas
 * @param {{rows: object[], times: (number | string)[], cell: number, names: number, left: number, top: number, width: number, height: number}} view `names`: the room for them at the left
 */
export function drawMap(canvas, view, palette) {
  const { rows, times, cell, names, left, top, width, height } = view;
  const sharpness = devicePixelRatio || 1;
  Object.assign(canvas, { width: width * sharpness, height: height * sharpness });
  const pen = canvas.getContext('2d');
  pen.scale(sharpness, sharpness);
  const columns = span(left, width - names, cell, times.length);
  drawTimes(pen, view, columns, palette);
  pen.beginPath();
  pen.rect(names, HEAD, width - names, height - HEAD);
  pen.clip();
  const [first, last] = span(top, height - HEAD, ROW, rows.length);
  for (let row = first; row <= last; row += 1) {
    for (let column = columns[0]; column <= columns[1]; column += 1) {
      const box = { x: names + column * cell - left, y: HEAD + row * ROW - top, width: cell, height: ROW };
      drawCell(pen, stateOf(rows[row], column), box, palette);
    }
  }
}

const span = (from, room, step, count) => [Math.max(0, Math.floor(from / step)), Math.min(count - 1, Math.floor((from + room) / step))];

/** As many times above the columns as there is room for. */
function drawTimes(pen, { times, cell, names, left, width }, [first, last], palette) {
  Object.assign(pen, { fillStyle: palette.muted, font: '11px system-ui, sans-serif', textBaseline: 'middle', textAlign: 'left' });
  pen.save();
  pen.beginPath();
  pen.rect(names, 0, width - names, HEAD);
  pen.clip();
  const longest = timeText(times.at(-1)).length * LETTER_PX + 8;
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => step * cell >= longest) ?? 1000;
  for (let column = Math.floor(first / every) * every; column <= last; column += every) pen.fillText(timeText(times[column]), names + column * cell - left + INSET, HEAD / 2);
  pen.restore();
}
