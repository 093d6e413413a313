// My calculations: what people have kept; found, put in order, compared, renamed, copied, deleted.
import { html, nothing } from 'lit';
import { change, href, parameter } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t, text, word } from '../core/locale.js';
import { mass, year } from '../core/numbers.js';
import { currentUser, knownUser, mayEnter, organisationsWith, sessionChanges } from '../core/session.js';
import { momentText } from '../doors/door.js';
import { storedDoor } from '../doors/stored.js';
import { empty, loaded } from '../components/states.js';
import { syntheticMark, syntheticNote } from '../components/synthetic-banner.js';
import '../components/name-dialog.js';
import '../components/room-tabs.js';
import '../components/save-menu.js';
import '../components/table.js';
import { deleteWithUndo, duplicate, exportAs, goneForNow, KINDS, rename } from './calculations/actions.js';
import { signInEmpty } from './calculations/sign-in.js';
import './calculations/filters.js';

const FILTERS = ['q', 'kept_by', 'of', 'mine', 'state'];
const PAGE = 50;
const absent = () => html`<span class="absent">${t('value.none')}</span>`;

class Calculations extends Component {
  static properties = { address: { type: String }, more: { state: true }, picked: { state: true } };

  #timer = 0;

  constructor() {
    super();
    this.data = new Load(this);
    this.methods = new Load(this);
    this.more = [];
    this.picked = [];
    this.revision = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  get #wanted() {
    const [q, owner, method, mineId, status] = FILTERS.map((name) => parameter(name));
    return { q, owner, method, mine_id: mineId, status, sort: parameter('sort') || '-created', limit: PAGE };
  }

  willUpdate() {
    this.methods.want('all', api.methods);
    const wanted = this.#wanted;
    this.data.want(JSON.stringify([wanted, currentUser()?.username ?? '', this.revision]), async () => {
      await knownUser();
      // The filters are as wide as the methods' names: both come at once.
      const [found] = await Promise.all([api.calculations(wanted), api.methods().catch(() => null)]);
      this.more = [];
      this.cursor = found.next_cursor;
      return found;
    });
  }

  render() {
    document.title = `${t('tab.calculations')} · Firedamp`;
    return html`<div class="page ${this.data.loading ? 'loading' : ''}" aria-busy=${this.data.loading}>
      <header class="page-head">
        <div><h1>${t('tab.calculations')}</h1><p class="lead">${t('calculations.answers')}</p></div>
        <div class="page-actions">
          ${this.#compare()}
          <a class="button primary" href=${href('/calculate')}>${t('calculations.new')}</a>
        </div>
      </header>
      <fd-room-tabs room="calculate" .address=${this.address}></fd-room-tabs>
      ${loaded(this.data, (found) => this.#content(found), 10)}
      <fd-name-dialog></fd-name-dialog>
    </div>`;
  }

