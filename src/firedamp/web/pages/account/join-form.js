// An account for who was invited: a name and a password of one's own; signed in with it at once.
import { html } from 'lit';
import { signIn } from '../../core/account-api.js';
import { Component } from '../../core/element.js';
import { faultsOf } from '../../core/faults.js';
import { t } from '../../core/locale.js';
import { join } from '../../core/organisation-api.js';
import { field } from '../../components/field.js';

const NAMES = ['username', 'password'];

class JoinForm extends Component {
  static properties = { secret: { type: String }, faults: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.faults = {};
    this.problem = '';
  }

  render() {
    return html`<form class="plain-form" novalidate @submit=${this.#submit}>
      <h3>${t('join.new_account')}</h3>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : ''}
      ${field({ name: 'username', label: t('sign_in.username'), autocomplete: 'username', maxlength: 150, note: t('join.username_hint'), fault: this.faults.username })}
      ${field({ name: 'password', label: t('sign_in.password'), type: 'password', autocomplete: 'new-password', note: t('password.rules'), fault: this.faults.password })}
      <div><button class="button primary" ?disabled=${this.busy}>${t('join.make')}</button></div>
    </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const { username, password } = Object.fromEntries(new FormData(event.target));
    this.problem = '';
    this.faults = Object.fromEntries(NAMES.filter((name) => !{ username: username.trim(), password }[name]).map((name) => [name, t('fault.required')]));
    if (Object.keys(this.faults).length) return;
    this.busy = true;
    try {
      const member = await join(this.secret, username.trim(), password);
      await signIn(username.trim(), password);
      this.tell('joined', member);
    } catch (error) {
      const { whole, fields } = faultsOf(error, NAMES);
      Object.assign(this, { problem: whole, faults: fields });
    }
    this.busy = false;
  }
}

customElements.define('fd-join-form', JoinForm);
