// What did calibrations find? A row for each: of which number, on which day, by how much it read too much, how sure the reference was.
import { html, nothing } from 'lit';
import { t } from '../../core/locale.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { recordOf, ROLES } from './roles.js';

/** The calibrations of all roles, one after the other. */
export const calibrationsOf = (definition) => ROLES.flatMap((role) => (recordOf(definition[role])?.calibrations ?? []).map((each) => ({ role, ...each })));

/** @param {{rows: object[], roles: string[], changed: (rows: object[]) => void}} of */
export function calibrationFields({ rows, roles, changed }) {
  const text = (value) => (typeof value === 'number' ? asTyped(value) : '');
  const put = (place, name) => (event) => {
    rows[place] = { ...rows[place], [name]: event.target.value };
  };
  const box = (place, name, label, more) => html`<label><span>${label}</span><input name="calibration.${name}" type=${more.type ?? 'text'} inputmode=${more.type ? nothing : 'decimal'} autocomplete="off" .value=${more.value} @change=${put(place, name)} /></label>`;
  return html`<fieldset class="calibrations"><legend>${t('measured.calibrations')}</legend><p class="note">${t('measured.calibrations_means')}</p>
    ${rows.map((row, place) => html`<div class="calibration">
      <label><span>${t('measured.source')}</span><select name="calibration.role" @change=${put(place, 'role')}>${roles.map((role) => html`<option value=${role} .selected=${role === row.role}>${t(`role.${role}`)}</option>`)}</select></label>
      ${box(place, 'day', t('measured.day'), { type: 'date', value: row.day ?? '' })}
      ${box(place, 'error', t('measured.error_percent'), { value: row.error ?? text(row.error_percent) })}
      ${box(place, 'reference', t('measured.reference_percent'), { value: row.reference ?? text(row.reference_percent) })}
      <button type="button" class="button" aria-label="${t('measured.delete')}: ${t('measured.calibration_no', { number: place + 1 })}" @click=${() => changed(rows.filter((_, other) => other !== place))}>${t('measured.delete')}</button>
    </div>`)}
    ${roles.length ? html`<button type="button" class="button" @click=${() => changed([...rows, { role: roles[0] }])}>${t('measured.add_calibration')}</button>` : nothing}</fieldset>`;
}

/** The calibrations as the form has them; `wrong` where a day or an error is none. */
export function calibrationsGiven(form) {
  const [roles, days, errors, references] = ['role', 'day', 'error', 'reference'].map((name) => form.getAll(`calibration.${name}`));
  const rows = days.map((day, place) => ({ role: roles[place], day, error_percent: typedNumber(errors[place]), reference_percent: typedNumber(references[place]) ?? 0 }));
  const wrong = rows.some(({ day, error_percent: error, reference_percent: reference }) => !day || error === null || Number.isNaN(error) || !(reference >= 0));
  return { rows, wrong };
}
