// What is a cell of a series: known, missing in which way, restored? The letters of the API and their counts.

/** The kinds of gaps in the order in which they are told, by the letter that the API gives. */
export const KINDS = { s: 'short', b: 'block', t: 'tail', m: 'several' };
const STANDING = { k: 'known', o: 'outside' };

/** A cell as it stands now: `known`, `outside` the years of work, `restored`, `accepted`, or the kind of its gap. */
export function stateOf({ cells, marks }, place) {
  const mark = marks[place];
  if (mark === 'a') return 'accepted';
  if (mark === 'r') return 'restored';
  return STANDING[cells[place]] ?? KINDS[cells[place]];
}

/** Every state that a cell can be in, in the order of the key. */
export const STATES = ['known', ...Object.values(KINDS), 'restored', 'accepted', 'outside'];

/** How many cells of some series are in each state. @returns {Record<string, number>} */
export function countsOf(series) {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
  for (const each of series) for (let place = 0; place < each.cells.length; place += 1) counts[stateOf(each, place)] += 1;
  return counts;
}

/** Restored cells that can be accepted and do not stand in the table yet: without a range none is. */
export const openCells = ({ restored, without_range: bare, in_table: inTable }) => restored - bare - inTable;
