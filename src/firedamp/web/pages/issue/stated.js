// What does the issue state? Figures with its files and papers beside them, then completeness, changes, questions, calculations, confirmations.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import './calculations.js';
import './changes.js';
import './confirmations.js';
import './documents.js';
import './figures.js';
import './files.js';
import './issues.js';
import './matrix.js';
import './questions.js';

class IssueStated extends Component {
  static properties = { shared: { attribute: false }, calculation: { type: String } };

  render() {
    const { report, issue, attachments } = this.shared;
    const whole = issue.document.report.kind === 'year';
    return html`<div class="issue-stack">
      <div class="issue-columns">
        <fd-issue-figures .issue=${issue}></fd-issue-figures>
        <div class="issue-stack">
          <fd-issue-files .reportId=${report.id} .issue=${issue}></fd-issue-files>
          <fd-issue-documents .reportId=${report.id} .issue=${issue} .attachments=${attachments}></fd-issue-documents>
          <fd-issue-others .report=${report} .number=${issue.number}></fd-issue-others>
        </div>
      </div>
      ${whole ? html`<fd-issue-matrix .issue=${issue}></fd-issue-matrix>` : nothing}
      ${issue.document.question.last ? html`<fd-issue-changes .issue=${issue}></fd-issue-changes>` : nothing}
      ${whole ? html`<fd-issue-questions .issue=${issue}></fd-issue-questions>` : nothing}
      <fd-issue-calculations .issue=${issue} .chosen=${this.calculation}></fd-issue-calculations>
      <fd-issue-confirmations .reportId=${report.id} .issue=${issue} .attachments=${attachments}></fd-issue-confirmations>
    </div>`;
  }
}

customElements.define('fd-issue-stated', IssueStated);
