// To whom of another organisation is this report open? Invited by e-mail with a link that is shown once; closed again.
import { html, nothing } from 'lit';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { withdraw } from '../../core/organisation-api.js';
import { closeToVerifier, verifiers } from '../../core/reports-api.js';
import { dateText, momentText } from '../../doors/door.js';
import { loaded } from '../../components/states.js';
import { invitationMade } from '../../components/invitation-made.js';
import '../../components/sure-dialog.js';
import { Section } from './section.js';
import './verifier-dialog.js';

class ReportVerifiers extends Section {
  static properties = { ...Section.properties, made: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.made = null;
  }

  willUpdate() {
    this.data.want(this.report.id, () => verifiers(this.report.id));
  }

  get manages() {
    return this.report.may.includes('manage');
  }

  render() {
    const invite = this.manages ? html`<button type="button" class="button" @click=${this.#invite}>${t('report.verifiers.invite')}</button>` : nothing;
    return this.panel('verifiers', t('report.verifiers'), html`<p class="muted">${t('report.verifiers.means')}</p>
      ${this.made ? invitationMade(this.made, () => (this.made = null)) : nothing}
      ${loaded(this.data, (found) => this.#people(found), 2)}
      <fd-verifier-dialog></fd-verifier-dialog><fd-sure-dialog></fd-sure-dialog>`, invite);
  }

  #people({ items, invitations }) {
    if (!items.length && !invitations.length) return html`<p class="muted">${t('report.verifiers.none')}</p>`;
    return html`<ul class="plain-list">
      ${items.map((each) => html`<li><div><strong>${each.name || each.username}</strong><p class="muted">${t('report.verifiers.given', { user: each.given_by, date: momentText(each.given) })}</p></div>
        ${this.manages ? html`<button type="button" class="button" aria-label="${t('report.verifiers.close')}: ${each.username}" @click=${() => this.#close(each)}>${t('report.verifiers.close')}</button>` : nothing}</li>`)}
      ${invitations.map((each) => html`<li><div>${each.email}<p class="muted">${new Date(each.expires) > new Date() ? t('invitation.open', { date: dateText(each.expires) }) : t('invitation.expired', { date: dateText(each.expires) })}</p></div>
        ${this.manages ? html`<button type="button" class="button" aria-label="${t('invitation.withdraw')}: ${each.email}" @click=${() => this.#withdraw(each)}>${t('invitation.withdraw')}</button>` : nothing}</li>`)}
    </ul>`;
  }

  #invite = async () => {
    const made = await this.querySelector('fd-verifier-dialog').ask({ report: this.report });
    if (!made) return;
    this.made = made;
    await this.data.again();
  };

  async #close(each) {
    const question = { title: t('report.verifiers.close_title', { user: each.username }), says: t('report.verifiers.close_sure'), does: t('report.verifiers.close') };
    if (!(await this.querySelector('fd-sure-dialog').ask({ ...question, act: () => closeToVerifier(this.report.id, each.username) }))) return;
    tellNotice({ words: () => t('report.verifiers.closed', { user: each.username }) });
    await this.data.again();
  }

  async #withdraw(each) {
    const question = { title: t('invitation.withdraw_title', { email: each.email }), says: t('invitation.withdraw_sure'), does: t('invitation.withdraw') };
    if (!(await this.querySelector('fd-sure-dialog').ask({ ...question, act: () => withdraw(this.report.organisation.id, each.id) }))) return;
    if (this.made?.id === each.id) this.made = null;
    await this.data.again();
  }
}

customElements.define('fd-report-verifiers', ReportVerifiers);
