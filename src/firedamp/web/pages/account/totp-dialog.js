// Setting up a second factor: scan or type the secret, prove by a code that the app has it.
import { html } from 'lit';
import { activateTotp } from '../../core/account-api.js';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { confirmed } from '../../core/reauthentication.js';
import { field } from '../../components/field.js';
import { qrCode } from '../../components/qr-code.js';

/** In fours, as one types it. */
const grouped = (secret) => secret.replace(/(.{4})(?=.)/g, '$1 ');

class TotpDialog extends FormDialog {
  names = ['code'];

  heading = () => t('second_factor.set_up');

  does = () => t('second_factor.turn_on');

  fields({ secret, totp_url: address }) {
    return html`<ol class="set-up">
        <li>${t('second_factor.scan')} ${qrCode(address, t('second_factor.qr'))}
          <p class="note">${t('second_factor.or_type')}</p><code class="secret">${grouped(secret)}</code></li>
        <li>${t('second_factor.then_code')}
          ${field({ name: 'code', label: t('second_factor.code'), inputmode: 'numeric', autocomplete: 'one-time-code', focused: true, fault: this.faults.code })}</li>
      </ol>`;
  }

  lacking(given) {
    return given.get('code').trim() ? {} : { code: t('fault.required') };
  }

  async act(given) {
    return (await confirmed(() => activateTotp(given.get('code').replace(/\s/g, '')))) && true;
  }

  refused(error) {
    if (error.status === 400) this.faults = { code: t('sign_in.wrong_code') };
    else super.refused(error);
  }
}

customElements.define('fd-totp-dialog', TotpDialog);
