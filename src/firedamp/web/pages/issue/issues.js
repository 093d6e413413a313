// Which issues has the report had? Each stays, with what was decided on it.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { momentText } from '../../doors/door.js';
import { reportState } from '../../components/report-state.js';

class OtherIssues extends Component {
  static properties = { report: { attribute: false }, number: { type: Number } };

  render() {
    const { id, issues } = this.report;
    return html`<section class="panel" aria-labelledby="issues-title">
      <h2 id="issues-title">${t('issue.all')}</h2>
      <ol class="issue-papers">${issues.map((each) => html`<li>
        ${each.number === this.number ? html`<strong aria-current="page">${t('issue.number', { number: each.number })}</strong>` : html`<a href=${href(`/reports/${id}/${each.number}`)}>${t('issue.number', { number: each.number })}</a>`} ${reportState(each.state)}
        <span class="note">${t('issue.by', { user: each.issued_by, date: momentText(each.issued) })}</span>
        ${each.decision ? html`<q class="said-words">${each.decision}</q>` : nothing}
      </li>`)}</ol>
    </section>`;
  }
}

customElements.define('fd-issue-others', OtherIssues);
