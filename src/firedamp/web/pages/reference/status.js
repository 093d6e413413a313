// How many records are there, which of them does one see, and what do the selected cells add up to?
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';

class TableStatus extends Component {
  static properties = { source: { attribute: false }, grid: { attribute: false }, sums: { attribute: false }, narrow: { type: Boolean } };

  willUpdate(changed) {
    if (changed.has('grid') && this.grid) this.watch(this.grid, 'selected');
    if (changed.has('source') && this.source) this.watch(this.source, 'change');
  }

  render() {
    const { total, loading } = this.source;
    return html`<div class="table-status">
      <span role="status">${total === null ? t('state.loading') : t('table.records', { count: total, written: exact(total) })}${loading && total !== null ? ' …' : ''}</span>
      ${this.grid ? this.#numbers() : nothing}
      ${this.narrow ? nothing : html`<span class="note keys-hint">${t('grid.hint')}</span>`}
    </div>`;
  }

  /** As a spreadsheet does: how many numbers are selected, their mean and their sum. */
  #numbers() {
    if (!this.grid.selection.wide()) return nothing;
    const { records, columns } = this.grid.selected();
    const values = columns.filter((column) => column.type === 'number').flatMap((column) => records.map((record) => record.values[column.name])).filter((value) => typeof value === 'number');
    if (values.length < 2) return nothing;
    const sum = values.reduce((all, value) => all + value, 0);
    const addsUp = columns.every((column) => column.type !== 'number' || column.name in this.sums);
    const mean = t('grid.mean', { count: values.length, mean: exact(sum / values.length) });
    return html`<span>${addsUp ? `${mean}, ${t('grid.sum_of', { sum: exact(sum) })}` : mean}</span>`;
  }
}

customElements.define('fd-table-status', TableStatus);
