// Issuing the report: a job whose progress stands where it was asked for, and which may be left; then the issue's own page.
import { html, nothing } from 'lit';
import { go, path } from '../../core/address.js';
import { wholeFault } from '../../core/faults.js';
import { ended } from '../../core/jobs.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { issueReport } from '../../core/reports-api.js';
import { jobStep } from '../../components/job-state.js';
import { Section } from './section.js';
import './issue-dialog.js';

class ReportIssuing extends Section {
  static properties = { ...Section.properties, job: { state: true } };

  constructor() {
    super();
    this.job = null;
  }

  render() {
    const { job } = this;
    return html`<div class="issuing">
      ${job ? html`<span class="issuing-progress" role="status"><progress max="1" value=${job.progress ?? nothing} aria-label=${t('report.issue')}></progress> ${jobStep(job)}</span>` : nothing}
      <button type="button" class="button primary" ?disabled=${Boolean(job)} @click=${this.#issue}>${t('report.issue')}</button>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing}
      <fd-issue-dialog></fd-issue-dialog>
    </div>`;
  }

  /** What stands in the way is shown instead, as long as anything does. */
  #issue = async () => {
    this.problem = '';
    if (this.found.in_the_way.length) return this.tell('in-the-way');
    const { report } = this;
    const job = await this.querySelector('fd-issue-dialog').ask({ report, issue: issueReport });
    if (!job) return undefined;
    const here = path();
    try {
      const { number } = await ended(job, (now) => (this.job = now));
      const issue = `/reports/${report.id}/${number}`;
      if (this.isConnected && path() === here) go(issue);
      else tellNotice({ words: () => t('report.issue.done', { number }), href: issue, label: () => t('keep.open') });
    } catch (error) {
      this.problem = wholeFault(error);
      this.tell('report-changed');
    }
    this.job = null;
    return undefined;
  };
}

customElements.define('fd-report-issuing', ReportIssuing);
