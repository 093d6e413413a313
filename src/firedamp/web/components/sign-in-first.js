// What stands on a page of one's own while nobody is signed in? Why to sign in, and the way to it.
import { html } from 'lit';
import { t } from '../core/locale.js';
import { askToSignIn } from '../core/session.js';
import { empty } from './states.js';

export function signInFirst(why) {
  return empty(t('sign_in.first'), why, html`<button type="button" class="button primary" @click=${askToSignIn}>${t('sign_in')}</button>`);
}
