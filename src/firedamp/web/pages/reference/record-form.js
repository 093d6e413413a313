// A new record, or one that is changed: a form made of the table's schema, every field with its unit, range and help.
import { html, nothing } from 'lit';
import { Dialog } from '../../core/dialog.js';
import { named, t, text } from '../../core/locale.js';
import { faultWords } from '../../core/faults.js';
import { faultsOf } from '../../core/record-changes.js';
import { bounds, heading, isAbsent, sent } from '../../core/record-values.js';
import '../../components/value-input.js';

class RecordForm extends Dialog {
  static properties = { ...Dialog.properties, faults: { state: true } };
  look = 'drawer record-drawer';

  begun() {
    this.faults = {};
  }

  content(titleId, { schema, record }) {
    const own = schema.columns.filter((column) => !column.common);
    const common = schema.columns.filter((column) => column.common);
    return html`<header class="drawer-head">
        <div><h2 id=${titleId}>${record ? named(record.name) : t('record.new_of', { table: text(schema.title) })}</h2><p class="muted">${record ? text(schema.title) : text(schema.summary)}</p></div>
        <button type="button" class="icon-button" aria-label=${t('close')} @click=${() => this.finish(null)}>✕</button>
      </header>
      <form class="drawer-body record-form" id="record-form" novalidate @submit=${this.#submit}>
        ${this.#summary(schema)} ${own.map((column) => this.#field(column))}
        <fieldset><legend>${t('record.origin')}</legend>${common.map((column) => this.#field(column))}</fieldset>
      </form>
      <footer class="drawer-foot">
        <button class="button primary" form="record-form" ?disabled=${this.busy}>${record ? t('save') : t('record.create')}</button>
        <button type="button" class="button" @click=${() => this.finish(null)}>${t('cancel')}</button>
      </footer>`;
  }

  #field(column) {
    const { values = {}, record, basin } = this.asked;
    const fault = this.faults[column.name];
    const id = `field-${column.name}`;
    const fixed = record && !column.changeable;
    const describedBy = [`${id}-help`, fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
    const value = record ? record.values[column.name] : values[column.name];
    return html`<div class="field ${fault ? 'faulty' : ''}" id="${id}-field">
      ${column.type === 'reference' ? nothing : html`<label for=${id}>${heading(column)}${column.required ? html`<span class="required" title=${t('record.required')}> *</span>` : nothing}</label>`}
      ${fixed ? html`<p id=${id}>${isAbsent(value) ? t('value.none') : typeof value === 'object' ? text(value.name) : value}</p>` : html`<fd-value-input data-column=${column.name} .name=${id} .column=${column} .value=${value ?? null} .basin=${basin} .describedBy=${describedBy} ?invalid=${Boolean(fault)}></fd-value-input>`}
      ${fault ? html`<p class="field-problem" id="${id}-fault">${fault}</p>` : nothing}
      <p class="note" id="${id}-help">${text(column.help)} ${bounds(column)}</p>
    </div>`;
  }

  /** All that is wrong on top, each leading to its field. */
  #summary(schema) {
    const named = schema.columns.filter((column) => this.faults[column.name]);
    if (!named.length && !this.problem) return nothing;
    return html`<div class="failure form-summary" role="alert" tabindex="-1">
      <strong>${this.problem || t('record.faults', { count: named.length })}</strong>
      <ul>${named.map((column) => html`<li><a href="#field-${column.name}-field" @click=${(event) => this.#toField(event, column)}>${this.faults[column.name]}</a></li>`)}</ul>
    </div>`;
  }

  #toField(event, column) {
    event.preventDefault();
    this.querySelector(`[data-column="${column.name}"]`)?.querySelector('input, select')?.focus();
  }

  /** The values that were given; of an existing record, those that changed. */
  #given() {
    const values = {};
    const faults = {};
    for (const input of this.querySelectorAll('fd-value-input')) {
      const { value, problem } = input.read();
      if (problem) faults[input.column.name] = problem;
      if (this.asked.record ? input.changed() : !isAbsent(value)) values[input.column.name] = sent(value);
    }
    return { values, faults };
  }

  async #submit(event) {
    event.preventDefault();
    const { values, faults } = this.#given();
    Object.assign(this, { faults, problem: '' });
    if (Object.keys(faults).length) return this.#showFaults();
    if (this.asked.record && !Object.keys(values).length) return this.finish(null);
    this.busy = true;
    try {
      const kept = await this.asked.save(values);
      if (kept) return this.finish(kept);
    } catch (error) {
      const known = new Set(this.asked.schema.columns.map((column) => column.name));
      this.faults = Object.fromEntries(faultsOf(error).filter((fault) => known.has(fault.field)).map((fault) => [fault.field, fault.message]));
      this.problem = Object.keys(this.faults).length ? '' : faultWords(error);
      this.#showFaults();
    } finally {
      this.busy = false;
    }
    return undefined;
  }

  async #showFaults() {
    await this.updateComplete;
    this.querySelector('.form-summary')?.focus();
  }
}

customElements.define('fd-record-form', RecordForm);
