// Is it still the same person? Before what guards the account is changed, the password is asked for once more.
import { html } from 'lit';
import { reauthenticate } from '../core/account-api.js';
import { wholeFault } from '../core/faults.js';
import { FormDialog } from '../core/form-dialog.js';
import { t } from '../core/locale.js';
import { reauthentication } from '../core/reauthentication.js';
import { field } from './field.js';

class Reauthentication extends FormDialog {
  connectedCallback() {
    super.connectedCallback();
    this.watch(reauthentication, 'wanted', async ({ detail: answer }) => answer(await this.ask({})));
  }

  heading = () => t('reauthenticate.title');

  does = () => t('reauthenticate.do');

  fields() {
    return html`<p class="muted">${t('reauthenticate.why')}</p>
      ${field({ name: 'password', label: t('sign_in.password'), type: 'password', autocomplete: 'current-password', focused: true, fault: this.faults.password })}`;
  }

  async act(given) {
    await reauthenticate(given.get('password'));
    return true;
  }

  refused(error) {
    if (error.status === 400) this.faults = { password: t('reauthenticate.wrong') };
    else this.problem = wholeFault(error);
  }
}

customElements.define('fd-reauthentication', Reauthentication);
