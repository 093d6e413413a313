// A stream is described: its kind, where each of its numbers comes from, how far its instruments err, what calibrations found.
import { html, nothing } from 'lit';
import { t } from '../../core/locale.js';
import { changeStream, createStream, streams } from '../../core/measured-api.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { VersionedDialog } from '../../core/versioned-dialog.js';
import { choice, field } from '../../components/field.js';
import { calibrationFields, calibrationsGiven, calibrationsOf } from './calibrations.js';
import { ERRORS, NEEDED, recordOf, roleFaults, roleFields, roleGiven, ROLES } from './roles.js';

const KINDS = ['ventilation', 'drainage', 'gas_suction'];
const STANDS_FOR = ['until_next', 'since_last', 'around'];
const BASES = ['wet', 'dry'];
const basis = (each) => t(`basis.${each}`);
const NUMBERS = ['step_s', 'longest_s', 'area_m2'];

class StreamDialog extends VersionedDialog {
  static properties = { ...VersionedDialog.properties, kind: { state: true }, chosen: { state: true }, calibrations: { state: true } };
  names = ['name', 'kind', ...NUMBERS, 'zone', 'stands_for', 'flow_basis', 'concentration_basis', ...ROLES, ...ROLES.flatMap((role) => ['channel', 'unit', 'value', ...ERRORS].map((name) => `${role}.${name}`))];

  begun() {
    super.begun();
    this.#show(this.base?.definition ?? {});
  }

  #show(definition) {
    const first = (role) => this.asked.fitting[role]?.[0] ?? '';
    const source = (role) => {
      const said = recordOf(definition[role]);
      if (said) return said.channel ?? '';
      return NEEDED.includes(role) ? (this.base ? '' : first(role)) : '-';
    };
    this.definition = definition;
    this.kind = definition.kind ?? KINDS[0];
    this.chosen = Object.fromEntries(ROLES.map((role) => [role, source(role)]));
    this.calibrations = calibrationsOf(definition);
  }

  heading = () => t(this.base ? 'measured.change_stream' : 'measured.new_stream');

  does = () => t(this.base ? 'save' : 'measured.enter_stream');

  valuesOf = (of) => ({ name: of?.name ?? '', definition: JSON.stringify(of?.definition ?? {}) });

  fields() {
    const { definition, faults, asked } = this;
    const pick = (name, options, words, more = {}) => choice({ name, label: t(`measured.${name}`), options: options.map((each) => [each, words(each)]), value: definition[name] ?? options[0], fault: faults[name], ...more });
    const number = (name) => field({ name, label: t(`measured.${name}`), inputmode: 'decimal', optional: true, value: typeof definition[name] === 'number' ? asTyped(definition[name]) : '', fault: faults[name], note: t(`measured.${name}_means`) });
    return html`${this.faster()}
      ${field({ name: 'name', label: t('measured.name'), value: this.values.name, fault: faults.name, maxlength: 200, focused: true })}
      ${pick('kind', KINDS, (each) => t(`stream_kind.${each}`), { changed: (event) => (this.kind = event.target.value) })}
      ${ROLES.filter((role) => role !== 'intake' || this.kind === KINDS[0]).map((role) => roleFields({ role, said: recordOf(definition[role]), chosen: this.chosen[role], tags: asked.fitting[role], channels: asked.channels, faults, changed: (channel) => (this.chosen = { ...this.chosen, [role]: channel }) }))}
      ${calibrationFields({ rows: this.calibrations, roles: ROLES.filter((role) => asked.channels.some(({ tag }) => tag === this.chosen[role])), changed: (rows) => (this.calibrations = rows) })}
      <details ?open=${NUMBERS.some((name) => faults[name])}><summary>${t('measured.reading')}</summary><div class="field-pairs">
        ${pick('stands_for', STANDS_FOR, (each) => t(`stands_for.${each}`))} ${number('step_s')} ${number('longest_s')} ${number('area_m2')} ${pick('flow_basis', BASES, basis)} ${pick('concentration_basis', BASES, basis)}
      </div></details>
      ${faults.zone ? html`<p class="field-problem" role="alert">${faults.zone}</p>` : nothing}`;
  }

  lacking(form) {
    const numbers = NUMBERS.filter((name) => Number.isNaN(typedNumber(form.get(name)))).map((name) => [name, t('value.not_a_number', { value: form.get(name) })]);
    const roles = ROLES.filter((role) => form.has(`${role}.channel`)).map((role) => roleFaults(form, role));
    const unread = calibrationsGiven(form).wrong ? { calibrations: t('measured.calibration_fault') } : {};
    this.problem = unread.calibrations ?? '';
    return { ...(form.get('name').trim() ? {} : { name: t('fault.required') }), ...Object.fromEntries(numbers), ...Object.assign({}, ...roles), ...unread };
  }

  given(form) {
    const { rows } = calibrationsGiven(form);
    const kept = Object.fromEntries(Object.entries(this.definition).filter(([name]) => !ROLES.includes(name) && !NUMBERS.includes(name)));
    const numbers = NUMBERS.map((name) => [name, typedNumber(form.get(name))]).filter(([, value]) => value !== null);
    const said = Object.fromEntries(['kind', 'stands_for', 'flow_basis', 'concentration_basis'].map((name) => [name, form.get(name)]));
    const roles = ROLES.filter((role) => form.has(`${role}.channel`)).map((role) => [role, this.#role(form, role, rows)]).filter(([, record]) => record);
    return { name: form.get('name').trim(), definition: JSON.stringify({ ...kept, ...said, ...Object.fromEntries(numbers), ...Object.fromEntries(roles) }) };
  }

  #role(form, role, rows) {
    const record = roleGiven(form, role, recordOf(this.definition[role]));
    const own = rows.filter((each) => each.role === role).map(({ role: _, ...rest }) => rest);
    return record?.channel && own.length ? { ...record, calibrations: own } : record;
  }

  /** Faults stand at the field of their role: the server names it whole. */
  refused(error) {
    const fields = {};
    const rest = [];
    for (const { field: name, message } of error.errors ?? []) {
      const own = this.names.includes(name) ? name : '';
      if (own) fields[own] = [fields[own], message].filter(Boolean).join(' ');
      else rest.push(message);
    }
    if (!Object.keys(fields).length && !rest.length) return super.refused(error);
    return Object.assign(this, { problem: rest.join(' '), faults: fields });
  }

  async read({ id }) {
    const { items } = await streams(this.asked.longwall);
    const found = items.find((each) => each.id === id);
    this.#show(found.definition);
    return found;
  }

  write(base, { definition, ...said }) {
    const whole = { ...said, ...(definition === undefined ? {} : { definition: JSON.parse(definition) }) };
    return base ? changeStream(base.id, { version: base.version, ...whole }) : createStream(this.asked.longwall, whole);
  }
}

customElements.define('fd-stream-dialog', StreamDialog);
