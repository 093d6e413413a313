// Which part of a grid does one see, and what must scroll so that the active cell is seen?
const ROW = 32;
const HEAD = 40;
const MORE = 12;
const FARTHEST = 200;
/** Rows that are drawn as grey bars until it is known how many there are. */
export const EXPECTED = 20;

/** How many rows one sees at once. */
export const rowsSeen = (scroll) => Math.max(1, Math.floor(scroll.clientHeight / ROW) - 2);

/** First and last row to draw: those that are seen, some more on both sides, and the one that is edited. */
export function rowsToDraw(scroll, edited) {
  const top = Math.floor(scroll.scrollTop / ROW);
  const [first, last] = [Math.max(0, top - MORE), top + Math.ceil(scroll.clientHeight / ROW) + MORE];
  const row = edited ?? first;
  return [Math.min(first, Math.max(row, first - FARTHEST)), Math.max(last, Math.min(row, last + FARTHEST))];
}

/** Tell the stylesheet how wide the columns are and where the drawn rows stand. */
export function measure(scroll, widths, first, total) {
  const all = widths.map((width) => `${width}px`);
  // The last column takes the room that is left.
  scroll.style.setProperty('--columns', [...all.slice(0, -1), `minmax(${all.at(-1)}, 1fr)`].join(' '));
  scroll.style.setProperty('--width', `${widths.reduce((sum, width) => sum + width, 0)}px`);
  // On paper the handle goes, and the others share the width of the page.
  scroll.style.setProperty('--paper-columns', widths.slice(1).map((width) => `minmax(0, ${width}fr)`).join(' '));
  scroll.style.setProperty('--first', `${first * ROW}px`);
  scroll.style.setProperty('--height', `${(total ?? EXPECTED) * ROW}px`);
}

/** Bring a cell into view, out from under header, sums and fixed columns. */
export function reveal(scroll, { row, column }, all, feet) {
  const top = row * ROW;
  const room = scroll.clientHeight - HEAD - (feet ? ROW : 0) - ROW;
  if (row >= 0 && top < scroll.scrollTop) scroll.scrollTop = top;
  if (row >= 0 && top > scroll.scrollTop + room) scroll.scrollTop = top - room;
  const left = all.slice(0, column).reduce((sum, width) => sum + width, 0);
  const fixed = all[0] + all[1];
  if (column < 2) scroll.scrollLeft = 0;
  else if (left - fixed < scroll.scrollLeft) scroll.scrollLeft = left - fixed;
  else scroll.scrollLeft = Math.max(scroll.scrollLeft, left + all[column] - scroll.clientWidth);
}