  #compare() {
    const [left, right] = this.picked;
    if (!left || !right) return html`<button type="button" class="button" disabled title=${t('compare.pick')}>${t('compare.do')}</button>`;
    return html`<a class="button" href=${href('/calculations/compare', { left, right })}>${t('compare.do')}</a>`;
  }

  #content(found) {
    const filtered = FILTERS.some((name) => parameter(name));
    if (!found.total && !filtered) return currentUser() ? this.#none() : signInEmpty();
    const rows = [...found.items, ...this.more].filter(({ id }) => !goneForNow.has(id));
    const count = found.total - [...goneForNow].filter((id) => found.items.some((row) => row.id === id)).length;
    return html`${syntheticNote(rows.some(({ synthetic }) => synthetic), t('synthetic.in_list'))}<section class="panel wide">
      <fd-calculation-filters .owners=${found.owners} .methods=${this.methods.value?.items ?? []} .query=${parameter('q')} .address=${this.address} @searched=${this.#searched} @filtered=${({ detail }) => change(detail)}></fd-calculation-filters>
      ${rows.length ? html`<p class="note">${t('compare.pick')}</p>` : nothing}
      <fd-table ordered class="calculations" .caption=${t('tab.calculations')} .columns=${this.#columns()} .rows=${rows} .sort=${this.#wanted.sort} .rowKey=${({ id }) => id} @sorted=${({ detail }) => change({ sort: detail === '-created' ? '' : detail }, { replace: true })}></fd-table>
      ${rows.length ? html`<p class="table-foot">${t('calculations.count', { count })} ${this.cursor ? html`<button type="button" class="button" @click=${this.#next}>${t('calculations.more')}</button>` : nothing}</p>` : empty(t('calculations.no_match'), t('calculations.no_match_hint'), html`<button type="button" class="button" @click=${() => change(Object.fromEntries(FILTERS.map((name) => [name, ''])))}>${t('filters.clear')}</button>`)}
    </section>`;
  }

  #none() {
    return empty(t('calculations.none'), t('calculations.none_hint'), html`<a class="button primary" href=${href('/calculate')}>${t('calculations.first')}</a>`);
  }

  #columns() {
    const title = (row) => text(this.methods.value?.items.find(({ id }) => id === row.method)?.title) || row.method;
    const number = (figure) => (row) => html`<fd-number .label="${t(`figure.${figure}`)}, ${row.name}" .written=${mass(row[figure])} .low=${row[`${figure}_low`]} .high=${row[`${figure}_high`]} .door=${() => storedDoor(row, figure)}></fd-number>`;
    return [
      { key: 'name', label: t('name'), value: (row) => row.name, cell: (row) => html`<span class="pick">${this.#pick(row)} ${syntheticMark(row.synthetic)}<a href=${href(`/calculations/${row.id}`)}>${row.name || t('name.none')}</a></span>` },
      { key: 'co2e_t', label: t('figure.co2e_t.short'), numeric: true, card: true, value: (row) => row.co2e_t, cell: number('co2e_t') },
      { key: 'ch4_t', label: 'CH₄', numeric: true, minor: true, value: (row) => row.ch4_t, cell: number('ch4_t') },
      { key: 'method', label: t('method'), value: title },
      { key: 'mine', fixed: true, label: t('mine'), value: (row) => row.mine?.id, cell: (row) => (row.mine ? html`<a href=${href(`/mines/${row.mine.id}`)}>${named(row.mine.name)}</a>${row.year ? `, ${year(row.year)}` : ''}` : absent()) },
      ...this.#organisation(),
      { key: 'owner', fixed: true, label: t('stored.owner'), value: (row) => row.owner },
      { key: 'status', fixed: true, label: t('status'), value: (row) => word('calculation_status', row.status) },
      { key: 'created', label: t('stored.created'), value: (row) => row.created, cell: (row) => momentText(row.created) },
      { key: 'actions', fixed: true, card: true, label: t('action.title'), value: () => '', cell: (row) => this.#actions(row) },
    ];
  }

  /** Said where there is more than one that it could be. */
  #organisation() {
    if (organisationsWith('read').length < 2) return [];
    return [{ key: 'organisation', fixed: true, label: t('organisation'), value: () => '', cell: ({ organisation }) => (organisation ? named(organisation.name) : absent()) }];
  }

  #pick(row) {
    const on = this.picked.includes(row.id);
    const toggle = () => (this.picked = on ? this.picked.filter((id) => id !== row.id) : [...this.picked, row.id].slice(-2));
    return html`<input type="checkbox" .checked=${on} aria-label="${t('compare.choose')}: ${row.name || t('name.none')}" @change=${toggle} />`;
  }

  #actions(row) {
    const acts = { export: (kind) => exportAs(row, kind), rename: () => this.#rename(row), duplicate: () => duplicate(this.querySelector('fd-name-dialog'), row, () => this.#again()), delete: () => this.#delete(row) };
    const own = mayEnter() ? { [t('action.rename')]: acts.rename, [t('action.duplicate')]: acts.duplicate, [t('action.delete')]: acts.delete } : {};
    return html`<fd-save-menu .kinds=${[...Object.keys(own), ...Object.keys(KINDS)]} .name=${t('action.title')} .subject=${row.name || t('name.none')} @save=${({ detail }) => (own[detail] ?? (() => acts.export(detail)))()}></fd-save-menu>`;
  }

  #rename(row) {
    rename(this.querySelector('fd-name-dialog'), row, () => this.#again());
  }

  #delete(row) {
    this.picked = this.picked.filter((id) => id !== row.id);
    deleteWithUndo(row, { undone: () => this.requestUpdate(), done: () => this.#again() });
    this.requestUpdate();
  }

  #again() {
    this.revision += 1;
    this.requestUpdate();
  }

  async #next() {
    const found = await api.calculations({ ...this.#wanted, cursor: this.cursor });
    this.cursor = found.next_cursor;
    this.more = [...this.more, ...found.items];
  }

  #searched({ detail }) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => change({ q: detail }, { replace: true }), 200);
  }
}

customElements.define('fd-calculations', Calculations);
