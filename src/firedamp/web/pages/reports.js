// Reports: of an organisation's year or of one calculation; how far each is, which was issued last.
import { html, nothing } from 'lit';
import { change, go, href, parameter } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t } from '../core/locale.js';
import { year } from '../core/numbers.js';
import { reports } from '../core/reports-api.js';
import { currentUser, knownUser, mayEnter, organisationsWith, sessionChanges } from '../core/session.js';
import { momentText } from '../doors/door.js';
import { reportState } from '../components/report-state.js';
import { signInFirst } from '../components/sign-in-first.js';
import { empty, loaded } from '../components/states.js';
import '../components/room-tabs.js';
import '../components/table.js';
import './reports/filters.js';
import './reports/new-dialog.js';
import { reportName } from './reports/name.js';

const FILTERS = ['organisation', 'of_year', 'state'];
const PAGE = 100;
const MOST_KNOWN = 500;
const NOBODYS = { items: [], total: 0 };

class Reports extends Component {
  static properties = { address: { type: String }, more: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.known = new Load(this);
    this.more = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  get #wanted() {
    const [organisation, of, state] = FILTERS.map((name) => parameter(name));
    return { organisation, year: of, state, limit: PAGE };
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    const wanted = this.#wanted;
    this.data.want(JSON.stringify([wanted, who]), async () => {
      if (!(await knownUser())) return NOBODYS;
      const found = await reports(wanted);
      this.more = [];
      this.cursor = found.next_cursor;
      return found;
    });
    this.known.want(who, async () => ((await knownUser()) ? reports({ limit: MOST_KNOWN }) : NOBODYS));
  }

  render() {
    document.title = `${t('tab.reports')} · Firedamp`;
    return html`<div class="page ${this.data.loading ? 'loading' : ''} ${this.data.value || this.data.error ? '' : 'unsettled'}" aria-busy=${this.data.loading}>
      <header class="page-head">
        <div><h1>${t('tab.reports')}</h1><p class="lead">${t('reports.answers')}</p></div>
        ${mayEnter() ? html`<div class="page-actions"><button type="button" class="button primary" @click=${this.#begin}>${t('reports.new')}</button></div>` : nothing}
      </header>
      <fd-room-tabs room="calculate" .address=${this.address}></fd-room-tabs>
      ${loaded(this.data, (found) => this.#content(found), 8)}
      <fd-new-report-dialog></fd-new-report-dialog>
    </div>`;
  }

  #content(found) {
    if (found === NOBODYS) return signInFirst(t('reports.sign_in'));
    const filtered = FILTERS.some((name) => parameter(name));
    if (!found.total && !filtered) return this.#none();
    const rows = [...found.items, ...this.more];
    return html`<section class="panel wide">
      <fd-report-filters .known=${this.known.value?.items ?? found.items} .address=${this.address} @filtered=${({ detail }) => change(detail)}></fd-report-filters>
      <fd-table ordered class="reports" .caption=${t('tab.reports')} .columns=${this.#columns()} .rows=${rows} .rowKey=${({ id }) => id}></fd-table>
      ${rows.length ? html`<p class="table-foot">${t('reports.count', { count: found.total })} ${this.cursor ? html`<button type="button" class="button" @click=${this.#next}>${t('calculations.more')}</button>` : nothing}</p>` : empty(t('reports.no_match'), t('reports.no_match_hint'), html`<button type="button" class="button" @click=${() => change(Object.fromEntries(FILTERS.map((name) => [name, ''])))}>${t('filters.clear')}</button>`)}
    </section>`;
  }

  /** What a report is, and the first step to one. */
  #none() {
    const first = mayEnter() ? html`<button type="button" class="button primary" @click=${this.#begin}>${t('reports.first')}</button>` : nothing;
    return empty(t('reports.none'), mayEnter() ? t('reports.none_hint') : t('reports.none_see'), first);
  }

  #columns() {
    const cells = {
      name: (row) => html`<a href=${addressOf(row)}>${reportName(row)}</a>`,
      issue: (row) => (row.latest_issue ? html`<a href=${href(`/reports/${row.id}/${row.latest_issue}`)}>${t('report.issue_no', { number: row.latest_issue })}</a> <span class="muted">${momentText(row.issued)}</span>` : html`<span class="absent">${t('reports.not_issued')}</span>`),
    };
    return [
      { key: 'name', fixed: true, label: t('reports.what'), value: reportName, cell: cells.name },
      { key: 'organisation', fixed: true, card: true, label: t('organisation'), value: (row) => named(row.organisation.name) },
      { key: 'year', fixed: true, numeric: true, label: t('year'), value: (row) => year(row.year) },
      { key: 'state', fixed: true, card: true, label: t('status'), value: (row) => row.state, cell: (row) => reportState(row.state) },
      { key: 'issue', fixed: true, card: true, label: t('reports.latest'), value: (row) => row.latest_issue, cell: cells.issue },
      { key: 'changed', fixed: true, label: t('reports.changed'), value: (row) => row.changed, cell: (row) => momentText(row.changed) },
    ];
  }

  #begin = async () => {
    const made = await this.querySelector('fd-new-report-dialog').ask({});
    if (made) go(`/reports/${made.id}`);
  };

  async #next() {
    const found = await reports({ ...this.#wanted, cursor: this.cursor });
    this.cursor = found.next_cursor;
    this.more = [...this.more, ...found.items];
  }
}

/** Of one's own organisation what is being prepared; of another's the issue that is open to the reader. */
function addressOf({ id, organisation, latest_issue: latest }) {
  const own = organisationsWith('read').some((each) => each.id === organisation.id);
  return href(own || !latest ? `/reports/${id}` : `/reports/${id}/${latest}`);
}

customElements.define('fd-reports', Reports);
