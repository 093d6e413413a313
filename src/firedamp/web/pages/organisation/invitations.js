// Who is invited? Links that open once; each can be withdrawn until it is used.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { invitations, withdraw } from '../../core/organisation-api.js';
import { dateText } from '../../doors/door.js';
import { empty, loaded } from '../../components/states.js';
import { invitationMade } from '../../components/invitation-made.js';
import '../../components/sure-dialog.js';
import './invitation-dialog.js';

class Invitations extends Component {
  static properties = { organisationId: { type: String }, made: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.made = null;
  }

  willUpdate() {
    this.data.want(this.organisationId, () => invitations(this.organisationId));
  }

  render() {
    return html`<section class="panel" aria-labelledby="invitations-title">
      <h2 id="invitations-title">${t('invitations')}</h2>
      ${this.made ? invitationMade(this.made, () => (this.made = null)) : nothing}
      ${loaded(this.data, ({ items }) => (items.length ? html`<ul class="plain-list">${items.map((each) => this.#invitation(each))}</ul>` : empty(t('invitations.none'), t('invitations.none_hint'))), 3)}
      <fd-invitation-dialog></fd-invitation-dialog><fd-sure-dialog></fd-sure-dialog>
    </section>`;
  }

  #invitation(each) {
    const open = !each.accepted && !each.revoked && new Date(each.expires) > new Date();
    return html`<li class=${open ? '' : 'over'}>
      <div>
        <strong>${each.email}</strong> <span>${t(`role.${each.role}`)}</span>
        <p class="muted">${t('invitation.by', { user: each.invited_by, date: dateText(each.created) })} · ${this.#state(each, open)}</p>
      </div>
      ${open ? html`<button type="button" class="button" aria-label="${t('invitation.withdraw')}: ${each.email}" @click=${() => this.#withdraw(each)}>${t('invitation.withdraw')}</button>` : nothing}
    </li>`;
  }

  #state({ accepted, revoked, expires }, open) {
    if (accepted) return t('invitation.accepted', { date: dateText(accepted) });
    if (revoked) return t('invitation.withdrawn', { date: dateText(revoked) });
    return open ? t('invitation.open', { date: dateText(expires) }) : t('invitation.expired', { date: dateText(expires) });
  }

  /** Asked for from the page's head. */
  async invite() {
    const made = await this.querySelector('fd-invitation-dialog').ask({ organisationId: this.organisationId });
    if (!made) return;
    this.made = made;
    await this.data.again();
    await this.updateComplete;
    this.querySelector('fd-copy-once button')?.focus();
  }

  async #withdraw(invitation) {
    const act = () => withdraw(this.organisationId, invitation.id);
    const question = { title: t('invitation.withdraw_title', { email: invitation.email }), says: t('invitation.withdraw_sure'), does: t('invitation.withdraw'), act };
    if (!(await this.querySelector('fd-sure-dialog').ask(question))) return;
    if (this.made?.id === invitation.id) this.made = null;
    await this.data.again();
  }
}

customElements.define('fd-invitations', Invitations);
