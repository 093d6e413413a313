// One value for many records: which column, which value?
import { html, nothing } from 'lit';
import { Dialog } from '../../core/dialog.js';
import { named, t, text } from '../../core/locale.js';
import { faultWords } from '../../core/faults.js';
import { changeRecords, faultsOf, isStale } from '../../core/record-changes.js';
import { bounds, heading, sent, written } from '../../core/record-values.js';
import '../../components/value-input.js';

class BulkDialog extends Dialog {
  static properties = { ...Dialog.properties, column: { state: true } };

  begun() {
    this.column = this.#columns()[0];
  }

  #columns() {
    const { schema } = this.asked;
    return schema.columns.filter((column) => column.changeable && !schema.key.includes(column.name)).sort((one, other) => Number(other.common) - Number(one.common));
  }

  content(titleId, { records, basin }) {
    const { column } = this;
    return html`<form method="dialog" @submit=${this.#submit}>
      <h2 id=${titleId}>${t('bulk.title', { count: records.length })}</h2>
      ${this.said()}
      <label>${t('change.column')}
        <select @change=${(event) => (this.column = this.#columns()[event.target.selectedIndex])}>${this.#columns().map((each) => html`<option .selected=${each === column}>${heading(each)}</option>`)}</select>
      </label>
      <p class="note">${text(column.help)} ${bounds(column)}</p>
      <label for="bulk-value">${t('bulk.value')}</label>
      <fd-value-input name="bulk-value" .column=${column} .value=${null} .basin=${basin} optional></fd-value-input>
      ${column.required ? nothing : html`<p class="note">${t('bulk.empty_clears')}</p>`}
      ${this.actions(html`<button class="button primary" ?disabled=${this.busy}>${t('bulk.save', { count: records.length })}</button>`)}
    </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const { column } = this;
    const { schema, records } = this.asked;
    const { value, problem } = this.querySelector('fd-value-input').read();
    this.problem = problem ?? '';
    if (problem) return;
    this.busy = true;
    try {
      const chosen = records.map(({ id, version }) => ({ id, version }));
      const said = written(column, value) || t('value.none');
      await changeRecords(schema.id, chosen, { [column.name]: sent(value) }, () => t('done.bulk', { count: records.length, column: text(column.label), value: said }));
      this.finish(true);
    } catch (error) {
      this.problem = isStale(error) ? t('bulk.meanwhile', { name: named(error.problem.current.name) }) : this.#said(error);
    }
    this.busy = false;
  }

  /** The first few of what is wrong, with the record. */
  #said(error) {
    const names = new Map(this.asked.records.map((record) => [record.id, named(record.name)]));
    const faults = faultsOf(error).slice(0, 5).map((fault) => (names.has(fault.record) ? `${names.get(fault.record)}: ${fault.message}` : fault.message));
    return faults.length ? faults.join('; ') : faultWords(error);
  }
}

customElements.define('fd-bulk-dialog', BulkDialog);
