// How unsure is a number? The default, or what one says oneself: ± so many per cent, or a factor.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { givenPercent, significant } from '../../core/numbers.js';
import { typedNumber } from '../../core/typed.js';
import { unsureMark } from '../../components/origin.js';

const MOST = { percent: 1000, factor: 1000 };
const LEAST = { percent: 0, factor: 1 };

/** "±2 %" or "÷×2". */
export function spreadText({ percent, factor }) {
  if (factor !== undefined && factor !== null) return `÷× ${significant(factor)}`;
  return percent === undefined || percent === null ? '±' : `± ${givenPercent(percent)}`;
}

class Spread extends Component {
  static properties = {
    name: { type: String },
    label: { type: String },
    /** {kind, text} as typed, or undefined */
    given: { attribute: false },
    /** {percent} or {factor} with its status and source, as the result or the sheet has it; undefined for none */
    effective: { attribute: false },
    open: { state: true },
  };

  render() {
    const { effective, given } = this;
    const said = given ? spreadText({ [given.kind]: typedNumber(given.text) ?? undefined }) : spreadText(effective ?? {});
    const unsure = !given && effective?.status === 'to_confirm';
    return html`<div class="spread-edit">
      <button type="button" class="spread-button" aria-expanded=${Boolean(this.open)} aria-label="${t('spread.of', { label: this.label })}: ${effective || given ? said : t('spread.none')}${unsure ? `, ${t('confirm.title')}` : ''}" title=${t('uncertainty')} @click=${() => (this.open = !this.open)}>${said}${unsure ? html`<span aria-hidden="true">${unsureMark(true)}</span>` : nothing}</button>
      ${this.open ? this.#editor() : nothing}
    </div>`;
  }

  #editor() {
    const { effective, given } = this;
    const kind = given?.kind ?? (effective?.factor ? 'factor' : 'percent');
    const fault = given && !sound(kind, given.text);
    const standing = effective?.[kind] ?? '';
    return html`<div class="spread-editor" role="group" aria-label=${t('spread.of', { label: this.label })}>
      <select aria-label=${t('spread.kind')} @change=${(event) => this.#change(event.target.value, given?.text ?? '')}>
        <option value="percent" .selected=${kind === 'percent'}>${t('spread.percent')}</option>
        <option value="factor" .selected=${kind === 'factor'}>${t('spread.factor')}</option>
      </select>
      <input type="text" inputmode="decimal" class="numeric" aria-label=${t('spread.size')} aria-invalid=${Boolean(fault)} placeholder=${standing === '' ? '' : significant(standing)} .value=${live(given?.text ?? '')} @input=${(event) => this.#change(kind, event.target.value)} />
      ${given ? html`<button type="button" class="button" @click=${() => this.#change(kind, null)}>${t('spread.default')}</button>` : nothing}
      ${fault ? html`<p class="field-problem">${kind === 'factor' ? t('spread.bad_factor', { maximum: MOST.factor }) : t('spread.bad_percent', { maximum: MOST.percent })}</p>` : nothing}
      ${given ? nothing : html`<p class="note">${effective ? t('spread.is_default') : t('spread.none')}</p>`}
    </div>`;
  }

  /** @param {string | null} text null to go back to the default */
  #change(kind, text) {
    this.tell('spread-given', { name: this.name, spread: text === null ? null : { kind, text } });
  }
}

/** Whether a spread is one that can be calculated with; an empty one is none. */
export function sound(kind, text) {
  const size = typedNumber(text);
  return size === null || (size >= LEAST[kind] && size <= MOST[kind]);
}

customElements.define('fd-spread', Spread);
