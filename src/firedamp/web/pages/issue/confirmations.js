// What needed a document, and which one says that it holds? One document stands once, with all that it confirms.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { attachmentPath } from '../../core/issues-api.js';
import { t } from '../../core/locale.js';
import { languageOf } from '../../core/sources.js';
import { momentText } from '../../doors/door.js';
import { confirmedWhat } from '../../doors/issue.js';
import '../../components/download-link.js';

/** Confirmations by their document and who gave it when. */
function byDocument(confirmations) {
  const groups = new Map();
  for (const each of confirmations) {
    const key = JSON.stringify([each.document, each.attachment?.sha256, each.record, each.by, each.at]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

class IssueConfirmations extends Component {
  static properties = { reportId: { type: String }, issue: { attribute: false }, attachments: { attribute: false } };

  render() {
    const { confirmations } = this.issue.document;
    return html`<section class="panel" aria-labelledby="confirmed-title">
      <h2 id="confirmed-title">${t('issue.confirmations')}</h2>
      <p class="note">${confirmations.length ? t('issue.confirmations_hint') : t('issue.no_confirmations')}</p>
      ${confirmations.length ? html`<ul class="issue-papers">${byDocument(confirmations).map((group) => this.#document(group))}</ul>` : nothing}
    </section>`;
  }

  #document(group) {
    const [{ document, attachment, record, by, at }] = group;
    const where = attachment?.name ?? record;
    const kept = attachment && this.attachments?.find(({ sha256 }) => sha256 === attachment.sha256);
    return html`<li><strong lang=${languageOf(document)}>${document}</strong> ${kept ? html`<fd-download .path=${attachmentPath(this.reportId, kept.id)} .label=${kept.name}></fd-download> ·` : where ? (where === document ? nothing : html`<span class="muted">${where} ·</span>`) : html`<span class="absent">${t('report.confirm.not_attached')} ·</span>`} <span class="muted">${t('issue.confirmed_by', { user: by, date: momentText(at) })}</span>
      <details><summary>${t('issue.confirmed_count', { count: group.length })}</summary><ul class="dotted">${group.map((each) => html`<li>${confirmedWhat(each)}</li>`)}</ul></details></li>`;
  }
}

customElements.define('fd-issue-confirmations', IssueConfirmations);
