// Which mines, companies or districts have a line? Each a chip with its line; more are found by typing.
import { html, nothing } from 'lit';
import { change } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { findMines } from '../../core/find-mines.js';
import { t } from '../../core/locale.js';
import { sample } from '../../components/series-key.js';
import '../../components/combobox.js';
import { MOST_ITEMS } from './place.js';

const plain = (said) => said.toLocaleLowerCase('ru').replaceAll('\u0451', '\u0435');

class SeriesItems extends Component {
  static properties = {
    level: { type: String },
    /** all that there are, with their names in both languages */
    groups: { attribute: false },
    /** ids of those that are shown */
    shown: { attribute: false },
    /** whether somebody chose them */
    chosen: { type: Boolean },
    /** whether those that are shown unchosen have the greatest values; else the most coal */
    byValue: { type: Boolean },
  };

  /** Which ones are shown when nobody chose any. */
  #first(counts) {
    return this.byValue ? t('series.greatest', counts) : t('series.largest', counts);
  }

  render() {
    const full = this.shown.length >= MOST_ITEMS;
    const left = this.groups.length > this.shown.length;
    return html`<div class="series-items">
      <ul class="chips" aria-label=${t(`series.items.${this.level}`)}>${this.shown.map((id, place) => this.#chip(id, place))}</ul>
      ${left && !full ? html`<fd-combobox .label=${t(`series.add.${this.level}`)} .hint=${t('series.add_hint')} .chosen=${''} .find=${(query) => this.#find(query)} @picked=${({ detail }) => detail && this.#set([...this.shown, detail.id])}></fd-combobox>` : nothing}
      <p class="note">${this.chosen ? nothing : left ? this.#first({ count: this.shown.length, of: this.groups.length }) : nothing} ${full && left ? t('series.full', { count: MOST_ITEMS }) : nothing}
        ${this.chosen ? html`<button type="button" class="link" @click=${() => change({ items: '' })}>${t('series.reset')}</button>` : nothing}</p>
    </div>`;
  }

  #chip(id, place) {
    const { name } = this.groups.find((group) => group.id === id);
    return html`<li class="chip">${sample(place)}<span>${name}</span>${this.shown.length > 1 ? html`<button type="button" class="chip-remove" aria-label="${t('list.remove')}: ${name}" @click=${() => this.#set(this.shown.filter((each) => each !== id))}>✕</button>` : nothing}</li>`;
  }

  #set(ids) {
    change({ items: ids.join(',') });
  }

  /** Mines as the server compares names, in either alphabet; of a company also by what its mines are called. */
  async #find(query) {
    const free = this.groups.filter(({ id }) => !this.shown.includes(id));
    const words = plain(query).split(/\s+/).filter(Boolean);
    const near = free.filter(({ names }) => words.every((word) => plain(names.join(' ')).includes(word)));
    if (!words.length || this.level === 'district') return near.map(option);
    const found = new Set((await findMines(query)).map(({ id }) => id));
    const other = free.filter((group) => !near.includes(group) && group.mines.some((mine) => found.has(mine)));
    return [...near, ...other].map(option);
  }
}

const option = ({ id, name, mines }) => ({ id, title: name, subtitle: mines.length > 1 ? t('table.mines', { count: mines.length }) : '' });

customElements.define('fd-series-items', SeriesItems);
