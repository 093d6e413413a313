// The page of the address: its code is fetched when it is first asked for.
import { html } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { ROOMS } from '../core/rooms.js';
import { empty, skeleton } from './states.js';

class Page extends Component {
  static properties = {
    page: { attribute: false },
    /** changes whenever a page has to look at the address again */
    address: { type: String },
    shown: { state: true },
  };

  /** The page and the record it is about: another mine is another page. */
  #wanted = null;

  willUpdate() {
    const wanted = this.page ? JSON.stringify([this.page.tag, this.page.named]) : '';
    if (wanted !== this.#wanted) {
      this.#wanted = wanted;
      this.#show();
    }
    if (this.shown) this.shown.address = this.address;
  }

  async #show() {
    const page = this.page;
    this.shown = null;
    if (!page) {
      document.title = 'Firedamp';
      return;
    }
    await page.load();
    if (page !== this.page && JSON.stringify([page.tag, page.named]) !== this.#wanted) return;
    this.shown = Object.assign(document.createElement(page.tag), page.named, { address: this.address });
    scrollTo(0, 0);
  }

  render() {
    if (!this.page) {
      const home = html`<a class="button primary" href=${ROOMS[0].path}>${t('room.overview')}</a>`;
      return html`<h1>${t('state.no_page')}</h1>${empty(t('state.no_page'), t('state.no_page_hint'), home)}`;
    }
    return this.shown ?? skeleton(8);
  }
}

customElements.define('fd-page', Page);
