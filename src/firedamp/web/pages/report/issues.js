// What has been issued? Each issue with its state, its hash, who and when; it leads to its own page.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { t } from '../../core/locale.js';
import { momentText } from '../../doors/door.js';
import { reportState } from '../../components/report-state.js';
import { Section } from './section.js';

const SHORT = 12;

class ReportIssues extends Section {
  render() {
    const { issues } = this.report;
    return this.panel('issues', t('report.issues'), issues.length ? html`<ul class="plain-list issues">${issues.map((each) => this.#issue(each))}</ul>` : html`<p class="muted">${t('report.issues.none')}</p>`);
  }

  #issue(each) {
    const decided = each.decided_by ? t('report.issues.decided', { user: each.decided_by, date: momentText(each.decided) }) : '';
    return html`<li><div><a href=${href(`/reports/${this.report.id}/${each.number}`)}>${t('report.issue_no', { number: each.number })}</a> ${reportState(each.state)}
      <p class="muted">${t('report.issues.by', { user: each.issued_by, date: momentText(each.issued) })}${decided ? ` · ${decided}` : ''}</p>
      ${each.decision ? html`<p class="note">${each.decision}</p>` : nothing}</div>
      <code title=${each.hash}>${each.hash.slice(0, SHORT)}</code></li>`;
  }
}

customElements.define('fd-report-issues', ReportIssues);
