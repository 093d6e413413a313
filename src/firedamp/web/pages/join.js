// What does an invitation offer, and how is it taken? With a new account, or with the one that there is.
import { html, nothing } from 'lit';
import { go } from '../core/address.js';
import { signOut } from '../core/account-api.js';
import { Component } from '../core/element.js';
import { wholeFault } from '../core/faults.js';
import { Load } from '../core/load.js';
import { t } from '../core/locale.js';
import { acceptInvitation, lookAtInvitation } from '../core/organisation-api.js';
import { askToSignIn, currentUser, knownUser, readSession, sessionChanges } from '../core/session.js';
import { dateText } from '../doors/door.js';
import { empty, failure, skeleton } from '../components/states.js';
import './account/join-form.js';

class Join extends Component {
  static properties = { address: { type: String }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.problem = '';
    /** The secret stands in the part of the address that is not sent. */
    this.secret = location.hash.slice(1);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    this.data.want(this.secret, async () => {
      await knownUser();
      return lookAtInvitation(this.secret);
    });
  }

  render() {
    document.title = `${t('join.title')} · Firedamp`;
    const { value: found, error } = this.data;
    return html`<div class="page narrow-page">
      <header class="page-head"><div><h1>${t('join.title')}</h1><p class="lead">${t('join.answers')}</p></div></header>
      ${error ? this.#none(error) : found ? this.#content(found) : skeleton(6)}
    </div>`;
  }

  #none(error) {
    if (error.status === 404 || error.status === 422) return empty(t('join.none'), t('join.none_hint'));
    return failure(error, () => this.data.again());
  }

  #content(found) {
    return html`<section class="panel">
      <h2>${found.organisation}</h2>
      ${found.report ? html`<p class="one-report"><strong>${t('verify.one_report', { title: found.report_title })}</strong> ${t('verify.one_report_means')}</p>` : nothing}
      <dl class="facts">
        <div><dt>${t('organisation.role')}</dt><dd>${t(`role.${found.role}`)}: ${t(`role.may.${found.role}`)}</dd></div>
        <div><dt>${t('invitation.for')}</dt><dd>${found.email}</dd></div>
        <div><dt>${t('invitation.until')}</dt><dd>${dateText(found.expires)}</dd></div>
      </dl>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : ''}
      ${this.#way(found)}
    </section>`;
  }

  #way(found) {
    const user = currentUser();
    if (user && user.email.toLowerCase() === found.email.toLowerCase())
      return html`<div class="panel-actions"><button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#accept}>${t('join.accept')}</button></div>`;
    if (user)
      return html`<p>${t('join.other_person', { user: user.username })}</p>
        <div class="panel-actions"><button type="button" class="button" @click=${this.#leave}>${t('sign_out')}</button></div>`;
    if (found.has_account)
      return html`<p>${t('join.has_account')}</p>
        <div class="panel-actions"><button type="button" class="button primary" @click=${askToSignIn}>${t('join.sign_in')}</button></div>`;
    return html`<fd-join-form .secret=${this.secret} @joined=${({ detail }) => this.#joined(detail)}></fd-join-form>`;
  }

  async #accept() {
    this.busy = true;
    this.problem = '';
    try {
      await this.#joined(await acceptInvitation(this.secret));
    } catch (error) {
      this.problem = wholeFault(error);
    }
    this.busy = false;
  }

  async #leave() {
    await signOut();
    await readSession();
  }

  /** The link is spent: it leaves the address too. Whoever was invited for one report goes to its latest issue. */
  async #joined({ id, report }) {
    await readSession();
    history.replaceState(null, '', location.pathname);
    go(report ? `/reports/${report}/latest` : `/organisations/${encodeURIComponent(id)}`);
  }
}

customElements.define('fd-join', Join);
