// How am I called in reports, remarks and confirmations?
import { changeName } from '../../core/account-api.js';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { field } from '../../components/field.js';

class NameOfPerson extends FormDialog {
  names = ['name'];

  heading = () => t('account.name_change');

  does = () => t('save');

  fields(asked) {
    return field({ name: 'name', label: t('account.name'), value: asked.name, autocomplete: 'name', maxlength: 150, focused: true, optional: true, note: t('account.name_note'), fault: this.faults.name });
  }

  act(given) {
    return changeName(given.get('name'));
  }
}

customElements.define('fd-name-of-person', NameOfPerson);
