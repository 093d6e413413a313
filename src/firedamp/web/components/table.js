// A table: sorted by its headers, sums below, arrow keys between cells; on a narrow screen each row a card.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { unsureMark } from './origin.js';

/**
 * @typedef {object} Column
 * @property {string} key
 * @property {string} label
 * @property {(row: any) => string | number | null | undefined} value what to sort by
 * @property {(row: any) => unknown} [cell] what to draw; else the value
 * @property {(rows: any[]) => unknown} [sum]
 * @property {boolean} [numeric]
 * @property {boolean} [card] whether a card on a narrow screen shows it
 * @property {boolean} [unsure] whether its numbers rest on something to be confirmed: the header bears the mark
 * @property {boolean} [fixed] whether the rows cannot be ordered by it
 * @property {boolean} [minor] whether it gives way where there is little room
 */

class Table extends Component {
  static properties = {
    caption: { type: String },
    /** @type {Column[]} */
    columns: { attribute: false },
    rows: { attribute: false },
    rowKey: { attribute: false },
    sort: { type: String },
    counted: { attribute: false },
    /** whether the rows come in the order that `sort` says: the server's */
    ordered: { type: Boolean },
    /** whether the reader may choose the columns */
    choosable: { type: Boolean },
    chosen: { state: true },
  };

  constructor() {
    super();
    this.rows = [];
    this.columns = [];
    this.sort = '';
    /** Columns put away or brought back by the reader: key to shown. */
    this.chosen = {};
    this.rowKey = (row) => row;
  }

  /** The columns that are shown: what the reader chose, else all but the minor ones where there is little room. */
  shown() {
    const little = matchMedia('(width <= 1250px)').matches;
    return this.columns.filter((column) => this.chosen[column.key] ?? !(little && column.minor));
  }

  /** The rows in the order that is shown. */
  sorted() {
    const [key, descending] = [this.sort.replace(/^-/, ''), this.sort.startsWith('-')];
    const column = this.columns.find((each) => each.key === key);
    if (!column || this.ordered) return this.rows;
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    const order = (left, right) => {
      const [one, two] = [column.value(left), column.value(right)];
      const [noOne, noTwo] = [one === null || one === undefined, two === null || two === undefined];
      if (noOne || noTwo) return Number(noOne) - Number(noTwo);
      const found = typeof one === 'number' ? one - two : compare(String(one), String(two));
      return descending ? -found : found;
    };
    return [...this.rows].sort(order);
  }

  render() {
    const columns = this.shown();
    return html`${this.choosable ? this.#chooser(columns) : nothing}<div class="table-scroll scroll" tabindex="0" role="region" aria-label=${this.caption} @keydown=${this.#key}>
      <table class="table">
        <caption class="unseen">${this.caption}</caption>
        <thead><tr>${columns.map((column) => this.#header(column))}</tr></thead>
        <tbody>${repeat(this.sorted(), this.rowKey, (row) => html`<tr>${columns.map((column, index) => this.#cell(column, row, index))}</tr>`)}</tbody>
        ${columns.some((column) => column.sum) ? this.#sums(columns) : nothing}
      </table>
    </div>`;
  }

  #chooser(shown) {
    return html`<details class="menu columns">
      <summary class="button">${t('table.columns')}</summary>
      <div class="menu-items">${this.columns.slice(1).map(
        (column) => html`<label><input type="checkbox" .checked=${shown.includes(column)} @change=${(event) => (this.chosen = { ...this.chosen, [column.key]: event.target.checked })} /> ${column.label}</label>`,
      )}</div>
    </details>`;
  }

  #header(column) {
    const [key, descending] = [this.sort.replace(/^-/, ''), this.sort.startsWith('-')];
    const order = key === column.key ? (descending ? 'descending' : 'ascending') : 'none';
    if (column.fixed) return html`<th scope="col" class="fixed ${column.numeric ? 'numeric' : ''}">${column.label}</th>`;
    const sign = { descending: '↓', ascending: '↑', none: '' }[order];
    return html`<th scope="col" aria-sort=${order} class=${column.numeric ? 'numeric' : ''}>
      <button type="button" @click=${() => this.#sort(column, order)}>${column.label}${unsureMark(column.unsure)}<span class="sort-sign" aria-hidden="true">${sign}</span></button>
    </th>`;
  }

  #cell(column, row, index) {
    const content = column.cell ? column.cell(row) : column.value(row) ?? html`<span class="absent">${t('value.none')}</span>`;
    const classes = `${column.numeric ? 'numeric' : ''} ${column.card || index === 0 ? 'in-card' : ''} ${column.unsure ? 'unsure-column' : ''}`;
    if (index === 0) return html`<th scope="row" class=${classes}>${content}</th>`;
    return html`<td class=${classes} data-label=${column.label}>${content}</td>`;
  }

  #sums(columns) {
    return html`<tfoot><tr>${columns.map((column, index) => {
      const content = index === 0 ? this.counted ?? t('table.rows', { count: this.rows.length }) : column.sum?.(this.rows) ?? nothing;
      const classes = `${column.numeric ? 'numeric' : ''} ${column.card || index === 0 ? 'in-card' : ''} ${column.unsure ? 'unsure-column' : ''}`;
      return index === 0 ? html`<th scope="row" class=${classes}>${content}</th>` : html`<td class=${classes} data-label=${column.label}>${content}</td>`;
    })}</tr></tfoot>`;
  }

  #sort(column, order) {
    const first = column.numeric ? `-${column.key}` : column.key;
    const second = column.numeric ? column.key : `-${column.key}`;
    const now = order === 'none' ? '' : this.sort;
    const next = now === first ? second : first;
    if (!this.ordered) this.sort = next;
    this.tell('sorted', next);
  }

  /** Arrow keys go from cell to cell, as in a spreadsheet. */
  #key(event) {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    const cell = event.target.closest('th, td');
    if (!step || !cell) return;
    const row = [...this.querySelectorAll('tr')][cell.parentElement.rowIndex + step[0]];
    const focusable = [...(row?.cells ?? [])][cell.cellIndex + step[1]]?.querySelector('button, a');
    if (!focusable) return;
    event.preventDefault();
    focusable.focus();
  }
}

customElements.define('fd-table', Table);
