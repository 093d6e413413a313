// Why may nothing of the report be changed? It is verified; who may, reopens it with a reason. Afterwards: who did so, when and why.
import { html, nothing } from 'lit';
import { t } from '../../core/locale.js';
import { momentText } from '../../doors/door.js';
import { Section } from './section.js';
import './reopen-dialog.js';

class ReportLocked extends Section {
  render() {
    const { locked, may, reopenings, issues, state } = this.report;
    if (!locked) return state === 'reopened' ? html`<p class="warning reopened">${this.#said(reopenings[0])}</p>` : nothing;
    const verified = issues.find((each) => each.state === 'verified');
    return html`<section class="panel report-section locked" aria-labelledby="report-locked">
      <div class="panel-head"><h2 id="report-locked" tabindex="-1">${t('report.locked')}</h2>
        ${may.includes('reopen') ? html`<button type="button" class="button" @click=${this.#reopen}>${t('report.reopen')}</button>` : nothing}</div>
      <p>${t('report.locked.means', { number: verified?.number, user: verified?.decided_by, date: momentText(verified?.decided) })}${may.includes('reopen') ? nothing : ` ${t('report.locked.ask')}`}</p>
      <fd-reopen-dialog></fd-reopen-dialog>
    </section>`;
  }

  #said({ issue, reason, by, at }) {
    return t('report.reopened', { number: issue, user: by, date: momentText(at), reason });
  }

  #reopen = async () => {
    const done = await this.querySelector('fd-reopen-dialog').ask({ report: this.report });
    if (done) this.tell('report-changed');
  };
}

customElements.define('fd-report-locked', ReportLocked);
