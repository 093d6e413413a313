// Inviting somebody: to which address, as what.
import { html } from 'lit';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { invite } from '../../core/organisation-api.js';
import { choice, field } from '../../components/field.js';
import { ROLES } from './roles.js';

const USUAL_ROLE = 'engineer';

class InvitationDialog extends FormDialog {
  static properties = { ...FormDialog.properties, role: { state: true } };
  names = ['email', 'role'];

  begun() {
    super.begun();
    this.role = USUAL_ROLE;
  }

  heading = () => t('invitation.new');

  does = () => t('invitation.make');

  fields() {
    return html`<p class="muted">${t('invitation.hint')}</p>
      ${field({ name: 'email', label: t('email'), type: 'email', focused: true, maxlength: 254, fault: this.faults.email })}
      ${choice({ name: 'role', label: t('organisation.role'), options: ROLES.map((role) => [role, t(`role.${role}`)]), value: this.role, note: t(`role.may.${this.role}`), fault: this.faults.role, changed: (event) => (this.role = event.target.value) })}`;
  }

  lacking(given) {
    return given.get('email').trim() ? {} : { email: t('fault.required') };
  }

  act(given, { organisationId }) {
    return invite(organisationId, given.get('email').trim(), given.get('role'));
  }
}

customElements.define('fd-invitation-dialog', InvitationDialog);
