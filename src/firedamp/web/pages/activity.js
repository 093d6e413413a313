// Users and activity: who did what, when, in which organisation; narrowed by filters, opened, taken away as a file.
import { html, nothing } from 'lit';
import { change, parameter } from '../core/address.js';
import { activity, exportActivity } from '../core/activity-api.js';
import { deedWords, subjectAddress, subjectWords } from '../core/deeds.js';
import { save } from '../core/download.js';
import { Component } from '../core/element.js';
import { wholeFault } from '../core/faults.js';
import { Load } from '../core/load.js';
import { named, t } from '../core/locale.js';
import { tellNotice } from '../core/notices.js';
import { exact } from '../core/numbers.js';
import { tables } from '../core/reference-api.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { deedDoor } from '../doors/deed.js';
import { momentText } from '../doors/door.js';
import { signInFirst } from '../components/sign-in-first.js';
import { empty, loaded } from '../components/states.js';
import '../components/save-menu.js';
import '../components/table.js';
import './activity/filters.js';

const FILTERS = ['who', 'deed', 'organisation', 'since', 'until'];
const PAGE = 50;
const KINDS = { CSV: 'csv', XLSX: 'xlsx', JSON: 'json' };
const none = () => html`<span class="absent">${t('value.none')}</span>`;

class Activity extends Component {
  static properties = { address: { type: String }, more: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.tables = new Load(this);
    this.more = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  get #wanted() {
    const [actor, action, organisation, since, until] = FILTERS.map((name) => parameter(name));
    return { actor, action, organisation, since, until };
  }

  /** The titles of the reference tables, by which people know what was changed. */
  get #titles() {
    return new Map((this.tables.value?.items ?? []).map(({ id, title }) => [id, title]));
  }

  willUpdate() {
    this.tables.want('titles', tables);
    const wanted = this.#wanted;
    this.data.want(JSON.stringify([wanted, currentUser()?.username ?? '']), async () => {
      const found = (await knownUser()) ? await activity(wanted, { limit: PAGE }) : {};
      this.more = [];
      this.cursor = found.next_cursor;
      return found;
    });
  }

  render() {
    document.title = `${t('activity.title')} · Firedamp`;
    return html`<div class="page ${this.data.loading ? 'loading' : ''}" aria-busy=${this.data.loading}>
      <header class="page-head">
        <div><h1>${t('activity.title')}</h1><p class="lead">${t('activity.answers')}</p></div>
        ${this.data.value?.items ? html`<div class="page-actions"><fd-save-menu class="main-menu" .kinds=${Object.keys(KINDS)} .label=${t('export')} .subject=${t('activity.title')} @save=${({ detail }) => this.#export(KINDS[detail])}></fd-save-menu></div>` : nothing}
      </header>
      ${loaded(this.data, (found) => (found.items ? this.#content(found) : signInFirst(t('activity.sign_in'))), 12)}
    </div>`;
  }

  #content(found) {
    const rows = [...found.items, ...this.more];
    const clear = () => change(Object.fromEntries(FILTERS.map((name) => [name, ''])));
    return html`<section class="panel wide activity">
      <fd-activity-filters .address=${this.address} .seen=${[...new Set(rows.map(({ actor }) => actor).filter(Boolean))]} @filtered=${({ detail }) => change(detail)}></fd-activity-filters>
      ${rows.length
        ? html`<fd-table ordered .caption=${t('activity.title')} .columns=${this.#columns()} .rows=${rows} .rowKey=${({ number }) => number}></fd-table>
            <p class="table-foot"><span role="status">${t('activity.count', { count: found.total, written: exact(found.total), shown: exact(rows.length) })}</span>
              ${this.cursor ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.#next}>${t('calculations.more')}</button>` : nothing}</p>`
        : empty(t('activity.none'), t('activity.none_hint'), html`<button type="button" class="button" @click=${clear}>${t('filters.clear')}</button>`)}
    </section>`;
  }

  #columns() {
    return [
      { key: 'at', fixed: true, label: t('activity.at'), value: ({ at }) => at, cell: (row) => html`<button type="button" class="link" aria-label="${t('activity.details')}: ${deedWords(row.action)}, ${momentText(row.at)}" @click=${() => this.tell('door', () => deedDoor(row, this.#titles))}>${momentText(row.at)}</button>` },
      { key: 'who', fixed: true, card: true, label: t('activity.who'), value: ({ actor }) => actor || t('activity.firedamp') },
      { key: 'organisation', fixed: true, minor: true, label: t('organisation'), value: () => '', cell: ({ organisation }) => (organisation ? named(organisation.name) : none()) },
      { key: 'deed', fixed: true, card: true, label: t('activity.deed'), value: ({ action }) => deedWords(action) },
      { key: 'subject', fixed: true, card: true, label: t('activity.subject'), value: () => '', cell: (row) => this.#subject(row) },
    ];
  }

  #subject(row) {
    const said = subjectWords(row.subject, this.#titles);
    const address = subjectAddress(row);
    if (!said) return none();
    return address ? html`<a href=${address}>${said}</a>` : said;
  }

  async #next() {
    this.busy = true;
    try {
      const found = await activity(this.#wanted, { limit: PAGE, cursor: this.cursor });
      this.cursor = found.next_cursor;
      this.more = [...this.more, ...found.items];
    } catch (error) {
      tellNotice({ words: () => wholeFault(error) });
    }
    this.busy = false;
  }

  async #export(kind) {
    try {
      const { name, content } = await exportActivity(this.#wanted, kind);
      save(name, content, content.type);
    } catch (error) {
      tellNotice({ words: () => wholeFault(error) });
    }
  }
}

customElements.define('fd-activity', Activity);
