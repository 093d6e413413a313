// Before a report is issued: what that freezes, and what it leaves.
import { html, nothing } from 'lit';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { reportTitle } from '../reports/name.js';

class IssueDialog extends FormDialog {
  heading = ({ report }) => t('report.issue.title', { title: reportTitle(report) });

  does = () => t('report.issue');

  fields({ report: { issues } }) {
    const [latest] = issues;
    return html`<p>${t('report.issue.sure')}</p>${latest ? html`<p class="muted">${t('report.issue.supersedes', { number: latest.number })}</p>` : nothing}`;
  }

  act(_, { report, issue }) {
    return issue(report.id);
  }
}

customElements.define('fd-issue-dialog', IssueDialog);
