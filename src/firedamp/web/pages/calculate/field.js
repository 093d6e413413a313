// One input: its number and unit, what is wrong with it, where it came from or what is taken instead, its help, its spread.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import { typedNumber } from '../../core/typed.js';
import { documentText, valueText } from '../../doors/door.js';
import { originMark, unsureMark } from '../../components/origin.js';
import '../../components/restored-note.js';
import { allowedOf, unusual, usualOf, written } from './checks.js';
import { isNumber, toOwn } from './draft.js';
import './spread.js';

class Field extends Component {
  static properties = {
    item: { attribute: false },
    entry: { attribute: false },
    path: { type: String },
    /** what is wrong, in words; '' for nothing */
    fault: { type: String },
    /** what is odd about it, in words */
    caution: { type: String },
    /** the trace's line of this input where the method took a value of its own */
    taken: { attribute: false },
    /** {given, effective}: the person's spread and the one in force; null where there can be none */
    spread: { attribute: false },
    helping: { state: true },
  };

  get #id() {
    return `field-${this.path.replace(/[^\w]/g, '-')}`;
  }

  render() {
    const { item } = this;
    if (item.kind === 'boolean') return html`<div class="field">${this.#tick()} ${this.#about()}</div>`;
    return html`<div class="field ${this.fault ? 'faulty' : ''}">
      <div class="field-head">
        <label for=${this.#id}>${text(item.label)}</label>
        ${item.symbol_latex && isNumber(item) ? html`<fd-formula inline aria-hidden="true" .latex=${item.symbol_latex}></fd-formula>` : nothing}
        ${this.#helpButton()}
      </div>
      <div class="field-row">${this.#control()} ${this.#unit()} ${this.#spread()}</div>
      ${this.#about()}
    </div>`;
  }

  #control() {
    const { item, entry } = this;
    const described = `${this.#id}-about`;
    if (item.kind === 'choice') return this.#choice(described);
    if (item.kind === 'series') {
      return html`<textarea id=${this.#id} rows="4" spellcheck="false" placeholder=${t('field.series')} aria-describedby=${described} aria-invalid=${Boolean(this.fault)} .value=${live(entry.text)} @input=${this.#typed}></textarea>`;
    }
    const fallback = item.default?.value;
    const placeholder = typeof fallback === 'number' ? valueText(fallback, '') : '';
    return html`<input
      id=${this.#id}
      type="text"
      inputmode=${isNumber(item) ? 'decimal' : 'text'}
      autocomplete="off"
      spellcheck="false"
      class=${isNumber(item) ? 'numeric' : ''}
      placeholder=${placeholder}
      aria-describedby=${described}
      aria-invalid=${Boolean(this.fault)}
      aria-required=${item.required}
      .value=${live(entry.text)}
      @input=${this.#typed}
    />`;
  }

  #choice(described) {
    const { item, entry } = this;
    const unchosen = item.default ? t('field.by_default') : t('field.choose');
    return html`<select id=${this.#id} aria-describedby=${described} aria-invalid=${Boolean(this.fault)} @change=${this.#typed}>
      <option value="" .selected=${!entry.text}>${unchosen}</option>
      ${item.choices.map(({ value, label }) => html`<option value=${value} .selected=${entry.text === value}>${text(label)}</option>`)}
    </select>`;
  }

  #tick() {
    const on = this.entry.text ? this.entry.text === 'true' : this.item.default?.value === true;
    return html`<div class="field-head">
      <label><input id=${this.#id} type="checkbox" .checked=${live(on)} aria-describedby="${this.#id}-about" @change=${(event) => this.tell('entered', { path: this.path, text: String(event.target.checked) })} /> ${text(this.item.label)}</label>
      ${this.#helpButton()}
    </div>`;
  }

  #unit() {
    const { item, entry } = this;
    const units = item.units ?? [];
    if (units.length > 1) {
      return html`<select class="field-unit" aria-label="${t('field.unit')}: ${text(item.label)}" @change=${(event) => this.tell('unit-chosen', { path: this.path, unit: event.target.value })}>
        ${units.map(({ unit }) => html`<option value=${unit} .selected=${unit === entry.unit}>${unitName(unit) || t('field.share')}</option>`)}
      </select>`;
    }
    return unitName(item.unit) ? html`<span class="field-unit">${unitName(item.unit)}</span>` : nothing;
  }

  #spread() {
    if (!this.spread) return nothing;
    return html`<fd-spread .name=${this.path} .label=${text(this.item.label)} .given=${this.spread.given} .effective=${this.spread.effective}></fd-spread>`;
  }

  #helpButton() {
    return html`<button type="button" class="help-button" aria-expanded=${Boolean(this.helping)} aria-controls="${this.#id}-help" aria-label="${t('field.help')}: ${text(this.item.label)}" @click=${() => (this.helping = !this.helping)}>i</button>`;
  }

  #about() {
    return html`<div class="field-about" id="${this.#id}-about">${this.#note()}</div>
      <div class="field-help" id="${this.#id}-help" ?hidden=${!this.helping}>${this.helping ? this.#help() : nothing}</div>`;
  }

  #note() {
    const { item, entry } = this;
    if (this.fault) return html`<p class="field-problem">${this.fault}</p>`;
    const converted = entry.text && entry.unit !== item.unit && isNumber(item) && item.kind !== 'series';
    return html`${converted ? html`<p class="note">= ${written(toOwn(item, entry.unit, typedNumber(entry.text)), item.unit)}</p>` : nothing}
      ${this.caution ? html`<p class="note unusual" role="status">${this.caution}</p>` : nothing}
      ${unusual(item, entry) ? html`<p class="note unusual">${t('field.unusual', { range: usualOf(item, entry.unit) })}</p>` : nothing}
      ${entry.text && entry.origin ? html`<p class="note">${originMark(entry.origin.quality)} ${entry.origin.source}</p>` : nothing} ${entry.text && entry.origin?.restored ? html`<p class="note"><fd-restored-note .mark=${entry.origin.restored} .unit=${item.unit}></fd-restored-note></p>` : nothing} ${entry.text ? nothing : this.#taken()}`;
  }

  /** What the method takes where nothing is given. */
  #taken() {
    const { item, taken } = this;
    if (taken && !item.default && taken.source?.kind !== 'user') {
      const said = documentText({ ...taken.source, note: '' }) || t(`source.${taken.source?.kind ?? 'default'}`);
      return html`<p class="note">${t('field.taken', { value: valueText(taken.value, taken.unit) })}${unsureMark(taken.source?.status === 'to_confirm')} · ${said}</p>`;
    }
    const fallback = item.default;
    if (!fallback || Array.isArray(fallback.value) || item.kind === 'boolean') return nothing;
    const choice = item.choices.find(({ value }) => value === fallback.value);
    const value = choice ? text(choice.label) : valueText(fallback.value, item.unit);
    return html`<p class="note">${t('field.default', { value })}${unsureMark(fallback.status === 'to_confirm')} · ${text(fallback.source) || t('source.default')}</p>`;
  }

  #help() {
    const { item, entry } = this;
    const facts = [
      [t('field.unit'), unitName(item.unit)],
      [t('field.allowed'), allowedOf(item, entry.unit)],
      [t('field.usual'), usualOf(item, entry.unit)],
      [t('door.source'), text(item.default?.source)],
    ];
    return html`<p>${text(item.help)}</p>
      <dl>${facts.filter(([, value]) => value).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  #typed(event) {
    this.tell('entered', { path: this.path, text: event.target.value });
  }
}

customElements.define('fd-field', Field);
