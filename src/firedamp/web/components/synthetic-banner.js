// Is what one sees made up? Then a hatched banner says so in words.
import { html, nothing } from 'lit';
import { t, text } from '../core/locale.js';

/** The banner of a page that shows something made up while another basin is chosen; it gives way to the basin's own. */
export function syntheticNote(made) {
  if (!made) return nothing;
  return html`<p class="synthetic-banner own" role="note"><span aria-hidden="true">▨</span> <strong>${t('synthetic.title')}</strong> ${t('synthetic.of_page')}</p>`;
}

/** @param {{name: object} | null} basin a synthetic basin, or null for none */
export function syntheticBanner(basin) {
  if (!basin) return nothing;
  return html`<p class="synthetic-banner" role="note"><span aria-hidden="true">▨</span> <strong>${t('synthetic.title')}</strong> ${t('synthetic.explained', { basin: text(basin.name) })}</p>`;
}
