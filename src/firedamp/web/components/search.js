// Find a mine, a company, a district, a method or a page, in either language and either alphabet.
import { html, nothing } from 'lit';
import { go, href, path } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { named, t, text } from '../core/locale.js';

const PAUSE_MS = 120;

class Search extends Component {
  static properties = {
    found: { state: true },
    active: { state: true },
    open: { state: true },
    failed: { state: true },
  };

  #asking = null;
  #timer = 0;

  constructor() {
    super();
    this.found = null;
    this.active = 0;
    this.open = false;
    this.failed = false;
  }

  focusInput() {
    const input = this.querySelector('input');
    input.focus();
    input.select();
  }

  render() {
    const shown = this.open && this.found !== null;
    return html`<div class="search" role="search" @focusout=${this.#left}>
      <input
        type="search"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        placeholder=${t('search.hint')}
        aria-label=${t('search')}
        aria-expanded=${shown}
        aria-controls="search-results"
        aria-autocomplete="list"
        aria-activedescendant=${shown && this.found.length ? `found-${this.active}` : nothing}
        @input=${this.#typed}
        @focus=${() => (this.open = true)}
        @keydown=${this.#key}
      />
      <kbd aria-hidden="true">/</kbd>
      <div class="search-results" ?hidden=${!shown}>
        <ul id="search-results" role="listbox" aria-label=${t('search.results')}>${(this.found ?? []).map((item, index) => this.#item(item, index))}</ul>
        ${shown && !this.found.length ? html`<p class="muted" role="status">${this.failed ? t('state.no_connection') : t('search.nothing')}</p>` : nothing}
      </div>
    </div>`;
  }

  #item(item, index) {
    return html`<li id="found-${index}" role="option" aria-selected=${index === this.active} @mousedown=${(event) => this.#take(event, item)} @mousemove=${() => (this.active = index)}>
      <span class="kind">${t(`kind.${item.kind}`)}</span>
      <span class="title">${named(item.title)}</span>
      <span class="muted">${text(item.subtitle)}</span>
    </li>`;
  }

  #typed(event) {
    const query = event.target.value.trim();
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.open = true;
    if (query) this.#timer = setTimeout(() => this.#ask(query), PAUSE_MS);
    else this.found = null;
  }

  async #ask(query) {
    this.#asking = new AbortController();
    try {
      const { items } = await api.search(query, this.#asking.signal);
      this.found = items;
      this.failed = false;
      this.active = 0;
    } catch (error) {
      if (error.name === 'AbortError') return;
      this.found = [];
      this.failed = true;
    }
  }

  #key(event) {
    const count = this.found?.length ?? 0;
    if (event.key === 'Escape') this.#leave();
    if (!count) return;
    if (event.key === 'Enter') this.#take(event, this.found[this.active]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.active = (this.active + step + count) % count;
    this.updateComplete.then(() => this.querySelector(`#found-${this.active}`)?.scrollIntoView({ block: 'nearest' }));
  }

  #take(event, item) {
    event.preventDefault();
    this.#leave();
    this.querySelector('input').value = '';
    this.found = null;
    // A method has no page yet: its sheet opens in the drawer over the page one is on.
    if (item.kind === 'method') go(href(path(), { sheet: item.id }));
    else go(item.address);
  }

  #leave() {
    this.open = false;
    this.querySelector('input').blur();
  }

  #left(event) {
    if (!this.contains(event.relatedTarget)) this.open = false;
  }
}

customElements.define('fd-search', Search);
