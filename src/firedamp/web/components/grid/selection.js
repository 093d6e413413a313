// Which cell of a grid is active, which are selected with it, which records are picked?

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

export class Selection {
  /** the active cell; row −1 is the header */
  row = 0;
  column = 1;
  /** the other corner of the selected cells */
  anchor = { row: 0, column: 1 };
  /** picked records by id */
  picked = new Map();

  /** Move by a step or to an edge (Infinity), extending the selected cells or beginning anew. */
  move([down, right], { rows, columns, extend = false }) {
    this.to(clamp(this.row + down, extend ? 0 : -1, rows - 1), clamp(this.column + right, 0, columns - 1), extend);
  }

  to(row, column, extend = false) {
    Object.assign(this, { row, column });
    if (!extend) this.anchor = { row, column };
  }

  /** The selected cells: rows and columns from first to last. */
  range() {
    const [top, bottom] = [this.row, this.anchor.row].sort((one, other) => one - other);
    const [left, right] = [this.column, this.anchor.column].sort((one, other) => one - other);
    return { top: Math.max(0, top), bottom: Math.max(0, bottom), left: Math.max(1, left), right: Math.max(1, right) };
  }

  has(row, column) {
    const { top, bottom, left, right } = this.range();
    return row >= top && row <= bottom && column >= left && column <= right;
  }

  /** Whether more than one cell is selected. */
  wide() {
    const { top, bottom, left, right } = this.range();
    return top !== bottom || left !== right;
  }

  pick(record) {
    if (!this.picked.delete(record.id)) this.picked.set(record.id, record);
  }
}
