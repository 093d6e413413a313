// Inviting a verifier for one report alone: to which address.
import { html } from 'lit';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { inviteVerifier } from '../../core/reports-api.js';
import { field } from '../../components/field.js';

class VerifierDialog extends FormDialog {
  names = ['email'];

  heading = () => t('report.verifiers.invite');

  does = () => t('invitation.make');

  fields() {
    return html`<p class="muted">${t('report.verifiers.hint')}</p>
      ${field({ name: 'email', label: t('email'), type: 'email', focused: true, maxlength: 254, fault: this.faults.email })}`;
  }

  lacking(given) {
    return given.get('email').trim() ? {} : { email: t('fault.required') };
  }

  act(given, { report }) {
    return inviteVerifier(report.id, given.get('email').trim());
  }
}

customElements.define('fd-verifier-dialog', VerifierDialog);
