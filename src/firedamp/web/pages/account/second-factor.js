// The second factor: whether a code of an app is asked for besides the password, and the way back in without the app.
import { html, nothing } from 'lit';
import * as account from '../../core/account-api.js';
import { Component } from '../../core/element.js';
import { wholeFault } from '../../core/faults.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { confirmed } from '../../core/reauthentication.js';
import { dateText } from '../../doors/door.js';
import { loaded } from '../../components/states.js';
import '../../components/sure-dialog.js';
import './codes-dialog.js';
import './totp-dialog.js';

class SecondFactor extends Component {
  constructor() {
    super();
    this.data = new Load(this);
  }

  willUpdate() {
    this.data.want('all', account.authenticators);
  }

  render() {
    return html`<section class="panel" aria-labelledby="factor-title">
      ${loaded(this.data, (found) => this.#content(found), 3)}
      <fd-totp-dialog></fd-totp-dialog><fd-codes-dialog></fd-codes-dialog><fd-sure-dialog></fd-sure-dialog>
    </section>`;
  }

  #content(found) {
    const app = found.find(({ type }) => type === 'totp');
    const codes = found.find(({ type }) => type === 'recovery_codes');
    return html`<div class="panel-head">
        <h2 id="factor-title">${t('second_factor')} <span class="state ${app ? 'on' : ''}">${app ? t('second_factor.on') : t('second_factor.off')}</span></h2>
        ${app ? nothing : html`<button type="button" class="button primary" @click=${() => this.#try(() => this.#setUp())}>${t('second_factor.set_up')}</button>`}
      </div>
      ${app ? this.#there(app, codes) : html`<p class="muted">${t('second_factor.why')}</p>`}`;
  }

  #there(app, codes) {
    return html`<p>${t('second_factor.since', { date: dateText(app.created_at * 1000) })}</p>
      <p class="muted">${t('recovery.left', { count: codes?.unused_code_count ?? 0 })}</p>
      <div class="panel-actions">
        <button type="button" class="button" @click=${() => this.#try(() => this.#show())}>${t('recovery.show')}</button>
        <button type="button" class="button" @click=${() => this.#try(() => this.#renew())}>${t('recovery.renew')}</button>
        <button type="button" class="button" @click=${this.#remove}>${t('second_factor.remove')}</button>
      </div>`;
  }

  async #try(act) {
    try {
      await act();
    } catch (error) {
      tellNotice({ words: () => wholeFault(error) });
    }
  }

  async #setUp() {
    const secret = await account.totpSecret();
    if (!(await this.querySelector('fd-totp-dialog').ask(secret))) return;
    await this.data.again();
    await this.#show();
  }

  async #show() {
    const found = await confirmed(account.recoveryCodes);
    if (found?.unused_codes) await this.#codes(found.unused_codes);
  }

  /** The old codes open nothing from then on. */
  async #renew() {
    const act = async () => {
      this.renewed = await confirmed(account.newRecoveryCodes);
    };
    if (!(await this.#sure(t('recovery.renew'), t('recovery.renew_sure'), act)) || !this.renewed) return;
    await this.data.again();
    await this.#codes(this.renewed.unused_codes);
  }

  #codes(codes) {
    return this.querySelector('fd-codes-dialog').ask({ codes });
  }

  async #remove() {
    const act = async () => {
      this.removed = await confirmed(account.removeTotp);
    };
    if (!(await this.#sure(t('second_factor.remove'), t('second_factor.remove_sure'), act)) || !this.removed) return;
    tellNotice({ words: () => t('second_factor.removed') });
    await this.data.again();
  }

  #sure(title, says, act) {
    return this.querySelector('fd-sure-dialog').ask({ title, says, does: title, act });
  }
}

customElements.define('fd-second-factor', SecondFactor);
