// What stands above a table: search, filters as chips, columns, files, and what one can do with the records that are picked.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { ordered } from '../../core/record-columns.js';
import { byColumn, filterWords, withColumn } from '../../core/record-filters.js';
import { heading } from '../../core/record-values.js';
import { usualWidths } from '../../components/grid/widths.js';
import { MOST_PRINTED } from '../../components/grid/printing.js';
import { exportAddress } from '../../core/reference-api.js';

const FORMATS = ['csv', 'csv_excel', 'xlsx', 'json', 'parquet', 'datapackage'];

class TableTools extends Component {
  static properties = {
    schema: { attribute: false },
    query: { attribute: false },
    /** the columns that are shown */
    columns: { attribute: false },
    /** (column, id) => the name of a referenced record */
    names: { attribute: false },
    picked: { type: Number },
    /** on a narrow screen records stand as cards: nothing to choose columns for */
    narrow: { type: Boolean },
  };

  render() {
    return html`<form class="filters" role="search" aria-label=${t('filters')} @submit=${(event) => event.preventDefault()}>
        <input type="search" class="table-search" aria-label=${t('table.search')} placeholder=${t('table.search')} .value=${live(this.query.q ?? '')} @input=${(event) => this.tell('searched', event.target.value.trim())} />
        <div class="chips" role="group" aria-label=${t('filters')}>
          ${[...byColumn(this.query.filters)].map(([name, filters]) => this.#chip(name, filters))}
          <button type="button" class="chip add" @click=${() => this.tell('filter-wanted', null)}>+ ${t('filter.add')}</button>
          ${this.query.filters.length > 1 ? html`<button type="button" class="chip" @click=${() => this.tell('filtered', [])}>${t('filters.clear')}</button>` : nothing}
        </div>
        <div class="table-menus">${this.narrow ? nothing : this.#chooser()} ${this.#exports()} ${this.narrow ? nothing : html`<button type="button" class="button" title=${t('print.means', { most: exact(MOST_PRINTED) })} @click=${() => this.tell('print-wanted')}>${t('print')}</button>`}</div>
        ${this.narrow ? this.#order() : nothing}
      </form>
      ${this.picked ? this.#together() : nothing}`;
  }

  #chip(name, filters) {
    const column = this.schema.columns.find((each) => each.name === name);
    if (!column) return nothing;
    const words = filterWords(column, filters, this.names);
    return html`<span class="chip pair">
      <button type="button" class="chip-words" title=${t('filter.of', { column: text(column.label) })} @click=${() => this.tell('filter-wanted', column)}>${words}</button>
      <button type="button" class="chip-away" aria-label="${t('filters.remove')}: ${words}" @click=${() => this.tell('filtered', withColumn(this.query.filters, name, []))}>✕</button>
    </span>`;
  }

  /** Cards have no header to press: a column is chosen, and which end comes first. */
  #order() {
    const [name, down] = [this.query.sort.replace(/^-/, ''), this.query.sort.startsWith('-')];
    const tell = (column, falls) => this.tell('order-chosen', falls ? `-${column}` : column);
    const turn = down ? t('table.order_rising') : t('table.order_falling');
    return html`<div class="table-order">
      <label><span>${t('table.order')}</span>
        <select @change=${(event) => tell(event.target.value, down)}>${ordered(this.schema).map((column) => html`<option value=${column.name} .selected=${live(column.name === name)}>${text(column.label)}</option>`)}</select></label>
      <button type="button" class="button" aria-label=${turn} title=${turn} @click=${() => tell(name, !down)}><span aria-hidden="true">${down ? '↓' : '↑'}</span></button>
    </div>`;
  }

  #chooser() {
    const [, ...others] = ordered(this.schema);
    const shown = (column) => this.columns.includes(column);
    const toggle = (column) => this.columns.filter((each) => each !== column).map((each) => each.name).concat(shown(column) ? [] : [column.name]);
    return html`<details class="menu columns" @focusout=${this.#left} @keydown=${this.#escape}>
      <summary class="button">${t('table.columns')}</summary>
      <div class="menu-items">
        ${others.map((column) => html`<label><input type="checkbox" .checked=${live(shown(column))} @change=${() => this.tell('columns-chosen', toggle(column))} /> ${heading(column)}</label>`)}
        <button type="button" @click=${this.#usual}>${t('table.columns_usual')}</button>
      </div>
    </details>`;
  }

  /** The columns of the table, as wide as they were. */
  #usual() {
    usualWidths(this.schema.id);
    this.tell('columns-chosen', []);
  }

  #exports() {
    return html`<details class="menu exports" @focusout=${this.#left} @keydown=${this.#escape}>
      <summary class="button">${t('table.export')}</summary>
      <div class="menu-items">${FORMATS.map((format) => html`<a href=${exportAddress(this.schema.id, this.query, format)} download>${t(`export.${format}`)}</a>`)}</div>
    </details>`;
  }

  #together() {
    return html`<div class="together" role="group" aria-label=${t('picked', { count: this.picked })}>
      <strong role="status">${t('picked', { count: this.picked })}</strong>
      <button type="button" class="button" @click=${() => this.tell('bulk-wanted')}>${t('bulk')}</button>
      <button type="button" class="button" @click=${() => this.tell('delete-wanted')}>${t('delete')}</button>
      <button type="button" class="button" @click=${() => this.tell('all-wanted')}>${t('picked.all')}</button>
      <button type="button" class="button" @click=${() => this.tell('none-wanted')}>${t('picked.none')}</button>
    </div>`;
  }

  #left(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
  }

  #escape(event) {
    if (event.key !== 'Escape') return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary').focus();
  }
}

customElements.define('fd-table-tools', TableTools);
