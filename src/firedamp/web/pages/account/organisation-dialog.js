// A new organisation: its name and the short name that its address bears. Who makes it is its first administrator.
import { html } from 'lit';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { createOrganisation } from '../../core/organisation-api.js';
import { field } from '../../components/field.js';

class OrganisationDialog extends FormDialog {
  names = ['name', 'name_en', 'id', 'organisation_id'];

  heading = () => t('organisation.new');

  does = () => t('organisation.make');

  fields() {
    const { faults } = this;
    return html`<p class="muted">${t('organisation.new_hint')}</p>
      ${field({ name: 'name', label: t('organisation.name'), fault: faults.name, maxlength: 300, focused: true })}
      ${field({ name: 'name_en', label: t('organisation.name_en'), fault: faults.name_en, maxlength: 300, optional: true })}
      ${field({ name: 'id', label: t('organisation.id'), note: t('organisation.id_hint'), fault: faults.id ?? faults.organisation_id, maxlength: 60 })}`;
  }

  lacking(given) {
    return Object.fromEntries(['name', 'id'].filter((name) => !given.get(name).trim()).map((name) => [name, t('fault.required')]));
  }

  act(given) {
    return createOrganisation(Object.fromEntries(['name', 'name_en', 'id'].map((name) => [name, given.get(name).trim()])));
  }
}

customElements.define('fd-organisation-dialog', OrganisationDialog);
