// Changing particulars. Where somebody was faster, their change stands at each field, and mine is kept until I decide.
import { html, nothing } from 'lit';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { changeOrganisation, organisation } from '../../core/organisation-api.js';
import { field } from '../../components/field.js';
import { fits, merged, PARTICULARS } from './particulars-of.js';

const LONGEST = { name: 300, name_en: 300, inn: 12, ogrn: 15, address: 500, head: 200, contact: 300 };

class ParticularsDialog extends FormDialog {
  static properties = { ...FormDialog.properties, base: { state: true }, values: { state: true }, meanwhile: { state: true } };
  look = 'dialog form-dialog';
  names = PARTICULARS;

  begun() {
    super.begun();
    this.#from(this.asked.found, this.asked.found);
    this.meanwhile = null;
  }

  #from(base, values) {
    this.base = base;
    this.values = Object.fromEntries(PARTICULARS.map((name) => [name, values[name]]));
  }

  heading = () => t('organisation.particulars');

  does = () => (this.meanwhile ? t('organisation.save_all_the_same') : t('save'));

  fields() {
    return html`${this.meanwhile ? html`<p class="warning" role="alert">${t('organisation.meanwhile')}</p>` : nothing}
      ${PARTICULARS.map((name) => html`${field({ name, label: t(`organisation.${name}`), value: this.values[name], note: this.#note(name), fault: this.faults[name], maxlength: LONGEST[name], optional: name !== 'name', focused: name === 'name' })} ${this.#theirs(name)}`)}`;
  }

  #note(name) {
    return ['inn', 'ogrn', 'head', 'contact'].includes(name) ? t(`organisation.${name}_hint`) : '';
  }

  /** What stands there now, where somebody has changed it meanwhile. */
  #theirs(name) {
    if (!this.meanwhile?.theirs.includes(name)) return nothing;
    const stored = this.base[name] || t('organisation.not_given');
    if (!this.meanwhile.clashes.includes(name)) return html`<p class="note theirs">${t('organisation.taken_over', { value: stored })}</p>`;
    return html`<p class="note theirs">${t('organisation.stored_now', { value: stored })} <button type="button" class="button" @click=${() => this.#take(name)}>${t('organisation.take_it')}</button></p>`;
  }

  #take(name) {
    this.querySelector(`[name=${name}]`).value = this.base[name];
    this.meanwhile = { ...this.meanwhile, clashes: this.meanwhile.clashes.filter((each) => each !== name) };
  }

  lacking(given) {
    const faults = PARTICULARS.filter((name) => !fits(name, given.get(name).trim())).map((name) => [name, t(`organisation.${name}_hint`)]);
    return Object.fromEntries(given.get('name').trim() ? faults : [['name', t('fault.required')], ...faults]);
  }

  async act(given) {
    const mine = Object.fromEntries(PARTICULARS.map((name) => [name, given.get(name).trim()]));
    const { id, version } = this.base;
    try {
      const changed = PARTICULARS.filter((name) => mine[name] !== this.base[name]);
      return await changeOrganisation(id, version, Object.fromEntries(changed.map((name) => [name, mine[name]])));
    } catch (error) {
      if (error.status !== 412) throw error;
    }
    const current = await organisation(id);
    this.meanwhile = merged(this.base, current, mine);
    this.#from(current, this.meanwhile.values);
    return null;
  }
}

customElements.define('fd-particulars-dialog', ParticularsDialog);
