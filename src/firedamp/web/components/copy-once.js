// A secret that is shown this once: as text to select, with a button that copies it.
import { html } from 'lit';
import { copyText } from '../core/clipboard.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';

class CopyOnce extends Component {
  static properties = { label: { type: String }, secret: { type: String }, copied: { state: true } };

  willUpdate(changed) {
    if (changed.has('secret')) this.copied = false;
  }

  render() {
    return html`<div class="copy-once">
      <input readonly aria-label=${this.label} .value=${this.secret ?? ''} @focus=${(event) => event.target.select()} />
      <button type="button" class="button" @click=${this.#copy}>${this.copied ? t('copy.done') : t('copy.do')}</button>
      <span class="unseen" role="status">${this.copied ? t('copy.done') : ''}</span>
    </div>`;
  }

  async #copy() {
    await copyText(this.secret, this);
    this.copied = true;
  }
}

customElements.define('fd-copy-once', CopyOnce);
