// How much of an inventory rests on restored values? One line, with the runs that they are of.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { t } from '../../core/locale.js';
import { exact, mass, percent } from '../../core/numbers.js';

/** @param {{restored: {mines: number, co2e_t: number, share_percent: number, runs: string[]} | null}} inventory */
export function restedOn({ restored }) {
  if (!restored) return nothing;
  const { mines, co2e_t: emission, share_percent: share, runs } = restored;
  const written = mass(emission);
  return html`<p class="notice wide rests-on"><span class="origin"><span aria-hidden="true">◌</span></span> <span>${t('overview.restored', { count: mines, mines: exact(mines), emission: `${written.text} ${written.unit}`, share: percent(share) })}
    ${runs.map((run, place) => html`${place ? ', ' : ''}<a href=${href(`/restore/${run}`)}>${run.slice(0, 8)}</a>`)}</span></p>`;
}
