// Which programs act for me? Tokens: made, shown once, revoked.
import { html, nothing } from 'lit';
import { revokeToken, tokens } from '../../core/account-api.js';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { currentUser } from '../../core/session.js';
import { dateText, momentText } from '../../doors/door.js';
import { empty, loaded } from '../../components/states.js';
import '../../components/copy-once.js';
import '../../components/sure-dialog.js';
import './token-dialog.js';

class Tokens extends Component {
  static properties = { made: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.made = null;
  }

  willUpdate() {
    this.data.want('all', tokens);
  }

  render() {
    return html`<section class="panel" aria-labelledby="tokens-title">
      <div class="panel-head"><h2 id="tokens-title">${t('tokens')}</h2><button type="button" class="button" @click=${this.#make}>${t('token.new')}</button></div>
      <p class="muted">${t('tokens.what')}</p>
      ${this.made ? this.#shown() : nothing}
      ${loaded(this.data, ({ items }) => (items.length ? html`<ul class="plain-list tokens">${items.map((token) => this.#token(token))}</ul>` : empty(t('tokens.none'), t('tokens.none_hint'))), 4)}
      <fd-token-dialog></fd-token-dialog><fd-sure-dialog></fd-sure-dialog>
    </section>`;
  }

  #shown() {
    return html`<div class="shown-once" role="status">
      <p><strong>${t('token.made', { name: this.made.name })}</strong> ${t('token.once')}</p>
      <fd-copy-once .label=${t('token.text')} .secret=${this.made.token}></fd-copy-once>
      <button type="button" class="button" @click=${() => (this.made = null)}>${t('once.done')}</button>
    </div>`;
  }

  #token(token) {
    const over = this.#over(token);
    return html`<li class=${over ? 'over' : ''}>
      <div>
        <strong>${token.name}</strong> <code>${token.start}…</code>
        <p>${token.scopes.map((scope) => t(`token.scope.${scope}`)).join('; ')}</p>
        <p class="muted">${t('token.since', { date: dateText(token.created) })} · ${over || t('token.until', { date: dateText(token.expires) })} · ${token.last_used ? t('token.used', { when: momentText(token.last_used) }) : t('token.unused')}</p>
      </div>
      ${over ? nothing : html`<button type="button" class="button" aria-label="${t('token.revoke')}: ${token.name}" @click=${() => this.#revoke(token)}>${t('token.revoke')}</button>`}
    </li>`;
  }

  /** Why a token opens nothing any more; only its owner revokes it. */
  #over({ revoked, expires }) {
    if (revoked) return t('token.revoked', { user: currentUser()?.username ?? '', when: momentText(revoked) });
    return new Date(expires) <= new Date() ? t('token.expired', { date: dateText(expires) }) : '';
  }

  async #make() {
    const made = await this.querySelector('fd-token-dialog').ask({});
    if (!made) return;
    this.made = made;
    await this.data.again();
    this.querySelector('fd-copy-once button')?.focus();
  }

  async #revoke(token) {
    const act = () => revokeToken(token.id);
    const done = await this.querySelector('fd-sure-dialog').ask({ title: t('token.revoke_title', { name: token.name }), says: t('token.revoke_sure'), does: t('token.revoke'), act });
    if (!done) return;
    if (this.made?.id === token.id) this.made = null;
    await this.data.again();
  }
}

customElements.define('fd-tokens', Tokens);
