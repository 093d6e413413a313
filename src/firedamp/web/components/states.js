// What stands where data are not: on their way, absent, or not to be had.
import { html, nothing } from 'lit';
import { faultWords } from '../core/faults.js';
import { t } from '../core/locale.js';

/** Grey bars where text will be. */
export function skeleton(lines = 3) {
  return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}>${Array.from({ length: lines }, () => html`<span></span>`)}</div>`;
}

const BAR_PX = 26;

/** As high as what it stands for, so that nothing below moves when that comes. */
export const skeletonOf = (heightPx) => skeleton(Math.round(heightPx / BAR_PX));

/** What belongs here and what to do first. */
export function empty(title, hint, action = nothing) {
  return html`<div class="empty"><strong>${title}</strong><p>${hint}</p>${action}</div>`;
}

/** What went wrong, in its own words, and the way to try again. */
export function failure(error, again) {
  const said = faultWords(error);
  return html`<div class="failure" role="alert">
    <strong>${t('state.failed')}</strong>
    <p>${said}</p>
    <button type="button" class="button" @click=${again}>${t('state.again')}</button>
  </div>`;
}

/** Draw what a Load holds. */
export function loaded(load, draw, lines = 3) {
  if (load.error && !load.stale) return failure(load.error, () => load.again());
  return load.value ? draw(load.value) : skeleton(lines);
}
