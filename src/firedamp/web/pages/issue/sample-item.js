// A number to check: what it is, where it came from, the documents it was taken from; right, wrong, or a remark.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { confirmationsOf, entryOf, keptFile } from '../../core/issue-parts.js';
import { t, text } from '../../core/locale.js';
import { documentText, momentText } from '../../doors/door.js';
import { UNCERTAINTY, confirmedLabel, foundOf, rowDoor, rowSpread, rowWritten } from '../../doors/issue.js';
import { originsOfInputs, sourceText } from '../../doors/trace.js';
import '../../components/download-link.js';
import '../../components/formula.js';
import { originMark } from '../../components/origin.js';
import './remark-form.js';

/** Confirmations of the value apart from those of its uncertainty. */
const byWhat = (confirmed) => [confirmed.filter(({ kind }) => kind !== UNCERTAINTY), confirmed.filter(({ kind }) => kind === UNCERTAINTY)].filter((group) => group.length);

class SampleItem extends Component {
  static properties = { shared: { attribute: false }, found: { attribute: false }, checks: { type: Boolean }, may: { type: Boolean }, problem: { type: String }, remarking: { state: true } };

  render() {
    const { issue } = this.shared;
    const { item, row } = this.found;
    const entry = entryOf(issue, this.found.entry);
    const { line } = foundOf(issue, entry);
    const spread = rowSpread(entry, row);
    const confirmed = row.to_confirm?.length ? confirmationsOf(issue, entry, row.to_confirm) : [];
    const open = (row.to_confirm ?? []).filter((id) => !confirmationsOf(issue, entry, [id]).length);
    return html`<div class="sample-row">
        <div class="sample-what" id="sample-${item}">
          <strong>${text(row.label)}</strong> <fd-formula inline .latex=${row.latex}></fd-formula>
          <span class="note">${row.source?.document ? documentText(open.length || !confirmed.length ? row.source : { ...row.source, note: '' }) : sourceText(row, line)} ${originMark(originsOfInputs(line)[row.symbol]?.quality)}</span>
          ${byWhat(confirmed).map((group) => this.#confirmed(entry, row, group))}
        </div>
        <div class="sample-value"><fd-number .label=${text(row.label)} .written=${rowWritten(row)} .low=${row.low} .high=${row.high} .door=${this.#door}></fd-number>${spread ? html`<span class="note">${spread}</span>` : nothing}</div>
        <div class="sample-marks">${this.#marks(row)}</div>
        ${this.#papers()}
      </div>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing}
      ${this.remarking ? html`<fd-remark-form .reportId=${this.shared.report.id} .number=${issue.number} .item=${item} .label="${t('verify.remark_on', { name: text(row.label) })}" @written=${this.#end} @left=${this.#end}></fd-remark-form>` : nothing}`;
  }

  #door = () => rowDoor(this.shared.issue, entryOf(this.shared.issue, this.found.entry), this.found.row, this.found.documents);

  #papers() {
    const { documents } = this.found;
    if (!documents.length) return nothing;
    return html`<ul class="sample-papers" aria-label=${t('issue.documents')}>${documents.map((each) => html`<li>${this.#paper(each)}</li>`)}</ul>`;
  }

  #paper({ sha256, name }) {
    const file = keptFile(this.shared.issue, sha256);
    return file ? html`<fd-download .path=${file.path} .label=${name}></fd-download>` : name;
  }

  /** What of the number is confirmed, by which documents, and their files. */
  #confirmed(entry, row, group) {
    const papers = [...new Set(group.map(({ document }) => document))].join('; ');
    const files = new Map(group.flatMap(({ attachment }) => (attachment ? [[attachment.sha256, attachment]] : [])));
    return html`<span class="note">✓ ${confirmedLabel(entry, row, group[0])}: ${papers} ${[...files.values()].map((each) => this.#paper(each))}</span>`;
  }

  #marks(row) {
    const { outcome, checked_by: by, checked, remarks, item, wrong_in: before } = this.found;
    const name = text(row.label);
    const mark = (which, shape) => html`<button type="button" class="button mark-${which}" aria-pressed=${outcome === which} aria-label="${t(`verify.outcome.${which}`)}: ${name}" aria-keyshortcuts=${which === 'right' ? '1' : '2'} @click=${() => this.tell('mark', which)}><span aria-hidden="true">${shape}</span> ${t(`verify.outcome.${which}`)}</button>`;
    return html`${this.checks ? html`${mark('right', '✓')}${mark('wrong', '✗')}` : html`<span class="outcome ${outcome ?? ''}">${outcome ? html`<span aria-hidden="true">${outcome === 'right' ? '✓' : '✗'}</span> ${t(`verify.outcome.${outcome}`)}` : t('verify.unchecked')}</span>`}
      ${this.may ? html`<button type="button" class="button" aria-label="${t('verify.remark')}: ${name}" aria-keyshortcuts="3" aria-expanded=${Boolean(this.remarking)} @click=${this.begin}>${t('verify.remark')}</button>` : nothing}
      ${remarks ? html`<button type="button" class="link" @click=${() => this.tell('to-remarks', item)}>${t('verify.remarks_here', { count: remarks })}</button>` : nothing}
      ${before && !outcome ? html`<span class="state off">${t('verify.wrong_in', { number: before })}</span>` : nothing}
      ${by ? html`<span class="note">${by}, ${momentText(checked)}</span>` : nothing}`;
  }

  /** The trace of the number, in the drawer. */
  open() {
    this.tell('door', this.#door);
  }

  async begin() {
    this.remarking = true;
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  #end() {
    this.remarking = false;
    this.closest('li')?.focus();
  }
}

customElements.define('fd-sample-item', SampleItem);
