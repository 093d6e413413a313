// What is missing? Series by time: rows are links to their series, cells are drawn; of a thousand rows those that are seen.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { href } from '../../core/address.js';
import { colours } from '../../core/charts.js';
import { Component } from '../../core/element.js';
import { countsOf, openCells, stateOf } from '../../core/gap-cells.js';
import { plainWords, t, text } from '../../core/locale.js';
import { themeChanges } from '../../core/theme.js';
import { cellWidth, drawMap, HEAD, ROW } from './gap-drawing.js';
import { cellsInWords, timeText } from './words.js';

const MORE_ROWS = 8;
const [WIDE_NAMES, WIDEST_NAMES, NARROW_NAMES, NARROW_PX] = [300, 400, 172, 640];
/** What is left for a cell before names may be wider. */
const EASY_CELL = 24;
const SEARCHED_FROM = 12;
const ORDERS = {
  given: (series) => series,
  missing: (series) => [...series].sort((one, other) => other.missing - one.missing),
  restored: (series) => [...series].sort((one, other) => other.restored - one.restored),
};

class GapMap extends Component {
  static properties = {
    run: { attribute: false },
    kinds: { attribute: false },
    /** the name of the series that is shown below */
    chosen: { type: String },
    /** names of the series that are picked, where they can be */
    picked: { attribute: false },
    pickable: { type: Boolean },
    order: { state: true },
    sought: { state: true },
    active: { state: true },
  };

  #resized = new ResizeObserver(() => this.requestUpdate());

  constructor() {
    super();
    Object.assign(this, { order: 'given', sought: '', active: 0, picked: new Set() });
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(themeChanges, 'change');
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  willUpdate(changed) {
    if (!['run', 'order', 'sought'].some((each) => changed.has(each))) return;
    const sought = plainWords(this.sought.trim());
    const fits = ({ name, title }) => [name, title.en, title.ru].some((each) => plainWords(each).includes(sought));
    this.rows = ORDERS[this.order](sought ? this.run.series.filter(fits) : this.run.series);
    this.active = Math.max(0, this.rows.findIndex(({ name }) => name === this.chosen));
  }

  render() {
    return html`${this.run.series.length >= SEARCHED_FROM ? this.#tools() : nothing}
      <div class="gap-map scroll" tabindex="-1" role="region" aria-label=${t('restore.map')} @scroll=${this.#scrolled} @keydown=${this.#key}>
        <div class="gap-plane"><div class="gap-head"></div><canvas aria-hidden="true"></canvas>
          <ul class="gap-rows" @mousemove=${this.#pointed}>${repeat(this.#seen(), ({ name }) => name, (series) => this.#row(series))}</ul>
        </div>
      </div>
      ${this.rows.length ? nothing : html`<p class="muted" role="status">${t('search.nothing')}</p>`}`;
  }

  #tools() {
    const orders = Object.keys(ORDERS).filter((each) => each !== 'restored' || this.run.restored);
    return html`<div class="gap-tools">
      <input type="search" aria-label=${t('restore.find')} placeholder=${t('restore.find')} @input=${(event) => (this.sought = event.target.value)} />
      <label><span>${t('restore.order')}</span> <select @change=${(event) => (this.order = event.target.value)}>${orders.map((each) => html`<option value=${each} .selected=${each === this.order}>${t(`restore.order.${each}`)}</option>`)}</select></label>
    </div>`;
  }

  /** The rows that are drawn: those in sight and some around them, and the one that the keyboard is on. */
  #seen() {
    const scroll = this.querySelector('.gap-map');
    const top = Math.floor((scroll?.scrollTop ?? 0) / ROW);
    this.first = Math.max(0, top - MORE_ROWS);
    return this.rows.slice(this.first, top + Math.ceil((scroll?.clientHeight || 600) / ROW) + MORE_ROWS);
  }

  #row(series) {
    const place = this.rows.indexOf(series);
    const name = text(series.title);
    const here = place === this.active ? '0' : '-1';
    const words = cellsInWords(countsOf([series]), this.kinds);
    return html`<li class=${series.name === this.chosen ? 'here' : ''} aria-setsize=${this.rows.length} aria-posinset=${place + 1} data-place=${place}>
      <div class="gap-name">
        ${this.pickable ? html`<input type="checkbox" tabindex=${here} ?disabled=${!openCells(series) || !series.mine_id} aria-label="${t('restore.pick')}: ${name}" .checked=${live(this.picked.has(series.name))} @change=${() => this.tell('series-picked', series.name)} />` : nothing}
        <a href=${href(`/restore/${this.run.id}`, { series: series.name })} tabindex=${here} aria-current=${series.name === this.chosen} aria-label="${name}: ${words}" title="${name}: ${words}" @click=${(event) => this.#choose(event, series)} @focus=${() => (this.active = place)}>${name}</a>
      </div>
    </li>`;
  }

  #choose(event, { name }) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.tell('series-chosen', name);
  }

  #scrolled() {
    this.requestUpdate();
  }

  /** The arrows go from row to row; the page keys go farther. */
  async #key(event) {
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / ROW) - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    if (!step || !event.target.closest('.gap-name')) return;
    event.preventDefault();
    this.active = Math.max(0, Math.min(this.rows.length - 1, this.active + step));
    this.#reveal(event.currentTarget);
    await this.updateComplete;
    this.querySelector(`[data-place="${this.active}"] a`)?.focus({ preventScroll: true });
  }

  #reveal(scroll) {
    const top = this.active * ROW;
    const room = scroll.clientHeight - HEAD - ROW;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    if (top > scroll.scrollTop + room) scroll.scrollTop = top - room;
    this.requestUpdate();
  }

  /** What is pointed at says itself. */
  #pointed(event) {
    const row = event.target.closest('li');
    if (!row || event.target.closest('.gap-name')) return;
    const series = this.rows[Number(row.dataset.place)];
    const place = Math.floor((event.clientX - row.getBoundingClientRect().left - this.names) / this.cell);
    const state = place >= 0 && place < this.run.times.length ? stateOf(series, place) : '';
    row.title = state ? `${text(series.title)}, ${timeText(this.run.times[place])}: ${state in this.kinds ? t('restore.gap_of', { kind: text(this.kinds[state]) }) : t(`restore.cell.${state}`)}` : '';
  }

  updated() {
    const scroll = this.querySelector('.gap-map');
    const { clientWidth: width, clientHeight: height, scrollLeft: left, scrollTop: top } = scroll;
    const { times } = this.run;
    this.names = width < NARROW_PX ? NARROW_NAMES : Math.max(WIDE_NAMES, Math.min(WIDEST_NAMES, width - times.length * EASY_CELL));
    this.cell = cellWidth(width - this.names, times.length);
    const said = { '--names': this.names, '--width': this.names + this.cell * times.length, '--height': HEAD + ROW * this.rows.length, '--seen': width, '--tall': height, '--first': HEAD + this.first * ROW };
    for (const [name, value] of Object.entries(said)) scroll.style.setProperty(name, `${value}px`);
    drawMap(this.querySelector('canvas'), { rows: this.rows, times, cell: this.cell, names: this.names, left, top, width, height }, colours());
  }
}

customElements.define('fd-gap-map', GapMap);
