// How long has something been going on? Counted in seconds from when this stands on the page.
import { html } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { exact } from '../core/numbers.js';

class Elapsed extends Component {
  static properties = { seconds: { state: true } };
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    const begun = Date.now();
    this.seconds = 0;
    this.#timer = setInterval(() => (this.seconds = Math.round((Date.now() - begun) / 1000)), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** Not read out: once a second would be too often. */
  render() {
    return html`<span class="muted" aria-hidden="true">${t('import.elapsed', { seconds: exact(this.seconds) })}</span>`;
  }
}

customElements.define('fd-elapsed', Elapsed);
