// Save what a panel shows: the picture as PNG or SVG, its numbers as CSV.
import { html } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';

class SaveMenu extends Component {
  static properties = {
    /** names of what can be saved */
    kinds: { attribute: false },
    subject: { type: String },
  };

  render() {
    return html`<details class="menu" @focusout=${this.#left} @keydown=${this.#key}>
      <summary class="icon-button" aria-label="${t('save')}: ${this.subject}" title=${t('save')}>⋯</summary>
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
