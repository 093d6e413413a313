// Which numbers does a stream have, and how is one put down: a channel with its accuracy, or a constant?
import { html, nothing } from 'lit';
import { t } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { choice, field } from '../../components/field.js';

export const ROLES = ['flow', 'concentration', 'temperature', 'pressure', 'humidity', 'intake'];
export const NEEDED = ['flow', 'concentration', 'temperature', 'pressure'];
export const ERRORS = ['systematic_percent', 'systematic', 'random_percent', 'random'];
const CONSTANT = '';
const NONE = '-';

/** What stands for a role: a record; nothing where it is left out. @returns {Record<string, any> | null} */
export const recordOf = (said) => (typeof said === 'number' ? { value: said } : said ?? null);

/** The fields of a role. @param {{role: string, said: object | null, tags: string[], channels: object[], faults: Record<string, string>, changed: (channel: string) => void}} of */
export function roleFields({ role, said, chosen, tags, channels, faults, changed }) {
  const channel = channels.find(({ tag }) => tag === chosen);
  const options = [...(NEEDED.includes(role) ? [] : [[NONE, t('measured.left_out')]]), ...tags.map((tag) => [tag, titleOf(channels.find((each) => each.tag === tag))]), [CONSTANT, t('measured.constant')]];
  const number = (name, label, note) => field({ name: `${role}.${name}`, label, inputmode: 'decimal', optional: true, value: typeof said?.[name] === 'number' ? asTyped(said[name]) : '', fault: faults[`${role}.${name}`], note });
  return html`<fieldset class="stream-role"><legend>${t(`role.${role}`)}</legend>
    <div class="field-pairs">
      ${choice({ name: `${role}.channel`, label: t('measured.source'), options, value: chosen, fault: faults[`${role}.channel`] ?? faults[role] ?? faults[`${role}.unit`], changed: (event) => changed(event.target.value) })}
      ${chosen === CONSTANT ? number('value', t('measured.constant_value', { unit: t(`role.unit.${role}`) })) : nothing}
    </div>
    ${chosen === NONE ? nothing : html`<details ?open=${ERRORS.some((name) => faults[`${role}.${name}`])}><summary>${t('measured.accuracy')}</summary><div class="field-pairs">
      ${number('systematic_percent', t('measured.systematic_percent'))} ${number('systematic', t('measured.systematic', { unit: unitName(channel?.unit) || t(`role.unit.${role}`) }))}
      ${channel ? html`${number('random_percent', t('measured.random_percent'))} ${number('random', t('measured.random', { unit: unitName(channel.unit) }))}` : nothing}
      </div><p class="note">${t('measured.accuracy_means')}</p></details>`}
  </fieldset>`;
}

const titleOf = (channel) => [channel.tag, unitName(channel.unit)].filter(Boolean).join(', ');

/** What the form says of a role; null where it is left out. Other fields of what stood there stay. */
export function roleGiven(form, role, before) {
  const chosen = form.get(`${role}.channel`);
  if (chosen === NONE) return null;
  const { channel, value, ...kept } = before ?? {};
  for (const name of ERRORS) delete kept[name];
  const numbers = ERRORS.map((name) => [name, typedNumber(form.get(`${role}.${name}`) ?? '')]).filter(([, number]) => number !== null);
  const own = chosen === CONSTANT ? { value: typedNumber(form.get(`${role}.value`) ?? ''), ...(before?.channel ? {} : before?.unit ? { unit: before.unit } : {}) } : { channel: chosen };
  const { calibrations, unit, ...rest } = kept;
  return { ...(chosen === CONSTANT ? {} : rest), ...own, ...Object.fromEntries(numbers) };
}

/** What is no number among the fields of a role, and a constant that is not there. */
export function roleFaults(form, role) {
  const names = [...ERRORS, 'value'].map((name) => `${role}.${name}`).filter((name) => form.has(name));
  const wrong = names.filter((name) => Number.isNaN(typedNumber(form.get(name)))).map((name) => [name, t('value.not_a_number', { value: form.get(name) })]);
  const lacking = form.get(`${role}.channel`) === CONSTANT && typedNumber(form.get(`${role}.value`) ?? '') === null ? [[`${role}.value`, t('fault.required')]] : [];
  return Object.fromEntries([...wrong, ...lacking]);
}
