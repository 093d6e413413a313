// What holds for every row and need not stand in the file? Asked once: quality, source, status, document, what is missing.
import { html, nothing } from 'lit';
import { Component } from '../../../core/element.js';
import { t, text } from '../../../core/locale.js';
import { isAbsent, sent } from '../../../core/record-values.js';
import '../../../components/value-input.js';

const PAUSE_MS = 600;

class ImportDefaults extends Component {
  static properties = { schema: { attribute: false }, draft: { attribute: false }, basin: { type: String } };

  #timer = 0;
  #given = {};

  render() {
    const { schema, draft } = this;
    const matched = new Set(draft.columns.map((column) => column.column));
    const missing = new Set(draft.missing.map((each) => each.column));
    const asked = schema.columns.filter((column) => !matched.has(column.name) && (column.common || missing.has(column.name) || column.name in draft.defaults));
    if (!asked.length) return nothing;
    return html`<h2>${t('import.defaults')}</h2>
      <p class="note">${t('import.defaults_hint')}</p>
      <div class="defaults">${asked.map((column) => this.#field(column, missing.has(column.name)))}</div>`;
  }

  #field(column, missing) {
    const id = `default-${column.name}`;
    return html`<div class="field ${missing ? 'wanting' : ''}">
      ${column.type === 'reference' ? nothing : html`<label for=${id} title=${text(column.help)}>${text(column.label)}${column.required ? html`<span class="required"> *</span>` : nothing}</label>`}
      <fd-value-input .name=${id} .column=${column} .value=${this.draft.defaults[column.name] ?? null} .basin=${this.basin} optional @value-typed=${(event) => this.#typed(column, event.currentTarget)}></fd-value-input>
      ${missing ? html`<p class="note">${this.#mayBeThere(column) ? t('import.wanting_match') : t('import.wanting')}</p>` : nothing}
    </div>`;
  }

  /** Whether a column of the file that is matched to nothing may hold it. */
  #mayBeThere(column) {
    return !column.common && this.draft.unmatched.length > 0;
  }

  /** Told after a pause, several together. */
  #typed(column, input) {
    clearTimeout(this.#timer);
    this.#given[column.name] = input;
    this.#timer = setTimeout(() => this.#tell(), PAUSE_MS);
  }

  async #tell() {
    const given = Object.entries(this.#given);
    this.#given = {};
    await Promise.all(given.map(([, input]) => input.updateComplete));
    const read = given.map(([name, input]) => [name, input.read()]).filter(([, { problem }]) => !problem);
    this.tell('draft-change', { defaults: Object.fromEntries(read.map(([name, { value }]) => [name, isAbsent(value) ? null : sent(value)])) });
  }
}

customElements.define('fd-import-defaults', ImportDefaults);
