// What has the verifier remarked, and what was answered? Threads, the open ones first; and a remark on the whole.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import './remark.js';
import './remark-form.js';

class IssueRemarks extends Component {
  static properties = {
    shared: { attribute: false },
    items: { attribute: false },
    /** whether the person verifies, and whether they may answer */
    may: { type: Boolean },
    answers: { type: Boolean },
    writing: { state: true },
  };

  render() {
    const { report, issue } = this.shared;
    const ordered = [...this.items].sort((left, right) => Number(Boolean(left.settled)) - Number(Boolean(right.settled)) || left.id - right.id);
    const open = ordered.filter(({ settled }) => !settled).length;
    return html`<section class="panel" aria-labelledby="remarks-title">
      <div class="panel-head"><h2 id="remarks-title" tabindex="-1">${this.items.length ? t('verify.remarks_open', { count: open, all: this.items.length }) : t('verify.no_remarks')}</h2>
        ${this.may && !this.writing ? html`<button type="button" class="button" @click=${this.#begin}>${t('verify.remark_whole')}</button>` : nothing}</div>
      ${this.writing ? html`<fd-remark-form .reportId=${report.id} .number=${issue.number} .item=${''} .label=${t('verify.remark_on_whole')} @written=${this.#end} @left=${this.#end}></fd-remark-form>` : nothing}
      ${this.items.length ? nothing : html`<p class="note">${this.may ? t('verify.no_remarks_hint') : t('verify.no_remarks_read')}</p>`}
      <ul class="threads">${ordered.map((each) => html`<li data-item=${each.item}><fd-remark .shared=${this.shared} .remark=${each} ?may=${this.may} ?answers=${this.answers}></fd-remark></li>`)}</ul>
    </section>`;
  }

  /** Bring the threads of a number into sight. */
  show(item) {
    const found = [...this.querySelectorAll('li[data-item]')].find((each) => each.dataset.item === item);
    found?.scrollIntoView({ block: 'center' });
    found?.querySelector('h3')?.focus({ preventScroll: true });
  }

  async #begin() {
    this.writing = true;
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  async #end() {
    this.writing = false;
    await this.updateComplete;
    this.querySelector('.panel-head button')?.focus();
  }
}

customElements.define('fd-issue-remarks', IssueRemarks);
