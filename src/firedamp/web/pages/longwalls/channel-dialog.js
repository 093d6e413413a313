// A channel is entered or described: its tag, what it measures and where, its range, step and limits, each number in its unit.
import { html, nothing } from 'lit';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { exact, unitName } from '../../core/numbers.js';
import { changeChannel, channels, createChannel, measured } from '../../core/telemetry-api.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { VersionedDialog } from '../../core/versioned-dialog.js';
import { choice, field } from '../../components/field.js';

const TEXTS = ['tag', 'title', 'title_en', 'location'];
const NUMBERS = ['range_low', 'range_high', 'resolution', 'step_s', 'warning_limit', 'alarm_limit'];
const OTHER = 'other';

class ChannelDialog extends VersionedDialog {
  static properties = { ...VersionedDialog.properties, quantity: { state: true }, place: { state: true } };
  names = [...TEXTS, ...NUMBERS, 'quantity', 'unit', 'place'];

  constructor() {
    super();
    this.kinds = new Load(this);
  }

  begun() {
    super.begun();
    this.kinds.want('all', measured);
    this.quantity = this.values.quantity;
    this.place = this.values.place;
  }

  heading = () => (this.base ? t('channel.describe', { tag: this.base.tag }) : t('channel.new'));

  does = () => t(this.base ? 'save' : 'channel.enter');

  /** `asked.begin`: what is known of a new one, as its column in a file. */
  valuesOf(of) {
    const plain = ['tag', 'quantity', 'unit', 'place', 'location', ...NUMBERS];
    if (!of) return { ...Object.fromEntries(plain.map((name) => [name, NUMBERS.includes(name) ? null : ''])), title: '', title_en: '', quantity: 'methane_concentration', ...this.asked.begin };
    const [title, english] = [of.title.ru === of.tag ? '' : of.title.ru, of.title.en === of.tag || of.title.en === of.title.ru ? '' : of.title.en];
    return { ...Object.fromEntries(plain.map((name) => [name, of[name]])), title, title_en: english };
  }

  fields() {
    if (!this.kinds.value) return nothing;
    const fixed = this.base?.readings > 0;
    return html`${this.faster()}
      ${this.#text('tag', { focused: true, note: t('channel.tag_hint') })} ${this.#text('title')} ${this.#text('title_en')}
      ${fixed ? html`<p class="note">${t('channel.fixed', { quantity: text(this.base.quantity_title), unit: unitName(this.base.unit) })}</p>` : this.#measures()}
      ${choice({ name: 'place', label: t('channel.place'), options: [['', t('channel.no_place')], ...this.kinds.value.places.map(({ id, title }) => [id, text(title)])], value: this.place, fault: this.faults.place, changed: (event) => (this.place = event.target.value) })}
      ${this.#text('location')}
      <div class="field-pairs">${NUMBERS.map((name) => this.#number(name))}</div>
      ${this.#limits()}`;
  }

  #measures() {
    const { quantities } = this.kinds.value;
    const units = quantities.find(({ id }) => id === this.quantity)?.units ?? [];
    return html`${choice({ name: 'quantity', label: t('channel.quantity'), options: quantities.map(({ id, title }) => [id, text(title)]), value: this.quantity, fault: this.faults.quantity, changed: (event) => (this.quantity = event.target.value) })}
      ${this.quantity === OTHER ? this.#text('unit') : choice({ name: 'unit', label: t('field.unit'), options: units.map((unit) => [unit, unitName(unit) || t('channel.no_unit')]), value: units.includes(this.values.unit) ? this.values.unit : units[0], fault: this.faults.unit })}`;
  }

  #text(name, more = {}) {
    return field({ name, label: t(`channel.${name}`), value: this.values[name] ?? '', fault: this.faults[name], maxlength: name === 'tag' ? 100 : 300, optional: name !== 'tag', ...more, note: this.note(name, more.note) });
  }

  #number(name) {
    const value = this.values[name];
    return field({ name, label: t(`channel.${name}`), value: value === null || value === undefined ? '' : asTyped(value), inputmode: 'decimal', optional: true, fault: this.faults[name], note: this.note(name) });
  }

  /** What documents allow at such a place: never what a sensor is set to. */
  #limits() {
    const place = this.kinds.value.places.find(({ id }) => id === this.place);
    if (this.quantity !== 'methane_concentration' || !place?.limits.length) return nothing;
    return html`<ul class="note bullets">${place.limits.map(({ percent, document: source }) => html`<li>${t('channel.document_limit', { limit: exact(percent), document: text(source) })}</li>`)}</ul>`;
  }

  lacking(form) {
    const wrong = NUMBERS.filter((name) => Number.isNaN(typedNumber(form.get(name)))).map((name) => [name, t('value.not_a_number', { value: form.get(name) })]);
    return { ...(form.get('tag').trim() ? {} : { tag: t('fault.required') }), ...Object.fromEntries(wrong) };
  }

  given(form) {
    const texts = [...TEXTS, 'place', ...(form.has('quantity') ? ['quantity', 'unit'] : [])].map((name) => [name, form.get(name).trim()]);
    return Object.fromEntries([...texts, ...NUMBERS.map((name) => [name, typedNumber(form.get(name))])]);
  }

  worded = (name, value) => (value === null ? '' : NUMBERS.includes(name) ? exact(value) : String(value));

  async read({ id }) {
    const { items } = await channels(this.asked.longwall);
    return items.find((each) => each.id === id);
  }

  write = (base, said) => (base ? changeChannel(base.id, { version: base.version, ...said }) : createChannel(this.asked.longwall, said));
}

customElements.define('fd-channel-dialog', ChannelDialog);
