// A longwall is entered or described: its name, mine or place, seam, the zone of its clock; whether it takes readings.
import { html, nothing } from 'lit';
import { findMinesAnywhere } from '../../core/find-mines.js';
import { named, t } from '../../core/locale.js';
import { organisationsWith } from '../../core/session.js';
import { changeLongwall, createLongwall, longwall } from '../../core/telemetry-api.js';
import { VersionedDialog } from '../../core/versioned-dialog.js';
import { choice, field } from '../../components/field.js';
import '../../components/combobox.js';

const TEXTS = ['name', 'name_en', 'site', 'seam', 'time_zone'];
const LONGEST = { name: 200, name_en: 200, site: 300, seam: 200, time_zone: 60 };

class LongwallDialog extends VersionedDialog {
  static properties = { ...VersionedDialog.properties, mine: { state: true } };
  names = [...TEXTS, 'organisation', 'mine'];

  begun() {
    super.begun();
    this.mine = this.base?.mine ? { id: this.base.mine.id, title: named(this.base.mine.name) } : null;
  }

  heading = () => t(this.base ? 'longwall.describe' : 'longwall.new');

  does = () => t(this.base ? 'save' : 'longwall.enter');

  valuesOf(of) {
    if (!of) return { name: '', name_en: '', site: '', seam: '', time_zone: ownZone(), mine: null, closed: false };
    const english = of.name.en === of.name.ru ? '' : of.name.en;
    return { name: of.name.ru, name_en: english, site: of.site, seam: of.seam, time_zone: of.time_zone, mine: of.mine?.id ?? null, closed: Boolean(of.closed) };
  }

  fields() {
    const { values, faults } = this;
    const of = (name, more = {}) => field({ name, label: t(`longwall.${name}`), value: values[name], fault: faults[name], maxlength: LONGEST[name], optional: name !== 'name', note: this.note(name), ...more });
    return html`${this.faster()} ${this.#organisation()}
      ${of('name', { focused: true })} ${of('name_en')}
      <div class="form-field"><fd-combobox clearable .label=${t('longwall.mine')} .hint=${t('longwall.mine_hint')} .chosen=${this.mine?.title ?? ''} .find=${findMinesAnywhere} @picked=${({ detail }) => (this.mine = detail)}></fd-combobox>
        ${faults.mine ? html`<p class="field-problem" role="alert">${faults.mine}</p>` : nothing}</div>
      ${this.mine ? nothing : of('site')} ${of('seam')}
      ${of('time_zone', { note: this.note('time_zone', t('longwall.zone_hint')) })}
      ${this.base ? html`<label class="check"><input type="checkbox" name="closed" ?checked=${values.closed} /> <span>${t('longwall.closes')}</span></label>` : nothing}`;
  }

  #organisation() {
    const places = organisationsWith('enter').map(({ id, name }) => [id, named(name)]);
    if (this.base || places.length < 2) return nothing;
    return choice({ name: 'organisation', label: t('organisation'), options: places, value: places[0][0], fault: this.faults.organisation });
  }

  lacking(form) {
    return form.get('name').trim() ? {} : { name: t('fault.required') };
  }

  given(form) {
    const texts = Object.fromEntries(TEXTS.map((name) => [name, (form.get(name) ?? '').trim()]));
    return { ...texts, mine: this.mine?.id ?? null, ...(this.base ? { closed: form.has('closed') } : { organisation: form.get('organisation') ?? organisationsWith('enter')[0]?.id }) };
  }

  read = ({ id }) => longwall(id);

  write = (base, said) => (base ? changeLongwall(base.id, { version: base.version, ...said }) : createLongwall(said));
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

customElements.define('fd-longwall-dialog', LongwallDialog);
