// Jobs: long work that goes on without its page; how far it is, how it ended; cancelled, tried again.
import { html, nothing } from 'lit';
import { href } from '../core/address.js';
import { Component } from '../core/element.js';
import { cancelJob, goesOn, jobChanges, jobs, retryJob } from '../core/jobs.js';
import { Load } from '../core/load.js';
import { named, t, word } from '../core/locale.js';
import { tellNotice } from '../core/notices.js';
import { faultWords } from '../core/faults.js';
import { askToSignIn, currentUser, knownUser, sessionChanges } from '../core/session.js';
import { momentText } from '../doors/door.js';
import { jobState } from '../components/job-state.js';
import { empty, loaded } from '../components/states.js';
import '../components/table.js';

const AGAIN_MS = 1500;
const PAGE = 50;
/** Kinds of jobs that work on a restoration. */
const RESTORING = ['restoration', 'experiment'];
const FORECASTING = ['forecast_training', 'forecast_backtest'];
const NOBODYS = { items: [], total: 0 };

class Jobs extends Component {
  static properties = { address: { type: String }, more: { state: true } };

  #timer = 0;

  constructor() {
    super();
    this.data = new Load(this);
    this.more = [];
    this.revision = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
    this.watch(jobChanges, 'change', () => this.#again());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate() {
    this.data.want(JSON.stringify([currentUser()?.username ?? '', this.revision]), async () => {
      if (!(await knownUser())) return NOBODYS;
      const found = await jobs({ limit: PAGE });
      this.more = [];
      this.cursor = found.next_cursor;
      clearTimeout(this.#timer);
      if (found.items.some(goesOn) && this.isConnected) this.#timer = setTimeout(() => this.#again(), AGAIN_MS);
      return found;
    });
  }

  render() {
    document.title = `${t('jobs.title')} · Firedamp`;
    return html`<div class="page">
      <header class="page-head"><div><h1>${t('jobs.title')}</h1><p class="lead">${t('jobs.answers')}</p></div></header>
      ${loaded(this.data, (found) => this.#content(found), 6)}
    </div>`;
  }

  #content(found) {
    if (found === NOBODYS) return empty(t('jobs.sign_in'), t('jobs.none_hint'), html`<button type="button" class="button primary" @click=${askToSignIn}>${t('sign_in')}</button>`);
    if (!found.total) return empty(t('jobs.none'), t('jobs.none_hint'), html`<a class="button primary" href=${href('/reference')}>${t('jobs.first')}</a>`);
    const rows = [...found.items, ...this.more];
    return html`<section class="panel wide">
      <fd-table class="jobs" .caption=${t('jobs.title')} .columns=${this.#columns()} .rows=${rows} .rowKey=${({ id }) => id}></fd-table>
      <p class="table-foot">${t('jobs.count', { count: found.total })} ${this.cursor ? html`<button type="button" class="button" @click=${this.#next}>${t('calculations.more')}</button>` : nothing}</p>
    </section>`;
  }

  #columns() {
    return [
      { key: 'name', fixed: true, label: t('jobs.what'), value: (job) => job.name, cell: (job) => html`${word('job_kind', job.kind)}${job.name ? html`<br /><span class="muted">${job.name}</span>` : nothing}${madeBy(job)}` },
      { key: 'state', fixed: true, card: true, label: t('status'), value: (job) => job.state, cell: jobState },
      { key: 'owner', fixed: true, label: t('stored.owner'), value: (job) => job.owner, cell: (job) => html`${job.owner}${job.organisation ? html`<br /><span class="muted">${named(job.organisation.name)}</span>` : nothing}` },
      { key: 'created', fixed: true, label: t('jobs.asked'), value: (job) => job.created, cell: (job) => momentText(job.created) },
      { key: 'finished', fixed: true, label: t('jobs.ended'), value: (job) => job.finished ?? '', cell: (job) => (job.finished ? momentText(job.finished) : html`<span class="absent">${t('value.none')}</span>`) },
      { key: 'actions', fixed: true, card: true, label: t('action.title'), value: () => '', cell: (job) => this.#action(job) },
    ];
  }

  #action(job) {
    if (goesOn(job)) return html`<button type="button" class="button" ?disabled=${job.cancel_requested} aria-label="${t('jobs.cancel')}: ${job.name}" @click=${() => this.#do(() => cancelJob(job.id))}>${t('jobs.cancel')}</button>`;
    if (job.state === 'done') return nothing;
    return html`<button type="button" class="button" aria-label="${t('jobs.retry')}: ${job.name}" @click=${() => this.#do(() => retryJob(job.id))}>${t('jobs.retry')}</button>`;
  }

  async #do(act) {
    try {
      await act();
    } catch (error) {
      tellNotice({ words: () => faultWords(error) });
    }
    this.#again();
  }

  #again() {
    this.revision += 1;
    this.requestUpdate();
  }

  async #next() {
    const found = await jobs({ cursor: this.cursor, limit: PAGE });
    this.cursor = found.next_cursor;
    this.more = [...this.more, ...found.items];
  }
}

/** Where to see what a job has made. */
function madeBy({ kind, result }) {
  if (RESTORING.includes(kind) && result) return html` <a href=${href(`/restore/${result.restoration}`, { part: kind === 'experiment' ? kind : '' })}>${t('restore.to_result')}</a>`;
  if (FORECASTING.includes(kind) && result) return html` <a href=${href(`/longwalls/${result.longwall}/forecast`, { part: result.backtest ? '' : 'models', backtest: result.backtest ?? '' })}>${t('restore.to_result')}</a>`;
  if (kind === 'measured_emissions' && result) return html` <a href=${href(`/longwalls/${result.longwall}/emissions`, { sums: result.measurement })}>${t('restore.to_result')}</a>`;
  if (kind !== 'report' || !result) return nothing;
  return html` <a href=${href(`/reports/${result.report}/${result.number}`)}>${t('report.issue_no', { number: result.number })}</a>`;
}

customElements.define('fd-jobs', Jobs);
