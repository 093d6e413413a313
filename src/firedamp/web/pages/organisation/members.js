// Who works in the organisation, as what? Roles are given and taken; one administrator always remains.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { wholeFault } from '../../core/faults.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import * as api from '../../core/organisation-api.js';
import { currentUser, readSession } from '../../core/session.js';
import { dateText } from '../../doors/door.js';
import { loaded } from '../../components/states.js';
import '../../components/sure-dialog.js';
import { ROLES } from './roles.js';

class Members extends Component {
  static properties = { organisationId: { type: String }, name: { type: String }, manages: { type: Boolean }, problem: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.problem = '';
  }

  willUpdate() {
    this.data.want(this.organisationId, () => api.members(this.organisationId));
  }

  render() {
    return html`<section class="panel" aria-labelledby="members-title">
      <h2 id="members-title">${t('members')}</h2>
      <p class="muted">${this.manages ? t('members.manage') : t('members.see')}</p>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing}
      ${loaded(this.data, ({ items }) => html`<ul class="plain-list members">${items.map((member) => this.#member(member))}</ul>`, 4)}
      <fd-sure-dialog></fd-sure-dialog>
    </section>`;
  }

  #member(member) {
    const own = member.username === currentUser()?.username;
    return html`<li>
      <div>
        <strong>${member.name || member.username}</strong>${own ? html` <span class="muted">${t('members.you')}</span>` : nothing}
        <p class="muted">${[member.name ? member.username : '', member.email, t('members.since', { date: dateText(member.since) })].filter(Boolean).join(' · ')}</p>
      </div>
      ${this.manages ? this.#tools(member) : html`<span title=${t(`role.may.${member.role}`)}>${t(`role.${member.role}`)}</span>`}
    </li>`;
  }

  #tools(member) {
    return html`<div class="row-tools">
      <select aria-label="${t('organisation.role')}: ${member.username}" @change=${(event) => this.#give(member, event.target.value)}>
        ${ROLES.map((role) => html`<option value=${role} .selected=${live(role === member.role)}>${t(`role.${role}`)}</option>`)}
      </select>
      <button type="button" class="button" aria-label="${t('members.remove')}: ${member.username}" @click=${() => this.#remove(member)}>${t('members.remove')}</button>
    </div>`;
  }

  async #give(member, role) {
    this.problem = '';
    const before = member.role;
    if (!(await this.#set(member, role))) return;
    tellNotice({ words: () => t('members.given', { user: member.username, role: t(`role.${role}`) }), undo: () => this.#set(member, before) });
  }

  async #set(member, role) {
    try {
      await api.setRole(this.organisationId, member.username, role);
    } catch (error) {
      this.problem = wholeFault(error);
      return false;
    } finally {
      await this.#again(member);
    }
    return true;
  }

  /** Nobody comes back but by a new invitation. */
  async #remove(member) {
    this.problem = '';
    const act = () => api.removeMember(this.organisationId, member.username);
    const question = { title: t('members.remove_title', { user: member.username, name: this.name }), says: t('members.remove_sure'), does: t('members.remove'), act };
    if (!(await this.querySelector('fd-sure-dialog').ask(question))) return;
    tellNotice({ words: () => t('members.removed', { user: member.username }) });
    await this.#again(member);
  }

  /** What the person themself may do changes with their own role. */
  async #again(member) {
    if (member.username === currentUser()?.username) {
      await readSession();
      this.tell('roles-changed');
    }
    await this.data.again();
  }
}

customElements.define('fd-members', Members);
