// A remark with its answers: about which number, by whom and when; answered by the engineers, settled by the verifier.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { rowOf, siteName } from '../../core/issue-parts.js';
import { settleRemark } from '../../core/issues-api.js';
import { t, text } from '../../core/locale.js';
import { momentText } from '../../doors/door.js';
import { rowDoor, rowWritten } from '../../doors/issue.js';
import './remark-form.js';

class RemarkThread extends Component {
  static properties = { shared: { attribute: false }, remark: { attribute: false }, may: { type: Boolean }, answers: { type: Boolean }, answering: { state: true }, busy: { state: true }, problem: { state: true } };

  render() {
    const { report, issue } = this.shared;
    const { id, text: said, by, at, settled, settled_by: settledBy, replies, issue: number } = this.remark;
    return html`<article class="thread ${settled ? 'settled' : 'open'}">
      <header><h3 tabindex="-1">${this.#subject()}</h3><span class="state ${settled ? 'on' : 'off'}">${settled ? html`<span aria-hidden="true">✓</span> ${t('verify.settled')}` : html`<span aria-hidden="true">○</span> ${t('verify.open')}`}</span></header>
      <p class="said-text">${said}</p>
      <p class="note">${by}, ${momentText(at)}${number === issue.number ? nothing : `, ${t('verify.of_issue', { number })}`}</p>
      ${replies.length ? html`<ul class="replies">${replies.map((each) => html`<li><p class="said-text">${each.text}</p><p class="note">${each.by}, ${momentText(each.at)}</p></li>`)}</ul>` : nothing}
      ${settled && settledBy ? html`<p class="note">${t('verify.settled_by', { user: settledBy, date: momentText(settled) })}</p>` : nothing}
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing}
      ${this.answering
        ? html`<fd-remark-form .reportId=${report.id} .number=${issue.number} .answers=${id} .label=${t('verify.your_answer')} @written=${this.#end} @left=${this.#end}></fd-remark-form>`
        : html`<div class="panel-actions">
            ${this.answers ? html`<button type="button" class="button answer" @click=${this.#begin}>${t('verify.answer')}<span class="unseen">: ${said}</span></button>` : nothing}
            ${this.may ? html`<button type="button" class="button settle" ?disabled=${this.busy} @click=${this.#settle}>${settled ? t('verify.unsettle') : t('verify.settle')}<span class="unseen">: ${said}</span></button>` : nothing}
          </div>`}
    </article>`;
  }

  #subject() {
    const { item, issue: number } = this.remark;
    if (!item) return t('verify.on_whole');
    const found = rowOf(this.shared.issue, item);
    if (!found) return t('verify.on_number_of', { number });
    const { entry, row } = found;
    return html`${text(row.label)}, ${siteName(this.shared.issue, entry.mine_id)}: <fd-number .label=${text(row.label)} .written=${rowWritten(row)} .door=${() => rowDoor(this.shared.issue, entry, row)}></fd-number>`;
  }

  async #begin() {
    this.answering = true;
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  async #end() {
    this.answering = false;
    await this.updateComplete;
    this.querySelector('.answer')?.focus();
  }

  async #settle() {
    Object.assign(this, { busy: true, problem: '' });
    try {
      await settleRemark(this.shared.report.id, this.remark.id, !this.remark.settled);
      this.tell('remarked');
    } catch (error) {
      this.problem = faultWords(error);
    }
    this.busy = false;
  }
}

customElements.define('fd-remark', RemarkThread);
