// Is what one sees made up? Then a hatched banner says so in words.
import { html, nothing } from 'lit';
import { t, text } from '../core/locale.js';

/** @param {{name: object} | null} basin a synthetic basin, or null for none */
export function syntheticBanner(basin) {
  if (!basin) return nothing;
  return html`<p class="synthetic-banner" role="note"><span aria-hidden="true">▨</span> <strong>${t('synthetic.title')}</strong> ${t('synthetic.explained', { basin: text(basin.name) })}</p>`;
}
