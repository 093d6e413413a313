// In what is a value given? By the type of its column: choices as a list, references by search, numbers, years, dates, texts.
import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { Component } from '../core/element.js';
import { t, text } from '../core/locale.js';
import { heading, isAbsent, isNumeric, readTyped, sameValue, sent, typable, written } from '../core/record-values.js';
import { finder } from '../core/references.js';
import './combobox.js';

class ValueInput extends Component {
  static properties = {
    /** @type {import('../core/record-values.js').Column} */
    column: { attribute: false },
    /** what is given to begin with */
    value: { attribute: false },
    basin: { type: String },
    name: { type: String },
    /** ids of elements that describe the field */
    describedBy: { type: String },
    invalid: { type: Boolean },
    /** whether nothing may be chosen, too */
    optional: { type: Boolean },
    picked: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('value') || changed.has('column')) this.picked = this.value ?? null;
  }

  updated(changed) {
    // Another column begins with its own value, not with what was typed for the one before.
    const input = this.querySelector(':scope > input');
    if (changed.has('column') && changed.get('column') && input) input.value = typable(this.column, this.value);
  }

  render() {
    const { column } = this;
    if (column.type === 'choice') return this.#choices();
    if (column.type === 'reference') return this.#reference();
    const kind = column.type === 'date' ? 'date' : 'text';
    return html`<input id=${ifDefined(this.name)} type=${kind} class=${isNumeric(column) ? 'numeric' : ''} inputmode=${isNumeric(column) ? 'decimal' : nothing} autocomplete="off" aria-label=${this.name ? nothing : heading(column)} aria-invalid=${this.invalid ? 'true' : nothing} aria-describedby=${this.describedBy || nothing} maxlength=${column.type === 'text' && column.maximum ? column.maximum : nothing} .value=${typable(column, this.value)} @input=${() => this.tell('value-typed')} />`;
  }

  #choices() {
    const { column } = this;
    const chosen = isAbsent(this.picked) ? '' : this.picked;
    const absent = this.optional || !column.required || chosen === '';
    return html`<select id=${ifDefined(this.name)} aria-label=${this.name ? nothing : heading(column)} aria-invalid=${this.invalid ? 'true' : nothing} aria-describedby=${this.describedBy || nothing} @change=${(event) => this.#pick(event.target.value || null)}>
      ${absent ? html`<option value="" .selected=${chosen === ''}>${t('value.none')}</option>` : nothing}
      ${column.choices.map((each) => html`<option value=${each.value} .selected=${each.value === chosen}>${text(each.label)}</option>`)}
    </select>`;
  }

  #reference() {
    const { column } = this;
    return html`<fd-combobox .label=${this.name && column.required ? `${heading(column)} *` : heading(column)} .chosen=${written(column, this.picked)} .find=${finder(column.table, this.basin)} ?clearable=${this.optional || !column.required} @picked=${this.#found}></fd-combobox>`;
  }

  #found(event) {
    event.stopPropagation();
    const option = event.detail;
    this.#pick(option ? { id: option.id, name: option.name } : null);
  }

  #pick(value) {
    this.picked = value;
    this.tell('value-typed');
    this.tell('value-picked');
  }

  /** What is given now: {value, problem}. What was not touched stays what it was, to the last digit. */
  read() {
    const { column } = this;
    if (column.type === 'choice' || column.type === 'reference') return { value: this.picked };
    const typed = this.querySelector('input').value;
    return typed === typable(column, this.value) ? { value: this.value ?? null } : readTyped(column, typed);
  }

  /** Whether something else is given than to begin with. */
  changed() {
    return !sameValue(sent(this.read().value), sent(this.value));
  }

  /** Put the cursor in, with what was typed before there was a field. */
  begin(typed = null) {
    const field = this.querySelector('input, select');
    field.focus();
    if (typed === null) field.select?.();
    else if (field instanceof HTMLInputElement && field.type === 'text') {
      field.value = typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

customElements.define('fd-value-input', ValueInput);
