// Save what a panel shows: the picture as PNG or SVG, its numbers as CSV.
import { html } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';

class SaveMenu extends Component {
  static properties = {
    /** names of what can be saved */
    kinds: { attribute: false },
    subject: { type: String },
    /** what the menu does, where that is not only saving */
    name: { type: String },
    /** words in place of the dots */
    label: { type: String },
    disabled: { type: Boolean },
  };

  render() {
    return html`<details class="menu" @focusout=${this.#left} @keydown=${this.#key}>
      <summary class=${this.label ? 'button' : 'icon-button'} aria-label="${this.label || this.name || t('save')}: ${this.subject}" aria-disabled=${Boolean(this.disabled)} title=${this.label || this.name || t('save')} @click=${(event) => this.disabled && event.preventDefault()}>${this.label || '⋯'}</summary>
      <div class="menu-items">${(this.kinds ?? []).map((kind) => html`<button type="button" @click=${() => this.#take(kind)}>${kind}</button>`)}</div>
    </details>`;
  }

  #take(kind) {
    this.querySelector('details').open = false;
    this.tell('save', kind);
  }

  #left(event) {
    if (!this.contains(event.relatedTarget)) this.querySelector('details').open = false;
  }

  #key(event) {
    if (event.key !== 'Escape') return;
    this.querySelector('details').open = false;
    this.querySelector('summary').focus();
  }
}

customElements.define('fd-save-menu', SaveMenu);
