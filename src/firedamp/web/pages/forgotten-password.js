// A password is forgotten: a letter with a link is asked for. The answer is the same for every address.
import { html } from 'lit';
import { askForPassword } from '../core/account-api.js';
import { Component } from '../core/element.js';
import { wholeFault } from '../core/faults.js';
import { t } from '../core/locale.js';
import { field } from '../components/field.js';

class ForgottenPassword extends Component {
  static properties = { address: { type: String }, sent: { state: true }, problem: { state: true }, busy: { state: true } };

  firstUpdated() {
    this.querySelector('input').focus();
  }

  render() {
    document.title = `${t('password.forgotten')} · Firedamp`;
    return html`<div class="page narrow-page">
      <header class="page-head"><div><h1>${t('password.forgotten')}</h1><p class="lead">${t('password.forgotten_answers')}</p></div></header>
      <section class="panel">${this.sent ? this.#told() : this.#form()}</section>
    </div>`;
  }

  #form() {
    return html`<form class="plain-form" novalidate @submit=${this.#submit}>
      ${field({ name: 'email', label: t('email'), type: 'email', autocomplete: 'email', fault: this.problem, note: t('password.no_email') })}
      <div><button class="button primary" ?disabled=${this.busy}>${t('password.send')}</button></div>
    </form>`;
  }

  #told() {
    return html`<div role="status"><p><strong>${t('password.sent', { email: this.sent })}</strong></p><p class="muted">${t('password.sent_hint')}</p></div>
      <div class="panel-actions"><button type="button" class="button" @click=${() => (this.sent = '')}>${t('password.another_address')}</button></div>`;
  }

  async #submit(event) {
    event.preventDefault();
    const input = event.target.elements.email;
    this.problem = input.value.trim() && input.validity.valid ? '' : t('fault.email');
    if (this.problem) {
      input.focus();
      return;
    }
    this.busy = true;
    try {
      await askForPassword(input.value.trim());
      this.sent = input.value.trim();
    } catch (error) {
      this.problem = wholeFault(error);
    }
    this.busy = false;
  }
}

customElements.define('fd-forgotten-password', ForgottenPassword);
