// From which documents were the numbers taken? Each can be had, with the numbers that rest on it.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { entryOf, rowOf, siteName } from '../../core/issue-parts.js';
import { attachmentPath } from '../../core/issues-api.js';
import { t, text } from '../../core/locale.js';
import { rowDoor, rowWritten } from '../../doors/issue.js';
import '../../components/download-link.js';
import { sizeText } from './size.js';

class IssueDocuments extends Component {
  static properties = { reportId: { type: String }, issue: { attribute: false }, attachments: { attribute: false } };

  render() {
    const stated = this.issue.document.attachments;
    const hashes = [...new Set(stated.map(({ sha256 }) => sha256))];
    return html`<section class="panel" aria-labelledby="documents-title">
      <h2 id="documents-title">${t('issue.documents')}</h2>
      ${hashes.length ? html`<ul class="issue-papers">${hashes.map((sha256) => this.#document(stated.filter((each) => each.sha256 === sha256)))}</ul>` : html`<p class="note">${t('issue.no_documents')}</p>`}
    </section>`;
  }

  #document(rows) {
    const [{ name, size, sha256 }] = rows;
    const kept = this.attachments.find((each) => each.sha256 === sha256);
    const numbers = rows.filter(({ entry }) => entry);
    const confirms = this.issue.document.confirmations.some(({ attachment }) => attachment?.sha256 === sha256);
    return html`<li>${kept ? html`<fd-download .path=${attachmentPath(this.reportId, kept.id)} .label=${name} .note=${sizeText(size)}></fd-download>` : html`${name} <span class="muted">${sizeText(size)}</span>`}
      ${numbers.length ? html`<ul class="of-document">${numbers.map((each) => this.#number(each, rows))}</ul>` : html`<span class="note">${confirms ? t('issue.confirms') : t('issue.of_whole')}</span>`}</li>`;
  }

  #number({ entry: id, symbol }, rows) {
    const found = rowOf(this.issue, `${id}|${symbol}`);
    if (!found) return nothing;
    const { entry, row } = found;
    return html`<li>${text(row.label)}, ${siteName(this.issue, entryOf(this.issue, id).mine_id)}: <fd-number .label=${text(row.label)} .written=${rowWritten(row)} .door=${() => rowDoor(this.issue, entry, row, rows.slice(0, 1))}></fd-number></li>`;
  }
}

customElements.define('fd-issue-documents', IssueDocuments);
