// Which values of a column are shown? From and to, words, choices, records, empty or filled, by the type of the column.
import { html, nothing } from 'lit';
import { Dialog } from '../../core/dialog.js';
import { t, text } from '../../core/locale.js';
import { fieldsOf, filtersOf } from '../../core/record-filters.js';
import { bounds, heading } from '../../core/record-values.js';
import { finder } from '../../core/references.js';
import '../../components/combobox.js';

const RANGED = ['number', 'year', 'date'];

class FilterDialog extends Dialog {
  static properties = { ...Dialog.properties, column: { state: true }, chosen: { state: true }, names: { state: true } };

  begun() {
    this.#take(this.asked.column ?? this.asked.columns[0]);
  }

  #take(column) {
    this.column = column;
    this.fields = fieldsOf(this.asked.filters, column);
    this.chosen = this.fields.chosen.map((id) => ({ id, title: this.asked.names(column, id) }));
    this.problem = '';
  }

  content(titleId, { columns }) {
    const { column } = this;
    return html`<form method="dialog" class="filter-form" @submit=${this.#submit}>
      <h2 id=${titleId}>${t('filter.title')}</h2>
      <label>${t('filter.column')}
        <select name="column" @change=${(event) => this.#take(columns[event.target.selectedIndex])}>${columns.map((each) => html`<option .selected=${each === column}>${heading(each)}</option>`)}</select>
      </label>
      <p class="note">${text(column.help)} ${bounds(column)}</p>
      ${this.said()} ${this.#own(column)}
      <fieldset class="presence">
        <legend>${t('filter.presence')}</legend>
        ${['', 'filled', 'empty'].map((each) => html`<label><input type="radio" name="presence" value=${each} .checked=${this.fields.presence === each} /> ${t(`filter.presence.${each || 'any'}`)}</label>`)}
      </fieldset>
      ${this.actions(html`<button class="button primary">${t('filter.apply')}</button>`)}
    </form>`;
  }

  #own(column) {
    if (RANGED.includes(column.type)) return this.#range(column);
    if (column.type === 'choice') return this.#choices(column);
    if (column.type === 'reference') return this.#records(column);
    return html`<label>${t('filter.words')}<input name="words" autocomplete="off" .value=${this.fields.words} /></label>`;
  }

  #range(column) {
    const type = column.type === 'date' ? 'date' : 'text';
    const field = (name) => html`<label>${name === 'from' ? t('filter.from') : t('filter.to')}<input name=${name} type=${type} inputmode="decimal" autocomplete="off" .value=${this.fields[name]} /></label>`;
    return html`<div class="filter-range">${field('from')} ${field('to')}</div>`;
  }

  #choices(column) {
    return html`<fieldset><legend class="unseen">${text(column.label)}</legend>${column.choices.map(
      (each) => html`<label class="check"><input type="checkbox" name="chosen" value=${each.value} .checked=${this.fields.chosen.includes(each.value)} /> ${text(each.label)}</label>`,
    )}</fieldset>`;
  }

  #records(column) {
    return html`<fd-combobox .label=${text(column.label)} .find=${finder(column.table, this.asked.basin)} @picked=${this.#picked}></fd-combobox>
      <div class="chips">${this.chosen.map((each) => html`<button type="button" class="chip" aria-label="${t('filters.remove')}: ${each.title}" @click=${() => (this.chosen = this.chosen.filter((other) => other !== each))}>${each.title} ✕</button>`)}</div>
      ${this.chosen.length ? nothing : html`<p class="note">${t('filter.pick_records')}</p>`}`;
  }

  #picked({ detail }) {
    if (detail && !this.chosen.some((each) => each.id === detail.id)) this.chosen = [...this.chosen, detail];
  }

  #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const said = (name) => String(given.get(name) ?? '');
    const chosen = this.column.type === 'reference' ? this.chosen.map((each) => each.id) : given.getAll('chosen').map(String);
    const { filters, problem } = filtersOf(this.column, { from: said('from').trim(), to: said('to').trim(), words: said('words'), chosen, presence: said('presence') });
    if (problem) this.problem = problem;
    else this.finish({ column: this.column.name, filters, chosen: this.chosen });
  }
}

customElements.define('fd-filter-dialog', FilterDialog);
