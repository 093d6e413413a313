// The verifier's desk: the numbers to check, the remarks with their answers, and the decision.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import * as api from '../../core/issues-api.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { loaded } from '../../components/states.js';
import './decision.js';
import './remarks.js';
import './sample.js';

class IssueCheck extends Component {
  static properties = { shared: { attribute: false } };

  constructor() {
    super();
    this.sample = new Load(this);
  }

  willUpdate() {
    const { report, issue } = this.shared;
    this.sample.want(JSON.stringify([report.id, issue.number]), () => api.sample(report.id, issue.number));
  }

  render() {
    const { report, issue, remarks } = this.shared;
    const may = report.may.includes('verify');
    const decides = may && issue.state === 'issued';
    const numbers = loaded(this.sample, (sample) => html`<fd-issue-sample .shared=${this.shared} .sample=${sample} ?checks=${decides} ?may=${may} @checked=${({ detail }) => this.#checked(detail)} @remarked=${() => this.sample.again()} @to-remarks=${({ detail }) => this.#toRemarks(detail)}></fd-issue-sample>`, 12);
    const threads = loaded(remarks, ({ items }) => html`<fd-issue-remarks .shared=${this.shared} .items=${items} ?may=${may} ?answers=${may || report.may.includes('enter')}></fd-issue-remarks>`, 6);
    // The verifier works through the numbers and decides at the end; everybody else comes for what was asked.
    return html`<p class="lead check-lead">${this.#about(may, issue)}</p>
      ${may
        ? html`<div class="issue-columns check-columns"><div class="issue-stack">${numbers}</div>
            <div class="issue-stack beside">${decides ? html`<fd-issue-decision .shared=${this.shared} .sample=${this.sample.value}></fd-issue-decision>` : nothing}${threads}</div></div>`
        : html`<div class="issue-columns answer-columns"><div class="issue-stack">${threads}</div><div class="issue-stack">${numbers}</div></div>`}`;
  }

  /** For whom the tab is, and what can be done on it. */
  #about(may, { state }) {
    if (!may) return this.shared.report.may.includes('enter') ? t('verify.for_engineer') : t('verify.for_reader');
    return state === 'issued' ? t('verify.for_verifier') : t(`verify.over.${state}`);
  }

  #checked(sample) {
    this.sample.value = sample;
    this.requestUpdate();
  }

  #toRemarks(item) {
    this.querySelector('fd-issue-remarks')?.show(item);
  }
}

customElements.define('fd-issue-check', IssueCheck);
