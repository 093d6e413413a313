// What stands where kept calculations would be, for whom nobody knows? Why to sign in, and the way to it.
import { html } from 'lit';
import { href } from '../../core/address.js';
import { t } from '../../core/locale.js';
import { askToSignIn } from '../../core/session.js';
import { empty } from '../../components/states.js';

export function signInEmpty() {
  return empty(
    t('calculations.sign_in'),
    t('calculations.sign_in_hint'),
    html`<div class="empty-actions"><button type="button" class="button primary" @click=${askToSignIn}>${t('sign_in')}</button> <a class="button" href=${href('/calculate')}>${t('calculations.first')}</a></div>`,
  );
}
