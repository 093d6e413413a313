// A grid of any length: the records where one looks, spreadsheet keys, cells edited in place, one stop for the Tab key.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { act, watchClipboard } from './grid/actions.js';
import { bodyRow, footRow, headRow } from './grid/rows.js';
import { meaning } from './grid/keys.js';
import { printedRows, watchPrinting } from './grid/printing.js';
import { Selection } from './grid/selection.js';
import { EXPECTED, measure, reveal, rowsSeen, rowsToDraw } from './grid/view.js';
import { widthsOf } from './grid/widths.js';
import './grid/editor.js';

class Grid extends Component {
  static properties = {
    label: { type: String },
    schema: { attribute: false },
    columns: { attribute: false },
    source: { attribute: false },
    sort: { type: String },
    basin: { type: String },
    /** sums by column name, where there are any */
    sums: { attribute: false },
    /** names of the columns that are filtered by */
    filtered: { attribute: false },
    /** values that are on their way or cannot be kept, by "id/column" */
    pending: { attribute: false },
    /** whether typing begins editing: somebody who may change is signed in */
    writable: { type: Boolean },
    editing: { state: true },
    first: { state: true },
    last: { state: true },
    /** how many rows stand on paper, 0 on the screen */
    printed: { state: true },
    /** of a column that was just made wider or narrower, said to who cannot see it */
    width: { state: true },
  };

  /** given by the page where the same records may also be picked elsewhere */
  selection = new Selection();
  #sized = new ResizeObserver(() => this.looked());
  /** Whether the keys are used inside: then Tab goes from cell to cell. */
  engaged = false;

  constructor() {
    super();
    Object.assign(this, { first: 0, last: 40, printed: 0, width: 0, editing: null, columns: [], pending: new Map(), sums: {}, filtered: [] });
  }

  connectedCallback() {
    super.connectedCallback();
    watchPrinting(this);
    watchClipboard(this, () => document.activeElement === this.querySelector('.grid-scroll'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sized.disconnect();
  }

  willUpdate(changed) {
    if (!changed.has('source') || !this.source) return;
    this.watch(this.source, 'change', () => (this.looked(), this.requestUpdate()));
  }

  render() {
    const { total } = this.source;
    const rows = Array.from({ length: Math.max(0, Math.min(this.last, (total ?? EXPECTED) - 1) - this.first + 1) }, (_, place) => this.first + place);
    const feet = this.#feet();
    return html`<div class="grid-scroll" role="grid" tabindex="0" aria-label=${this.label} aria-rowcount=${total === null ? -1 : total + 1 + Number(feet)} aria-colcount=${this.columns.length + 1} aria-multiselectable="true" aria-activedescendant=${this.#activeId()} aria-busy=${this.source.loading} aria-describedby="grid-keys" @scroll=${this.looked} @keydown=${this.#key} @cell-done=${this.#done}>
        <div class="grid-head" role="rowgroup">${headRow(this)}</div>
        <div class="grid-body" role="rowgroup">${repeat(rows, (row) => row, (row) => bodyRow(this, row))}</div>
        ${feet ? html`<div class="grid-foot" role="rowgroup">${footRow(this, total)}</div>` : nothing}
      </div>
      ${printedRows(this)}
      <p class="unseen" id="grid-keys">${t('grid.keys')}</p><p class="unseen" role="status">${this.width ? t('grid.width', { width: this.width }) : nothing}</p>`;
  }

  firstUpdated() {
    this.#sized.observe(this.querySelector('.grid-scroll'));
  }

  updated() {
    measure(this.querySelector('.grid-scroll'), widthsOf(this), this.first, this.source.total);
  }

  /** Whether any column that is shown has a sum. */
  #feet() {
    return this.columns.some((column) => column.name in this.sums);
  }

  #activeId() {
    const { row, column } = this.selection;
    return row === -1 || (row >= this.first && row <= this.last) ? `cell-${row}-${column}` : nothing;
  }

  looked() {
    const scroll = this.querySelector('.grid-scroll');
    if (!scroll || this.printed) return;
    [this.first, this.last] = rowsToDraw(scroll, this.editing?.row);
    this.source.want(this.first, this.last);
  }

  /** Show the beginning: other records are asked for. */
  toTop() {
    this.querySelector('.grid-scroll')?.scrollTo({ top: 0 });
    this.selection.to(0, this.selection.column);
    this.selection.picked.clear();
    this.requestUpdate();
  }

  focusGrid() {
    this.querySelector('.grid-scroll').focus({ preventScroll: true });
  }

  columnAt(place = this.selection.column) {
    return this.columns[place - 1];
  }

  recordAt(row = this.selection.row) {
    return this.source.at(row);
  }

  /** The records and columns of the selected cells, as far as they are here. */
  selected() {
    const { top, bottom, left, right } = this.selection.range();
    const records = Array.from({ length: bottom - top + 1 }, (_, place) => this.source.at(top + place)).filter(Boolean);
    return { records, columns: this.columns.slice(left - 1, right) };
  }

  go(step, { extend = false } = {}) {
    this.selection.move(step, { rows: this.source.total ?? 0, columns: this.columns.length + 1, extend });
    this.engaged = true;
    reveal(this.querySelector('.grid-scroll'), this.selection, widthsOf(this), this.#feet());
    this.told();
  }

  told() {
    this.requestUpdate();
    this.tell('selected');
  }

  #key(event) {
    if (event.target !== event.currentTarget) return;
    const found = meaning(event, rowsSeen(event.currentTarget), this.selection.row === -1);
    if (!found || (found.does === 'type' && (!this.writable || this.selection.row < 0))) return;
    if (found.does === 'tab' && !this.#tab(found.step)) return;
    event.preventDefault();
    event.stopPropagation();
    act(this, found);
  }

  /** Tab goes on while the keys are used inside, and leaves at the end of a row. */
  #tab(step) {
    const next = this.selection.column + step;
    if (!this.engaged || next < 0 || next > this.columns.length) return false;
    this.go([0, step]);
    return true;
  }

  pick(record) {
    if (!record) return;
    this.selection.pick(record);
    this.told();
  }

  door() {
    const [record, column] = [this.recordAt(), this.columnAt()];
    if (record && column) this.tell('door-wanted', { record, column });
  }

  edit(typed = null) {
    const [record, column] = [this.recordAt(), this.columnAt()];
    if (record && column) this.tell('edit-wanted', { record, column, begin: () => (this.editing = { row: this.selection.row, column: this.selection.column, typed }) });
  }

  #done({ detail }) {
    if (!this.editing) return;
    const { row, column } = this.editing;
    this.editing = null;
    if (detail.changed) this.tell('cell-typed', { record: this.source.at(row), column: this.columnAt(column), value: detail.value, problem: detail.problem ?? '' });
    if (detail.dropped) this.tell('cell-dropped', { record: this.source.at(row), column: this.columnAt(column) });
    if (detail.left) return;
    this.selection.to(row, column);
    this.focusGrid();
    if (detail.move) this.go(detail.move);
  }
}

customElements.define('fd-grid', Grid);
