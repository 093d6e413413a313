// How wide are the columns of a grid? As somebody drew them, kept for each table in this browser; else as their kind asks.
import { widthOf } from '../../core/record-columns.js';

const KEPT = 'firedamp.widths.';
const HANDLE = 64;
const [NARROWEST, WIDEST] = [56, 720];
const STEP = 16;
/** Padding and border of a cell. */
const AROUND = 18;
const GAP = 4;

/** Widths in pixels by the names of columns, for a table. */
const drawn = new Map();

function kept(table) {
  if (drawn.has(table)) return drawn.get(table);
  let found = {};
  try {
    found = JSON.parse(localStorage.getItem(KEPT + table) ?? '{}');
  } catch {
    // Without storage the widths last as long as the page.
  }
  drawn.set(table, found);
  return found;
}

function keep(table, widths) {
  drawn.set(table, widths);
  try {
    localStorage.setItem(KEPT + table, JSON.stringify(widths));
  } catch {
    // As above.
  }
}

/** All columns as they are in a table that nobody has touched. */
export const usualWidths = (table) => keep(table, {});

/** The handle of a record, then each column. */
export const widthsOf = ({ schema, columns }) => [HANDLE, ...columns.map((column, place) => kept(schema.id)[column.name] ?? widthOf(column, place === 0))];

function setWidth(grid, place, wanted) {
  const width = Math.round(Math.max(NARROWEST, Math.min(WIDEST, wanted)));
  keep(grid.schema.id, { ...kept(grid.schema.id), [grid.columns[place].name]: width });
  grid.width = width;
  grid.requestUpdate();
}

/** A step wider (1) or narrower (−1). */
export const resize = (grid, place, step) => setWidth(grid, place, widthsOf(grid)[place + 1] + step * STEP);

/** As wide as what stands in the rows that are drawn; the heading may break. */
export function fit(grid, place) {
  const cells = [...grid.querySelectorAll(`.grid-body [aria-colindex="${place + 2}"], .grid-foot [aria-colindex="${place + 2}"]`)];
  const needed = cells.map(({ children }) => [...children].reduce((sum, each) => sum + Math.max(each.scrollWidth, each.offsetWidth) + GAP, AROUND));
  const word = Math.max(...[...grid.querySelectorAll(`[id="cell--1-${place + 1}"] .grid-sort`)].map((each) => each.scrollWidth - each.clientWidth), 0);
  const least = word > 0 ? widthsOf(grid)[place + 1] + word : 0;
  setWidth(grid, place, Math.max(...needed, least, NARROWEST));
}

/** The edge of a heading follows the pointer. */
export function draggedEdge(grid, event, place) {
  event.preventDefault();
  const edge = event.currentTarget;
  const [from, width] = [event.clientX, event.currentTarget.parentElement.offsetWidth];
  const follow = (moved) => setWidth(grid, place, width + moved.clientX - from);
  edge.setPointerCapture(event.pointerId);
  edge.addEventListener('pointermove', follow);
  edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', follow), { once: true });
}
