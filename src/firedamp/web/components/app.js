// The frame: rail, top bar, the page that the address names, the drawer and the dialogs.
import { html, nothing } from 'lit';
import { addressChanges, change, followLinks, parameter, path, settings } from '../core/address.js';
import { connection } from '../core/api.js';
import { basinOfPage } from '../core/demonstration.js';
import { Component } from '../core/element.js';
import { ready, t } from '../core/locale.js';
import { pageOf } from '../core/rooms.js';
import { listenForShortcuts } from '../core/shortcuts.js';
import { methodDoor } from '../doors/method.js';
import { syntheticBanner } from './synthetic-banner.js';
import './drawer.js';
import './help.js';
import './notices.js';
import './number.js';
import './formula.js';
import './page.js';
import './rail.js';
import './top-bar.js';

class App extends Component {
  static properties = {
    door: { state: true },
    offline: { state: true },
    helping: { state: true },
    synthetic: { state: true },
  };

  constructor() {
    super();
    this.door = null;
    this.offline = false;
    this.helping = false;
    this.synthetic = null;
  }

  connectedCallback() {
    super.connectedCallback();
    followLinks(document);
    listenForShortcuts({
      search: () => this.querySelector('fd-search')?.focusInput(),
      help: () => (this.helping = true),
    });
    this.watch(addressChanges, 'change', () => this.#moved());
    this.watch(connection, 'lost', () => (this.offline = true));
    this.watch(connection, 'back', () => (this.offline = false));
    this.addEventListener('door', (event) => (this.door = event.detail));
    this.#readSheet();
    this.#lookForBasin();
  }

  /** A new address closes the drawer, unless the address itself names a method's sheet. */
  #moved() {
    this.door = null;
    this.#readSheet();
    this.#lookForBasin();
    this.requestUpdate();
  }

  /** The address, and with it the selector and every link, follows the basin of the page's mine. */
  async #lookForBasin() {
    const asked = location.href;
    const found = await basinOfPage(pageOf(path()));
    if (asked !== location.href) return;
    this.synthetic = found?.synthetic ? found : null;
    if (found && found.id !== settings().basin) change({ basin: found.id }, { replace: true });
  }

  #readSheet() {
    const sheet = parameter('sheet');
    if (sheet) this.door = () => methodDoor(sheet);
  }

  #drawerClosed() {
    this.door = null;
    if (parameter('sheet')) change({ sheet: '' }, { replace: true });
  }

  render() {
    if (!ready()) return nothing;
    const page = pageOf(path());
    return html`<a class="skip" href="#main" @click=${this.#skip}>${t('skip')}</a>
      <fd-rail .room=${page?.room ?? ''}></fd-rail>
      <fd-top-bar @help=${() => (this.helping = true)}></fd-top-bar>
      <main id="main" tabindex="-1">
        ${this.offline ? html`<p class="offline" role="alert">${t('state.offline')} <button type="button" class="button" @click=${() => connection.dispatchEvent(new Event('retry'))}>${t('state.again')}</button></p>` : nothing}
        ${syntheticBanner(this.synthetic)}
        <fd-page .page=${page} .address=${location.pathname + location.search}></fd-page>
      </main>
      <fd-drawer .door=${this.door} @drawer-closed=${this.#drawerClosed}></fd-drawer>
      <fd-notices></fd-notices>
      <fd-help ?open=${this.helping} @help-closed=${() => (this.helping = false)}></fd-help>`;
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('#main').focus();
  }
}

customElements.define('fd-app', App);
