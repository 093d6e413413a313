// Who is signed in, and where do they keep what is theirs? The account, the organisations, the log of deeds, the way out.
import { html, nothing } from 'lit';
import { signOut } from '../core/account-api.js';
import { href } from '../core/address.js';
import { Component } from '../core/element.js';
import { named, t } from '../core/locale.js';
import { askToSignIn, currentUser, knownUser, readSession, sessionChanges } from '../core/session.js';
import './sign-in.js';

class Person extends Component {
  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
    knownUser();
  }

  render() {
    return html`${currentUser() ? this.#known() : html`<button type="button" class="button" @click=${askToSignIn}>${t('sign_in')}</button>`}
      <fd-sign-in></fd-sign-in>`;
  }

  #known() {
    return html`<details class="menu person" @focusout=${this.#left} @keydown=${this.#key}>
      <summary class="button" title=${currentUser().username}><span class="user-name">${currentUser().username}</span></summary>
      <div class="menu-items" @click=${() => this.#close()}>
        <a href=${href('/account')}>${t('account.title')}${this.#platform()}</a>
        ${this.#organisations()}
        <a href=${href('/jobs')}>${t('jobs.title')}</a>
        <a href=${href('/activity')}>${t('activity.title')}</a>
        <button type="button" @click=${this.#signOut}>${t('sign_out')}</button>
      </div>
    </details>`;
  }

  #platform() {
    const { platform_role: role } = currentUser();
    return role ? html`<span class="muted">${t(`platform_role.${role}`)}</span>` : nothing;
  }

  /** Each leads to its page; what the person is there stands beneath. */
  #organisations() {
    const { organisations } = currentUser();
    if (!organisations.length) return html`<p class="muted">${t('role.none')}</p>`;
    return html`<div role="group" aria-label=${t('organisations')} class="menu-group">
      ${organisations.length > 1 ? html`<p class="muted">${t('organisations')}</p>` : nothing}
      ${organisations.map(({ id, name, role }) => html`<a href=${href(`/organisations/${encodeURIComponent(id)}`)}>${named(name)}<span class="muted">${t(`role.${role}`)}</span></a>`)}
    </div>`;
  }

  #close() {
    this.querySelector('details').open = false;
  }

  #left(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) this.#close();
  }

  #key(event) {
    if (event.key !== 'Escape') return;
    this.#close();
    this.querySelector('summary').focus();
  }

  async #signOut() {
    await signOut();
    await readSession();
  }
}

customElements.define('fd-person', Person);
