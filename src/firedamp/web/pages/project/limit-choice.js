// By which record of the permitted concentration is a drainage mixture judged? The first is the usual one.
import { html, nothing } from 'lit';
import { t, text } from '../../core/locale.js';
import { givenPercent } from '../../core/numbers.js';
import { validityText } from '../../doors/door.js';

/** @param {{id: string, name: object, value: number, status: string, document: object, valid_from: string, valid_to: string}[]} limits */
export function limitChoice(limits, chosen, changed) {
  if (!limits?.length) return nothing;
  const here = limits.find(({ id }) => id === chosen) ?? limits[0];
  const about = [text(here.document), validityText(here), here.status === 'to_confirm' ? t('confirm.title') : ''].filter(Boolean).join(' · ');
  return html`<div class="field">
    <div class="field-head"><label for="field-limit">${t('project.field.limit')}</label></div>
    <div class="field-row"><select id="field-limit" aria-describedby="field-limit-about" @change=${(event) => changed(event.target.value === limits[0].id ? '' : event.target.value)}>
      ${limits.map(({ id, name, value }) => html`<option value=${id} .selected=${id === here.id}>${text(name)}: ${givenPercent(value)}</option>`)}
    </select></div>
    <div class="field-about" id="field-limit-about"><p class="note">${about}</p></div>
  </div>`;
}
