// A new token: what for, what it may do, for how long; then its text, this once.
import { html } from 'lit';
import { createToken } from '../../core/account-api.js';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { mayEditReference } from '../../core/session.js';
import { choice, field } from '../../components/field.js';

const DAYS = [7, 30, 90, 180, 366];
const USUAL_DAYS = 90;

class TokenDialog extends FormDialog {
  names = ['name', 'scopes', 'days'];

  heading = () => t('token.new');

  does = () => t('token.make');

  fields() {
    return html`<p class="muted">${t('token.new_hint')}</p>
      ${field({ name: 'name', label: t('token.name'), note: t('token.name_hint'), maxlength: 100, focused: true, fault: this.faults.name })}
      <fieldset class="scopes"><legend>${t('token.scopes')}</legend>
        ${this.#scope('read', { fixed: true })} ${this.#scope('write')} ${mayEditReference() ? this.#scope('reference') : ''}
      </fieldset>
      ${choice({ name: 'days', label: t('token.days'), options: DAYS.map((days) => [String(days), t('token.days_count', { count: days })]), value: String(USUAL_DAYS), fault: this.faults.days })}`;
  }

  /** Every token may read. */
  #scope(scope, { fixed = false } = {}) {
    return html`<label class="check"><input type="checkbox" name="scopes" value=${scope} ?checked=${fixed} ?disabled=${fixed} /> <span>${t(`token.scope.${scope}`)}</span></label>`;
  }

  lacking(given) {
    return given.get('name').trim() ? {} : { name: t('fault.required') };
  }

  act(given) {
    return createToken({ name: given.get('name').trim(), scopes: ['read', ...given.getAll('scopes')], days: Number(given.get('days')) });
  }
}

customElements.define('fd-token-dialog', TokenDialog);
