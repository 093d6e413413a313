// Which issue is this, in which state, and is it the one that the reader holds in hand? Title, hash, who issued it, who decided.
import { html, nothing } from 'lit';
import { href, parameter } from '../../core/address.js';
import { copyText } from '../../core/clipboard.js';
import { Component } from '../../core/element.js';
import { organisationName } from '../../core/issue-parts.js';
import { t, text } from '../../core/locale.js';
import { year } from '../../core/numbers.js';
import { momentText } from '../../doors/door.js';
import { reportState } from '../../components/report-state.js';
import { syntheticNote } from '../../components/synthetic-banner.js';

class IssueHead extends Component {
  static properties = { report: { attribute: false }, issue: { attribute: false }, checking: { type: Boolean }, address: { type: String }, copied: { state: true } };

  render() {
    const { report, issue } = this;
    const verifier = report.may.includes('verify') && issue.state === 'issued';
    return html`<header class="page-head">
        <div>
          <h1>${organisationName(issue)}, ${year(report.year)}: ${t('issue.number', { number: issue.number })} ${reportState(issue.state)}</h1>
          ${issue.document.report.title ? html`<p class="issue-title">${issue.document.report.title}</p>` : nothing}<p class="lead">${t('issue.answers')}</p>
        </div>
        ${verifier && !this.checking ? html`<div class="page-actions"><a class="button primary" href=${href(location.pathname, { part: 'check', calculation: '' })}>${t('verify.begin')}</a></div>` : nothing}
      </header>
      ${this.#otherHash()} ${this.#superseded()} ${this.#withdrawn()} ${syntheticNote(issue.document.result.sites.some(({ synthetic }) => synthetic))}
      <section class="panel issue-identity" aria-label=${t('issue.identity')}>
        <dl class="facts">
          <div><dt>${t('issue.hash')}</dt><dd>${this.#hash()}</dd></div>
          <div><dt>${t('issue.issued')}</dt><dd>${t('issue.by', { user: issue.document.report.issued_by, date: momentText(issue.issued) })}, Firedamp ${issue.software_version}</dd></div>
          ${this.#reopened()}
          <div><dt>${t('issue.decision')}</dt><dd>${this.#decision()}</dd></div>
        </dl>
      </section>`;
  }

  /** Of an issue that departs from a verified one: who reopened it, when and why. */
  #reopened() {
    const why = this.issue.document.report.reopened;
    if (!why) return nothing;
    return html`<div><dt>${t('issue.reopened')}</dt><dd>${t('issue.reopened_by', { reason: why.reason, number: why.number, user: why.by, date: momentText(why.at) })}</dd></div>`;
  }

  #hash() {
    return html`<code class="hash">${this.issue.hash}</code>
      <button type="button" class="button small" @click=${this.#copy}>${this.copied ? t('copy.done') : t('copy.do')}<span class="unseen"> ${t('issue.hash')}</span></button>
      <span class="unseen" role="status">${this.copied ? t('copy.done') : ''}</span>
      <span class="note">${t('issue.hash_means')}</span>`;
  }

  #decision() {
    const { state, decided, decided_by: by, decision, outcome } = this.issue;
    if (!decided) return state === 'superseded' ? t('issue.undecided_superseded') : t('issue.undecided');
    return html`${t(`issue.decided.${outcome}`)}: ${t('issue.by', { user: by, date: momentText(decided) })}${decision ? html`<q class="said-words">${decision}</q>` : nothing}`;
  }

  /** The paper in hand bears a hash, and its QR code brings it here. */
  #otherHash() {
    const asked = (parameter('hash') ?? '').trim().toLowerCase();
    const held = asked || location.hash.slice(1).toLowerCase();
    // What is asked for as a hash is another one even where it was cut; the end of an address may lead to a place.
    if (!held || (!asked && !/^[0-9a-f]{8,64}$/.test(held))) return nothing;
    if (held === this.issue.hash) return html`<p class="same-hash" role="status"><span aria-hidden="true">✓</span> ${t('issue.same_hash')}</p>`;
    return html`<div class="other-hash" role="alert"><strong>${t('issue.other_hash')}</strong><p>${t('issue.other_hash_hint')}</p>
      <dl><div><dt>${t('issue.hash_held')}</dt><dd><code class="hash">${held}</code></dd></div><div><dt>${t('issue.hash_here')}</dt><dd><code class="hash">${this.issue.hash}</code></dd></div></dl></div>`;
  }

  #superseded() {
    const [latest] = this.report.issues;
    if (latest.number === this.issue.number) return nothing;
    return html`<p class="warning" role="note">${t('issue.superseded')} <a href=${href(`/reports/${this.report.id}/${latest.number}`)}>${t('issue.to_latest', { number: latest.number })}</a> ${reportState(latest.state)}</p>`;
  }

  /** What was confirmed when it was issued, and is not any more: a verifier cannot verify it so. */
  #withdrawn() {
    const { withdrawn, state } = this.issue;
    if (!withdrawn.length || state === 'superseded') return nothing;
    return html`<p class="warning" role="note">${t('issue.withdrawn', { what: withdrawn.map(({ reason }) => text(reason)).join('; ') })}</p>`;
  }

  async #copy() {
    await copyText(this.issue.hash, this);
    this.copied = true;
  }
}

customElements.define('fd-issue-head', IssueHead);
