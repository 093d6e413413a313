// Signing in: name and password, then a code where the person has set up a second factor. Nobody is asked before something is to be saved.
import { html, nothing } from 'lit';
import * as account from '../core/account-api.js';
import { go } from '../core/address.js';
import { ApiError } from '../core/api.js';
import { Component } from '../core/element.js';
import { wholeFault } from '../core/faults.js';
import { t } from '../core/locale.js';
import { answerWaiting, readSession, sessionChanges } from '../core/session.js';

class SignIn extends Component {
  static properties = { step: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.step = '';
    this.problem = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'wanted', () => this.#begin());
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="sign-in-title" @close=${this.#closed}>${this.step ? this.#form() : nothing}</dialog>`;
  }

  #form() {
    const last = this.step === 'code';
    return html`<form method="dialog" @submit=${this.#submit}>
      <h2 id="sign-in-title">${last ? t('sign_in.code_title') : t('sign_in.title')}</h2>
      <p class="muted">${last ? t('sign_in.code_why') : t('sign_in.why')}</p>
      ${this.problem ? html`<p class="field-problem" role="alert" id="sign-in-problem">${this.problem}</p>` : nothing}
      ${last ? this.#code() : this.#password()}
      <div class="dialog-actions">
        ${last ? nothing : html`<a class="aside" href="/account/password" @click=${this.#forgot}>${t('sign_in.forgot')}</a>`}
        <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>${t('cancel')}</button>
        <button class="button primary" ?disabled=${this.busy}>${t('sign_in')}</button>
      </div>
    </form>`;
  }

  #password() {
    const told = this.problem ? 'sign-in-problem' : nothing;
    return html`<label>${t('sign_in.username')}<input name="username" autocomplete="username" required autofocus aria-describedby=${told} /></label>
      <label>${t('sign_in.password')}<input name="password" type="password" autocomplete="current-password" required aria-describedby=${told} /></label>`;
  }

  #code() {
    return html`<label>${t('sign_in.code')}<input name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus aria-describedby=${this.problem ? 'sign-in-problem' : nothing} /></label>`;
  }

  #closed() {
    this.step = '';
    answerWaiting();
  }

  #forgot(event) {
    event.preventDefault();
    this.querySelector('dialog').close();
    go('/account/password');
  }

  async #begin() {
    Object.assign(this, { step: 'password', problem: '' });
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async #submit(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    this.problem = '';
    try {
      await (this.step === 'code' ? account.signInCode(given.code.trim()) : account.signIn(given.username, given.password));
      await readSession();
      this.querySelector('dialog').close();
    } catch (error) {
      await this.#refused(error);
    }
    this.busy = false;
  }

  /** The server waits for a code, or says why not. */
  async #refused(error) {
    if (this.step === 'password' && account.waitsFor(error, 'mfa_authenticate')) {
      this.step = 'code';
      await this.updateComplete;
      this.querySelector('input').focus();
    } else this.problem = this.#said(error);
  }

  #said(error) {
    const refused = error instanceof ApiError && [400, 401].includes(error.status);
    if (!refused) return wholeFault(error);
    if (this.step !== 'code') return t('sign_in.wrong');
    // 401: the first step was too long ago.
    if (error.status === 401) this.step = 'password';
    return error.status === 401 ? t('sign_in.again') : t('sign_in.wrong_code');
  }
}

customElements.define('fd-sign-in', SignIn);
