// What does the verifier decide? To verify, which open remarks forbid, or to return with words; each says first what it does.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import './decision-dialog.js';

class IssueDecision extends Component {
  static properties = { shared: { attribute: false }, sample: { attribute: false } };

  render() {
    const open = (this.shared.remarks.value?.items ?? []).filter(({ settled }) => !settled).length;
    return html`<section class="panel" aria-labelledby="decision-title">
      <h2 id="decision-title">${t('verify.decision')}</h2>
      <p class="note">${t('verify.decision_hint')}</p>
      <div class="panel-actions">
        <button type="button" class="button primary verify" aria-disabled=${open > 0} aria-describedby=${open ? 'why-not' : nothing} @click=${() => open || this.#decide('verified')}>${t('verify.verify')}</button>
        <button type="button" class="button return" @click=${() => this.#decide('returned')}>${t('verify.return')}</button>
      </div>
      ${open ? html`<p id="why-not" class="why-not">${t('verify.why_not', { count: open })}</p>` : nothing}
      <fd-decision-dialog></fd-decision-dialog>
    </section>`;
  }

  async #decide(state) {
    const { report, issue } = this.shared;
    const left = this.sample ? this.sample.items.length - this.sample.checked : 0;
    const wrong = this.sample ? this.sample.items.filter(({ outcome, wrong_in: before }) => outcome === 'wrong' || (before && outcome === null)).length : 0;
    const done = await this.querySelector('fd-decision-dialog').ask({ state, report, issue, left, wrong });
    if (!done) return;
    this.tell('decided');
  }
}

customElements.define('fd-issue-decision', IssueDecision);
