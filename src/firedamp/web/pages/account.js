// My account: who I am here, how I sign in, which programs act for me, where I am signed in.
import { html } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import '../components/reauthentication.js';
import { signInFirst } from '../components/sign-in-first.js';
import { skeleton } from '../components/states.js';
import './account/particulars.js';
import './account/password.js';
import './account/second-factor.js';
import './account/sessions.js';
import './account/tokens.js';

class Account extends Component {
  static properties = { address: { type: String }, known: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
    knownUser().then(() => (this.known = true));
  }

  render() {
    document.title = `${t('account.title')} · Firedamp`;
    return html`<div class="page people-page">
      <header class="page-head"><div><h1>${t('account.title')}</h1><p class="lead">${t('account.answers')}</p></div></header>
      ${this.known ? this.#content() : skeleton(8)}
    </div>`;
  }

  #content() {
    if (!currentUser()) return signInFirst(t('account.sign_in'));
    return html`<div class="people-columns">
        <div class="people-stack"><fd-particulars></fd-particulars><fd-second-factor></fd-second-factor><fd-change-password></fd-change-password></div>
        <div class="people-stack"><fd-tokens></fd-tokens><fd-sessions></fd-sessions></div>
      </div>
      <fd-reauthentication></fd-reauthentication>`;
  }
}

customElements.define('fd-account', Account);
