// Who is signed in? Signing in and out; nothing asks for it until something is to be saved.
import { html, nothing } from 'lit';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { named, t } from '../core/locale.js';
import { answerWaiting, currentUser, knownUser, readSession, sessionChanges } from '../core/session.js';

class Person extends Component {
  static properties = {
    asking: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.problem = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
    this.watch(sessionChanges, 'wanted', () => this.#ask());
    knownUser();
  }

  render() {
    return html`${currentUser() ? this.#known() : html`<button type="button" class="button" @click=${this.#ask}>${t('sign_in')}</button>`}
      <dialog class="dialog" aria-labelledby="sign-in-title" @close=${this.#closed}>${this.asking ? this.#form() : nothing}</dialog>`;
  }

  #known() {
    return html`<details class="menu person">
      <summary class="button"><span class="user-name">${currentUser().username}</span></summary>
      <div class="menu-items">
        ${this.#roles()}
        <button type="button" @click=${this.#signOut}>${t('sign_out')}</button>
      </div>
    </details>`;
  }

  /** What the person is to the platform and in each organisation. */
  #roles() {
    const { platform_role: platform, organisations } = currentUser();
    return html`${platform ? html`<p class="muted">${t(`platform_role.${platform}`)}</p>` : nothing}
      ${organisations.map(({ name, role }) => html`<p><span>${named(name)}</span><br /><span class="muted">${t(`role.${role}`)}</span></p>`)}
      ${platform || organisations.length ? nothing : html`<p class="muted">${t('role.none')}</p>`}`;
  }

  #form() {
    return html`<form method="dialog" @submit=${this.#signIn}>
      <h2 id="sign-in-title">${t('sign_in.title')}</h2>
      <p class="muted">${t('sign_in.why')}</p>
      ${this.problem ? html`<p class="field-problem" role="alert" id="sign-in-problem">${this.problem}</p>` : nothing}
      <label>${t('sign_in.username')}<input name="username" autocomplete="username" required autofocus aria-describedby=${this.problem ? 'sign-in-problem' : nothing} /></label>
      <label>${t('sign_in.password')}<input name="password" type="password" autocomplete="current-password" required aria-describedby=${this.problem ? 'sign-in-problem' : nothing} /></label>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>${t('cancel')}</button>
        <button class="button primary" ?disabled=${this.busy}>${t('sign_in')}</button>
      </div>
    </form>`;
  }

  #closed() {
    this.asking = false;
    answerWaiting();
  }

  async #ask() {
    this.asking = true;
    this.problem = '';
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async #signIn(event) {
    event.preventDefault();
    const { username, password } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      await api.signIn(username, password);
      await readSession();
      this.querySelector('dialog').close();
    } catch (error) {
      this.problem = this.#said(error);
    }
    this.busy = false;
  }

  #said(error) {
    if (!(error instanceof api.ApiError)) return t('state.no_connection');
    if (error.status === 429) return t('sign_in.too_often');
    return error.status === 400 || error.status === 401 ? t('sign_in.wrong') : error.message;
  }

  async #signOut() {
    await api.signOut();
    await readSession();
  }
}

customElements.define('fd-person', Person);
