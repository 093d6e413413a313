// Reference: which tables are there, how much do they hold, from which sources, how fresh, and what did people change?
import { html, nothing } from 'lit';
import { change, href, parameter, path, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { plainWords, t, text } from '../core/locale.js';
import { exact } from '../core/numbers.js';
import { recordChanges } from '../core/record-changes.js';
import * as reference from '../core/reference-api.js';
import { dateText } from '../doors/door.js';
import { empty, loaded } from '../components/states.js';
import '../components/demonstration-offer.js';
import './reference/changes.js';

const GROUPS = ['places', 'mines', 'seams', 'constants'];

/** How old are the data of a table, and what have people done since? */
function ageOf(table) {
  if (!table.count) return [t('reference.nothing_yet')];
  const years = [...new Set([table.first_year, table.last_year].filter((each) => each !== null).map(String))].join('–');
  const editions = table.packages.map((each) => (each.release ? text(each.release) : t('reference.edition', { name: each.name, version: each.version })));
  const data = [years ? t('reference.years', { years }) : '', editions.join('; ')].filter(Boolean).join(' · ');
  const people = [table.changed ? t('reference.changed', { date: dateText(table.changed) }) : '', table.edited ? t('reference.edited', { count: table.edited }) : ''].filter(Boolean).join(' · ');
  return [data, people].filter(Boolean);
}

class Reference extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.tables = new Load(this);
    this.methods = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(recordChanges, 'change', () => this.tables.again());
  }

  willUpdate() {
    const { basin } = settings();
    // Whether another basin can be offered is known with the tables: nothing comes in above them later.
    this.tables.want(basin, async () => (await Promise.all([reference.tables(basin), api.basins().catch(() => null)]))[0]);
    this.methods.want('all', () => api.read('/methods'));
  }

  render() {
    document.title = `${t('room.reference')} · Firedamp`;
    return html`<div class="page ${this.tables.loading ? 'loading' : ''}" aria-busy=${this.tables.loading}>
      <header class="page-head"><div><h1>${t('room.reference')}</h1><p class="lead">${t('reference.answers')}</p></div></header>
      <form class="filters" role="search" aria-label=${t('reference.search')} @submit=${(event) => event.preventDefault()}>
        <input type="search" aria-label=${t('reference.search')} placeholder=${t('reference.search')} .value=${parameter('q')} @input=${(event) => change({ q: event.target.value.trim() }, { replace: true })} />
      </form>
      ${loaded(this.tables, ({ items }) => this.#content(items), 14)}
    </div>`;
  }

  #content(items) {
    const shown = items.filter((table) => this.#fits(table));
    return html`${this.#unfilled(items)}
      ${shown.length ? GROUPS.map((group) => this.#group(group, shown.filter((table) => table.group === group))) : empty(t('reference.none'), t('reference.none_hint'))}
      <fd-recent-changes .tables=${new Map(items.map((table) => [table.id, table]))}></fd-recent-changes>
      ${this.methods.value ? this.#sheets(this.methods.value.items) : nothing}`;
  }

  /** How many tables are empty, and where they can be seen full. */
  #unfilled(items) {
    const count = items.filter((table) => !table.count).length;
    if (!count || parameter('q')) return nothing;
    return html`<div class="note unfilled"><span>${t('reference.unfilled', { count })}</span> <fd-demonstration-offer></fd-demonstration-offer></div>`;
  }

  /** A table answers to its title, its summary or its sources, in both languages. */
  #fits(table) {
    const all = plainWords([table.id, ...[table.title, table.summary, ...table.sources].flatMap((each) => [each.en, each.ru])].join(' '));
    return plainWords(parameter('q')).split(/\s+/).every((word) => all.includes(word));
  }

  #group(group, tables) {
    if (!tables.length) return nothing;
    return html`<section class="table-group" aria-labelledby="group-${group}">
      <h2 id="group-${group}">${t(`reference.group.${group}`)}</h2>
      <ul class="table-cards">${tables.map((table) => this.#card(table))}</ul>
    </section>`;
  }

  #card(table) {
    const sources = table.sources.map(text);
    return html`<li class="panel table-card">
      <h3><a href=${href(`/reference/${table.id}`)}>${text(table.title)}</a></h3>
      <p class="table-count">${t('table.records', { count: table.count, written: exact(table.count) })}</p>
      <p>${text(table.summary)}</p>
      ${ageOf(table).map((words) => html`<p class="note age">${words}</p>`)}
      ${sources.length ? html`<p class="note sources" title=${sources.join('; ')}>${t('reference.sources')}: ${sources.join('; ')}</p>` : nothing}
    </li>`;
  }

  #sheets(sheets) {
    return html`<section class="panel" aria-labelledby="sheets-title">
      <h2 id="sheets-title">${t('reference.methods')}</h2>
      <p class="note">${t('reference.methods_hint')}</p>
      <ul class="sheets">${sheets.map((sheet) => html`<li><a href=${href(path(), { sheet: sheet.id })}>${text(sheet.title)}</a></li>`)}</ul>
    </section>`;
  }
}

customElements.define('fd-reference', Reference);
