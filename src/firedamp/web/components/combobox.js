// Choose one of many by typing a part of its name, in either alphabet: arrows, Enter, Escape.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';

const PAUSE_MS = 120;
let made = 0;

/** @typedef {{id: string, title: string, subtitle?: string}} Option */

class Combobox extends Component {
  static properties = {
    label: { type: String },
    hint: { type: String },
    /** the title of what is chosen, '' for nothing */
    chosen: { type: String },
    /** (query) => Promise<Option[]> */
    find: { attribute: false },
    clearable: { type: Boolean },
    options: { state: true },
    active: { state: true },
    open: { state: true },
    failed: { state: true },
    query: { state: true },
  };

  #timer = 0;
  #asked = 0;
  /** Enter came before the answer: the first that is found is taken. */
  #hurried = false;

  constructor() {
    super();
    this.name = `combobox-${(made += 1)}`;
    this.options = [];
    this.active = 0;
    this.open = false;
    this.query = null;
  }

  render() {
    const shown = this.open && this.options.length > 0;
    return html`<div class="combobox" @focusout=${this.#left}>
      <label for=${this.name}>${this.label}</label>
      <div class="combobox-row">
        <input
          id=${this.name}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          placeholder=${this.hint ?? ''}
          aria-expanded=${this.open}
          aria-controls="${this.name}-list"
          aria-autocomplete="list"
          aria-activedescendant=${shown ? `${this.name}-${this.active}` : nothing}
          .value=${live(this.query ?? this.chosen ?? '')}
          @input=${(event) => this.#ask(event.target.value, PAUSE_MS)}
          @focus=${(event) => event.target.select()}
          @click=${() => this.open || this.#ask('', 0)}
          @keydown=${this.#key}
        />
        ${this.clearable && this.chosen ? html`<button type="button" class="icon-button" aria-label="${t('combobox.clear')}: ${this.chosen}" @click=${() => this.#take(null)}>✕</button>` : nothing}
      </div>
      <div class="search-results" ?hidden=${!this.open}>
        <ul id="${this.name}-list" role="listbox" aria-label=${this.label}>${this.options.map((option, place) => this.#option(option, place))}</ul>
        ${this.open && !this.options.length ? html`<p class="muted" role="status">${this.failed ? t('state.no_connection') : t('search.nothing')}</p>` : nothing}
      </div>
    </div>`;
  }

  #option(option, place) {
    return html`<li id="${this.name}-${place}" role="option" aria-selected=${place === this.active} @mousedown=${(event) => (event.preventDefault(), this.#take(option))} @mousemove=${() => (this.active = place)}>
      <span class="title">${option.title}</span>${option.subtitle ? html`<span class="muted">${option.subtitle}</span>` : nothing}
    </li>`;
  }

  #ask(query, pause) {
    if (pause) this.query = query;
    this.waiting = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#answer(query.trim()), pause);
  }

  async #answer(query) {
    const asked = (this.#asked += 1);
    this.waiting = false;
    const found = await this.find(query).then((options) => ({ options, failed: false }), () => ({ options: [], failed: true }));
    if (asked !== this.#asked) return;
    Object.assign(this, found, { active: 0, open: true });
    if (this.#hurried && found.options.length) this.#take(found.options[0]);
    this.#hurried = false;
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.#close();
    if (step && !this.open) this.#ask(this.query ?? '', 0);
    else if (step && this.options.length) {
      this.active = (this.active + step + this.options.length) % this.options.length;
      this.updateComplete.then(() => this.querySelector(`#${this.name}-${this.active}`)?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Enter' && this.waiting) this.#hurried = true;
    else if (event.key === 'Enter' && this.open && this.options.length) this.#take(this.options[this.active]);
    else return;
    event.preventDefault();
  }

  #take(option) {
    this.#close();
    this.tell('picked', option);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.waiting = false;
    this.open = false;
    this.query = null;
  }

  #left(event) {
    if (!this.contains(event.relatedTarget)) this.#close();
  }
}

customElements.define('fd-combobox', Combobox);
