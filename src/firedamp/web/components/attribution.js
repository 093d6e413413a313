// Whose data are these? The words go with them wherever they are shown.
import { html, nothing } from 'lit';
import { t, text } from '../core/locale.js';

/** @param {{en: string, ru: string} | null | undefined} attribution of all packages that the shown values rest on */
export function attributionLine(attribution) {
  const said = text(attribution);
  return said ? html`<p class="attribution">${t('data')}: ${said}</p>` : nothing;
}
