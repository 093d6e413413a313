// An issue of a report: what was stated and never changes again, and on a second tab its verification.
import { html, nothing } from 'lit';
import { addressChanges, go, href, parameter } from '../core/address.js';
import { Component } from '../core/element.js';
import { organisationName } from '../core/issue-parts.js';
import * as api from '../core/issues-api.js';
import { Load } from '../core/load.js';
import { named, t, text } from '../core/locale.js';
import { year } from '../core/numbers.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { signInFirst } from '../components/sign-in-first.js';
import { empty, failure, skeleton } from '../components/states.js';
import './issue/head.js';
import './issue/stated.js';
import './issue/check.js';

class Issue extends Component {
  static properties = { reportId: { type: String }, number: { type: String }, address: { type: String } };

  constructor() {
    super();
    this.data = new Load(this);
    this.remarks = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
    this.watch(window, 'hashchange');
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    this.data.want(JSON.stringify([this.reportId, this.number, who]), () => this.#ask());
    if (!this.data.value?.issue) return;
    this.remarks.want(JSON.stringify([this.reportId, who]), () => api.remarks(this.reportId));
  }

  /** The report and the issue; `latest` becomes the number that is the latest. */
  async #ask() {
    if (!(await knownUser())) return { nobody: true };
    const report = await api.report(this.reportId);
    const latest = report.issues[0]?.number;
    if (this.number !== 'latest') return { report, issue: await this.#read() };
    if (latest) {
      history.replaceState(null, '', href(`/reports/${this.reportId}/${latest}${location.search}`) + location.hash);
      addressChanges.dispatchEvent(new Event('change'));
    }
    return latest ? null : { report, issue: null };
  }

  /** The issue with the files that are kept of it, so that any drawer may link them. */
  async #read() {
    const [issue, { items }] = await Promise.all([api.issue(this.reportId, this.number), api.attachments(this.reportId)]);
    return { ...issue, kept: items };
  }

  render() {
    const { value: found, error } = this.data;
    const title = found?.issue ? `${organisationName(found.issue)}, ${year(found.report.year)}` : t('issue');
    document.title = `${title} · Firedamp`;
    return html`<div class="page issue-page">
      ${this.#crumbs(found)}
      ${error ? html`<h1>${t('issue')}</h1>${this.#absent(error)}` : !found ? html`<h1>${t('issue')}</h1>${skeleton(12)}` : this.#content(found)}
    </div>`;
  }

  #crumbs(found) {
    const own = found?.report?.own ? html` / <a href=${href(`/reports/${this.reportId}`)}>${t('issue.prepared')}</a>` : nothing;
    return html`<nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/reports')}>${t('issue.reports')}</a>${own}</nav>`;
  }

  #absent(error) {
    if (error.status !== 404 && error.status !== 422) return failure(error, () => this.data.again());
    return empty(t('issue.unknown'), t('issue.unknown_hint'));
  }

  #content(found) {
    if (found.nobody) return html`<h1>${t('issue')}</h1>${signInFirst(t('issue.sign_in'))}`;
    const { report, issue } = found;
    if (!issue) return this.#waiting(report);
    const checking = parameter('part') === 'check';
    const remarks = this.remarks.value?.items ?? [];
    const open = remarks.filter(({ settled }) => !settled).length;
    const shared = { report, issue, remarks: this.remarks, attachments: issue.kept };
    return html`<fd-issue-head .report=${report} .issue=${issue} .checking=${checking} .address=${location.href}></fd-issue-head>
      <nav class="tabs issue-tabs" aria-label=${t('issue')}>
        <a href=${href(location.pathname, { part: '' })} aria-current=${checking ? 'false' : 'page'}>${t('issue.tab')}</a>
        <a href=${href(location.pathname, { part: 'check', calculation: '' })} aria-current=${checking ? 'page' : 'false'}>${t('verify.tab')}${open ? html` <span class="tab-count" title=${t('verify.open_remarks', { count: open })}><span aria-hidden="true">${open}</span><span class="unseen">${t('verify.open_remarks', { count: open })}</span></span>` : nothing}</a>
      </nav>
      ${checking
        ? html`<fd-issue-check .shared=${shared} @remarked=${() => this.remarks.again()} @decided=${() => this.data.again()}></fd-issue-check>`
        : html`<fd-issue-stated .shared=${shared} .calculation=${parameter('calculation')}></fd-issue-stated>`}`;
  }

  /** Who was invited before there is an issue. */
  #waiting(report) {
    const way = report.own ? html`<button type="button" class="button primary" @click=${() => go(`/reports/${report.id}`)}>${t('issue.prepared')}</button>` : nothing;
    return html`<header class="page-head"><div><h1>${named(text(report.organisation.name))}, ${year(report.year)}</h1><p class="lead">${t('issue.answers')}</p></div></header>
      ${empty(t('issue.none'), report.own ? t('issue.none_own_hint') : t('issue.none_hint'), way)}`;
  }
}

customElements.define('fd-issue', Issue);
