// The link of an invitation that was just made: shown this once.
import { html } from 'lit';
import { t } from '../core/locale.js';
import { dateText } from '../doors/door.js';
import './copy-once.js';

/** @param {{email: string, expires: string, link: string}} made @param {() => void} done */
export function invitationMade(made, done) {
  return html`<div class="shown-once" role="status">
    <p><strong>${t('invitation.made', { email: made.email })}</strong> ${t('invitation.once', { date: dateText(made.expires) })}</p>
    <fd-copy-once .label=${t('invitation.link')} .secret=${made.link}></fd-copy-once>
    <button type="button" class="button" @click=${done}>${t('once.done')}</button>
  </div>`;
}
