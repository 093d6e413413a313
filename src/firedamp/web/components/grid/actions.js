// What does a grid do for a key? Moves, edits, opens, picks; what others must do it tells.
import { fit, resize } from './widths.js';

/** @param {any} grid @param {{does: string, step?: number[], extend?: boolean, text?: string}} meaning */
export function act(grid, { does, step, extend, text }) {
  const { row } = grid.selection;
  const actions = {
    move: () => grid.go(step, { extend }),
    enter: () => enter(grid),
    edit: () => grid.edit(),
    type: () => grid.edit(text),
    door: () => grid.door(),
    menu: () => grid.columnAt() && grid.tell('filter-wanted', grid.columnAt()),
    clear: () => row >= 0 && grid.tell('clear-wanted', grid.selected()),
    pick: () => grid.pick(grid.recordAt()),
    all: () => grid.tell('all-wanted'),
    resize: () => grid.columnAt() && resize(grid, grid.selection.column - 1, step[1]),
    fit: () => grid.columnAt() && fit(grid, grid.selection.column - 1),
    leave: () => (grid.engaged = false),
  };
  actions[does]?.();
}

/** Enter sorts by a header, opens a record at its handle, edits a cell. */
function enter(grid) {
  const { row, column } = grid.selection;
  if (row === -1) return void (column > 0 && grid.tell('sorted', grid.columnAt()));
  if (column > 0) return void grid.edit();
  if (grid.recordAt()) grid.tell('record-wanted', { record: grid.recordAt(), row });
}

/** Cells leave and come by the clipboard while the grid, and no field in it, has the focus. */
export function watchClipboard(grid, focused) {
  grid.watch(document, 'copy', (event) => {
    if (!focused() || grid.selection.row < 0) return;
    event.preventDefault();
    grid.tell('copy-wanted', { ...grid.selected(), put: (text) => event.clipboardData.setData('text/plain', text) });
  });
  grid.watch(document, 'paste', (event) => {
    if (!focused() || grid.selection.row < 0) return;
    event.preventDefault();
    grid.tell('paste-wanted', event.clipboardData.getData('text/plain'));
  });
}
