// An organisation: what its reports state of it, who works in it as what, whom it has invited, which mines it reports.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t } from '../core/locale.js';
import { organisation } from '../core/organisation-api.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { signInFirst } from '../components/sign-in-first.js';
import { empty, failure, skeleton } from '../components/states.js';
import './organisation/invitations.js';
import './organisation/members.js';
import './organisation/particulars.js';
import './organisation/sites.js';

class Organisation extends Component {
  static properties = { organisationId: { type: String }, address: { type: String } };

  constructor() {
    super();
    this.data = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    this.data.want(JSON.stringify([this.organisationId, who]), async () => ((await knownUser()) ? organisation(this.organisationId) : {}));
  }

  render() {
    const { value: found, error } = this.data;
    const name = found?.id ? nameOf(found) : t('organisation');
    document.title = `${name} · Firedamp`;
    const manages = found?.rights?.includes('manage');
    return html`<div class="page people-page">
      <header class="page-head">
        <div><h1>${name}</h1><p class="lead">${t('organisation.answers')}</p></div>
        ${manages ? html`<div class="page-actions"><button type="button" class="button primary" @click=${() => this.querySelector('fd-invitations').invite()}>${t('invitation.new')}</button></div>` : nothing}
      </header>
      ${error ? this.#absent(error) : found ? this.#content(found, manages) : skeleton(10)}
    </div>`;
  }

  #absent(error) {
    return error.status === 404 || error.status === 422 ? empty(t('organisation.unknown'), t('organisation.unknown_hint')) : failure(error, () => this.data.again());
  }

  #content(found, manages) {
    if (!found.id) return signInFirst(t('organisation.sign_in'));
    return html`<div class="people-columns">
      <div class="people-stack">
        <fd-organisation-particulars .found=${found} @changed=${({ detail }) => this.#changed(detail)}></fd-organisation-particulars>
        <fd-sites .organisationId=${found.id} ?manages=${manages}></fd-sites>
      </div>
      <div class="people-stack">
        <fd-members .organisationId=${found.id} .name=${nameOf(found)} ?manages=${manages} @roles-changed=${() => this.data.again()}></fd-members>
        ${manages ? html`<fd-invitations .organisationId=${found.id}></fd-invitations>` : nothing}
      </div>
    </div>`;
  }

  #changed(found) {
    this.data.value = found;
    this.requestUpdate();
  }
}

/** In the reader's language where it has a name in it. */
const nameOf = (found) => named({ ru: found.name, en: found.name_en || found.name });

customElements.define('fd-organisation', Organisation);
