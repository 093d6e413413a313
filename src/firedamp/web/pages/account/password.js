// Another password: the one that holds, the one that is wanted.
import { html } from 'lit';
import { changePassword } from '../../core/account-api.js';
import { Component } from '../../core/element.js';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { field } from '../../components/field.js';

class PasswordDialog extends FormDialog {
  names = ['current_password', 'new_password'];

  heading = () => t('password.change');

  does = () => t('password.change');

  fields() {
    return html`${field({ name: 'current_password', label: t('password.current'), type: 'password', autocomplete: 'current-password', focused: true, fault: this.faults.current_password })}
      ${field({ name: 'new_password', label: t('password.new'), type: 'password', autocomplete: 'new-password', note: t('password.rules'), fault: this.faults.new_password })}`;
  }

  lacking(given) {
    return Object.fromEntries(this.names.filter((name) => !given.get(name)).map((name) => [name, t('fault.required')]));
  }

  async act(given) {
    await changePassword(given.get('current_password'), given.get('new_password'));
    return true;
  }
}

customElements.define('fd-password-dialog', PasswordDialog);

class ChangePassword extends Component {
  render() {
    return html`<section class="panel" aria-labelledby="password-title">
      <div class="panel-head"><h2 id="password-title">${t('sign_in.password')}</h2><button type="button" class="button" @click=${this.#change}>${t('password.change')}</button></div>
      <p class="muted">${t('password.hint')}</p>
      <fd-password-dialog></fd-password-dialog>
    </section>`;
  }

  async #change() {
    if (await this.querySelector('fd-password-dialog').ask({})) tellNotice({ words: () => t('password.changed') });
  }
}

customElements.define('fd-change-password', ChangePassword);
