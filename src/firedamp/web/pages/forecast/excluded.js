// Which columns were not learned from, since they know the answer, and why?
import { html, nothing } from 'lit';
import { t } from '../../core/locale.js';
import { durationText } from '../../core/telemetry-times.js';

/** Why a column was left out. @param {{column: string, reason: string, minutes?: number | null}} leak */
export function leakText({ column, reason, minutes }) {
  const far = typeof minutes === 'number' ? ` ${t('leak.ahead', { minutes: durationText(minutes) })}` : '';
  return t(`leak.${reason}`, { column }) + far;
}

export function excludedNote(excluded) {
  if (!excluded?.length) return nothing;
  return html`<div class="excluded"><strong>${t('leak.title')}</strong><ul>${excluded.map((each) => html`<li>${leakText(each)}</li>`)}</ul></div>`;
}
