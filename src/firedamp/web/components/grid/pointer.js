// What does the pointer do in a grid? A press makes a cell active, dragging selects, two presses edit.

/** What in a cell has a press of its own. */
const IN_CELL = 'a, button, input, fd-cell-editor';

/** With Shift a press is the other corner of the selected cells. */
export function pressed(grid, event, row, column) {
  if (event.target.closest(IN_CELL)) return;
  grid.selection.to(row, column, event.shiftKey);
  grid.engaged = true;
  grid.told();
}

export function dragged(grid, event, row, column) {
  const { selection } = grid;
  if (event.buttons !== 1 || grid.editing || (row === selection.row && column === selection.column)) return;
  selection.to(row, column, true);
  grid.told();
}

export function pressedTwice(grid, event) {
  if (!event.target.closest(IN_CELL)) grid.edit();
}
