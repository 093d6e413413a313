// A report being prepared: what it is made of, what it comes to, what stands in the way; then it is issued.
import { html, nothing } from 'lit';
import { go, href } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t, word } from '../core/locale.js';
import { preparation, report } from '../core/reports-api.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { reportState } from '../components/report-state.js';
import { signInFirst } from '../components/sign-in-first.js';
import { empty, failure, skeleton } from '../components/states.js';
import '../components/room-tabs.js';
import './report/calculations.js';
import './report/comparison.js';
import './report/confirming.js';
import './report/counted-twice.js';
import './report/documents.js';
import './report/issues.js';
import './report/issuing.js';
import './report/law.js';
import './report/locked.js';
import './report/questions.js';
import './report/matrix.js';
import './report/settings.js';
import './report/totals.js';
import './report/verifiers.js';
import './report/way.js';
import { reportTitle } from './reports/name.js';

class ReportPage extends Component {
  static properties = { reportId: { type: String }, address: { type: String }, revision: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.revision = 0;
    this.addEventListener('report-changed', () => (this.revision += 1));
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    this.data.want(JSON.stringify([this.reportId, who, this.revision]), async () => ((await knownUser()) ? this.#read() : {}));
  }

  /** What is being prepared is for the organisation's own people; where it cannot be computed, it is said why. */
  async #read() {
    const found = await report(this.reportId);
    if (!found.own) return { report: found };
    try {
      return { report: found, found: await preparation(this.reportId) };
    } catch (error) {
      if (error.status !== 422) throw error;
      return { report: found, problem: error };
    }
  }

  render() {
    const { value, error } = this.data;
    const title = value?.report ? reportTitle(value.report) : t('report');
    document.title = `${title} · Firedamp`;
    return html`<div class="page report-page" aria-busy=${this.data.loading}>
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/reports')}>${t('tab.reports')}</a></nav>
      <header class="page-head">
        <div><h1>${title}</h1>${value?.report ? this.#about(value.report) : html`<p class="lead">${t('report.answers')}</p>`}</div>
        ${value?.found ? this.#actions(value) : nothing}
      </header>
      ${error && !this.data.stale ? this.#absent(error) : value ? this.#content(value) : skeleton(12)}
    </div>`;
  }

  #about({ state, title, kind, gwp_set: gwpSet, organisation }) {
    const own = kind === 'year' && title ? html`${title}. ` : nothing;
    const place = kind === 'year' ? nothing : html`<a href=${href(`/organisations/${encodeURIComponent(organisation.id)}`)}>${named(organisation.name)}</a> · `;
    return html`<p class="lead">${own}${kind === 'year' ? t('report.answers') : t('report.answers_one')}</p>
      <p class="muted report-about">${place}${reportState(state)} · ${t('totals.gwp', { gwp_set: word('gwp', gwpSet) })}<span role="status">${this.data.loading ? ` · ${t('report.updating')}` : ''}</span></p>`;
  }

  #actions({ report: own, found }) {
    if (!own.may.includes('enter')) return nothing;
    return html`<div class="page-actions">
      <fd-report-settings .report=${own} @report-deleted=${() => go('/reports')}></fd-report-settings>
      <fd-report-issuing .report=${own} .found=${found} @in-the-way=${() => this.querySelector('fd-report-way').show()}></fd-report-issuing>
    </div>`;
  }

  #absent(error) {
    if (error.status !== 404 && error.status !== 422) return failure(error, () => this.data.again());
    return empty(t('report.unknown'), t('report.unknown_hint'), html`<a class="button primary" href=${href('/reports')}>${t('tab.reports')}</a>`);
  }

  #content({ report: own, found, problem }) {
    if (!own) return signInFirst(t('reports.sign_in'));
    if (!own.own) return html`<div class="report-sections"><p class="warning">${t('report.opened_to_you')}</p><fd-report-issues .report=${own}></fd-report-issues></div>`;
    return html`<div class="report-sections">
      <fd-report-locked .report=${own}></fd-report-locked>
      ${problem ? failure(problem, () => this.data.again()) : this.#prepared(own, found)}
      <fd-report-issues .report=${own}></fd-report-issues>
      ${own.may.includes('manage') || own.issues.length ? html`<fd-report-verifiers .report=${own}></fd-report-verifiers>` : nothing}
    </div>`;
  }

  #prepared(own, found) {
    const whole = own.kind === 'year';
    return html`<fd-report-totals .report=${own} .found=${found}></fd-report-totals>
      <fd-report-way .report=${own} .found=${found}></fd-report-way>
      ${whole ? html`<fd-report-matrix .report=${own} .found=${found}></fd-report-matrix>` : nothing}
      <fd-report-calculations .report=${own} .found=${found}></fd-report-calculations>
      ${whole ? html`<fd-report-counted-twice .report=${own} .found=${found}></fd-report-counted-twice>
        <fd-report-questions .report=${own} .found=${found}></fd-report-questions>
        <fd-report-comparison .report=${own} .found=${found}></fd-report-comparison>` : nothing}
      <fd-report-confirming .report=${own} .found=${found}></fd-report-confirming>
      ${whole ? html`<fd-report-law .report=${own} .found=${found}></fd-report-law>` : nothing}
      <fd-report-documents .report=${own} .found=${found}></fd-report-documents>`;
  }
}

customElements.define('fd-report', ReportPage);
