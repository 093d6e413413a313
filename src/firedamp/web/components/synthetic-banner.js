// Is what one sees made up? Then a hatched banner says so in words.
import { html, nothing } from 'lit';
import { t, text } from '../core/locale.js';

/** The banner of a page that shows something made up while another basin is chosen; it gives way to the basin's own. */
export function syntheticNote(made, words = t('synthetic.of_page')) {
  if (!made) return nothing;
  return html`<p class="synthetic-banner own" role="note"><span aria-hidden="true">▨</span> <strong>${t('synthetic.title')}</strong> ${words}</p>`;
}

/** The sign of one made-up thing among others: a row of a list, a side of a comparison. */
export function syntheticMark(made) {
  return made ? html`<span class="synthetic-mark" title=${t('origin.synthetic')}><span aria-hidden="true">▨</span><span class="unseen">${t('origin.synthetic')}</span></span> ` : nothing;
}

/** @param {{name: object} | null} basin a synthetic basin, or null for none */
export function syntheticBanner(basin) {
  if (!basin) return nothing;
  return html`<p class="synthetic-banner" role="note"><span aria-hidden="true">▨</span> <strong>${t('synthetic.title')}</strong> ${t('synthetic.explained', { basin: text(basin.name) })}</p>`;
}
