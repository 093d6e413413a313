// A number: a door. Click or Enter opens the drawer that says where it comes from.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { confidence, range } from '../core/numbers.js';

class NumberDoor extends Component {
  static properties = {
    written: { attribute: false },
    low: { type: Number },
    high: { type: Number },
    /** of its range, where that is not 95 % */
    level: { type: Number },
    /** a function that describes what the number opens; asked when it is opened */
    door: { attribute: false },
    label: { type: String },
    /** whether the unit stands in the header already */
    bare: { type: Boolean },
    unsure: { type: Boolean },
  };

  render() {
    const { written, low, high, level } = this;
    if (!written) return html`<span class="absent">${t('value.none')}</span>`;
    const ranged = low !== undefined && low !== null && high !== undefined && high !== null;
    const bounds = ranged ? `, ${confidence(level)}: ${range(written, low, high)} ${written.unit}` : '';
    const unsure = this.unsure ? `, ${t('confirm.title')}` : '';
    const said = this.label ? `${this.label}: ` : '';
    return html`<button
        type="button"
        class="number"
        title="${written.exact}${bounds}${unsure}"
        aria-label="${said}${written.text} ${written.unit}${bounds}${unsure}"
        aria-haspopup="dialog"
        @click=${this.#open}
      ><span class="value">${written.text}</span>${ranged ? html` <span class="bounds">(${range(written, low, high)})</span>` : nothing}${this.bare || !written.unit ? nothing : html` <span class="unit">${written.unit}</span>`}${this.unsure ? html`<span class="unsure" aria-hidden="true">?</span>` : nothing}</button>`;
  }

  #open() {
    this.tell('door', this.door);
  }
}

customElements.define('fd-number', NumberDoor);
