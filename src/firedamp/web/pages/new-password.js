// A password is set anew, with the key of the letter's link.
import { html } from 'lit';
import { setPassword } from '../core/account-api.js';
import { Component } from '../core/element.js';
import { faultsOf } from '../core/faults.js';
import { t } from '../core/locale.js';
import { askToSignIn } from '../core/session.js';
import { field } from '../components/field.js';
import { empty } from '../components/states.js';

class NewPassword extends Component {
  static properties = { key: { type: String }, address: { type: String }, stage: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.stage = 'form';
    this.problem = '';
  }

  firstUpdated() {
    this.querySelector('input').focus();
  }

  render() {
    document.title = `${t('password.new_title')} · Firedamp`;
    const stages = { form: () => this.#form(), done: () => this.#done(), spent: () => this.#spent() };
    return html`<div class="page narrow-page">
      <header class="page-head"><div><h1>${t('password.new_title')}</h1><p class="lead">${t('password.new_answers')}</p></div></header>
      ${stages[this.stage]()}
    </div>`;
  }

  #form() {
    return html`<section class="panel"><form class="plain-form" novalidate @submit=${this.#submit}>
      ${field({ name: 'password', label: t('password.new'), type: 'password', autocomplete: 'new-password', fault: this.problem, note: t('password.rules') })}
      <div><button class="button primary" ?disabled=${this.busy}>${t('password.set')}</button></div>
    </form></section>`;
  }

  #done() {
    return html`<section class="panel" role="status"><p><strong>${t('password.changed')}</strong></p>
      <div class="panel-actions"><button type="button" class="button primary" @click=${askToSignIn}>${t('sign_in')}</button></div></section>`;
  }

  #spent() {
    return html`<div role="alert">${empty(t('password.spent'), t('password.spent_hint'), html`<a class="button primary" href="/account/password">${t('password.forgotten')}</a>`)}</div>`;
  }

  async #submit(event) {
    event.preventDefault();
    const { password } = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    try {
      await setPassword(this.key, password);
      this.stage = 'done';
    } catch (error) {
      const { whole, fields } = faultsOf(error, ['password', 'key']);
      this.problem = password ? fields.password ?? whole : t('fault.required');
      if (fields.key) this.stage = 'spent';
    }
    this.busy = false;
  }
}

customElements.define('fd-new-password', NewPassword);
