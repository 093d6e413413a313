// Who am I here? Name, e-mail, what I am to the platform and in each organisation.
import { html, nothing } from 'lit';
import { go, href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { named, t } from '../../core/locale.js';
import { currentUser, readSession, sessionChanges } from '../../core/session.js';
import './name-of-person.js';
import './organisation-dialog.js';

class Particulars extends Component {
  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  render() {
    const user = currentUser();
    if (!user) return nothing;
    const makes = user.platform_role === 'administrator';
    return html`<section class="panel" aria-labelledby="who-title">
      <div class="panel-head">
        <h2 id="who-title">${t('account.who')}</h2>
        ${makes ? html`<button type="button" class="button" @click=${this.#make}>${t('organisation.new')}</button>` : nothing}
      </div>
      <dl class="facts">
        <div><dt>${t('sign_in.username')}</dt><dd>${user.username}</dd></div>
        <div><dt>${t('account.name')}</dt><dd>${user.name || html`<span class="absent">${t('account.no_name')}</span>`} <button type="button" class="link" @click=${this.#name}>${t('account.name_change')}</button></dd></div>
        <div><dt>${t('email')}</dt><dd>${user.email || html`<span class="absent">${t('account.no_email')}</span>`}</dd></div>
        <div><dt>${t('account.platform_role')}</dt><dd>${user.platform_role ? t(`platform_role.${user.platform_role}`) : t('platform_role.none')}</dd></div>
      </dl>
      <h3>${t('organisations')}</h3>
      ${user.organisations.length ? this.#organisations(user.organisations) : html`<p class="muted">${t('account.no_organisation')}</p>`}
      <fd-organisation-dialog></fd-organisation-dialog>
      <fd-name-of-person></fd-name-of-person>
    </section>`;
  }

  #organisations(organisations) {
    return html`<ul class="plain-list">${organisations.map(({ id, name, role }) => html`<li>
      <div><a href=${href(`/organisations/${encodeURIComponent(id)}`)}>${named(name)}</a><p class="muted">${t(`role.${role}`)}: ${t(`role.may.${role}`)}</p></div>
    </li>`)}</ul>`;
  }

  async #name() {
    if (await this.querySelector('fd-name-of-person').ask(currentUser())) await readSession();
  }

  async #make() {
    const made = await this.querySelector('fd-organisation-dialog').ask({});
    if (!made) return;
    await readSession();
    go(`/organisations/${encodeURIComponent(made.id)}`);
  }
}

customElements.define('fd-particulars', Particulars);
