// Under which name, and of which organisation where that is a question? A small dialog that stays until what it asks for is done.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { faultWords } from '../core/faults.js';
import { named, t } from '../core/locale.js';
import { organisationsWith, sessionChanges } from '../core/session.js';

const LONGEST = 200;

class NameDialog extends Component {
  static properties = { asked: { state: true }, problem: { state: true }, busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  /** @param {{title: string, name: string | null, hint?: string, action: string, organisations?: boolean, done: (name: string, organisation: string | null) => Promise<boolean>}} question `name` null: only the organisation is asked for; `done` says whether it was */
  async ask(question) {
    this.asked = question;
    this.problem = '';
    this.busy = false;
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    dialog.showModal();
    dialog.querySelector('input')?.select();
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="name-title" @close=${() => (this.asked = null)}>${this.asked ? this.#form(this.asked) : nothing}</dialog>`;
  }

  #form({ title, name, hint, action, organisations }) {
    return html`<form method="dialog" @submit=${this.#submit}>
      <h2 id="name-title">${title}</h2>
      ${hint ? html`<p class="muted">${hint}</p>` : nothing} ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing}
      ${name === null ? nothing : html`<label>${t('name')}<input name="name" maxlength=${LONGEST} autocomplete="off" .value=${name} autofocus /></label>`}
      ${organisations ? this.#organisations() : nothing}
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>${t('cancel')}</button>
        <button class="button primary" ?disabled=${this.busy}>${action}</button>
      </div>
    </form>`;
  }

  /** Asked of those alone who may enter in several. */
  #organisations() {
    const choices = organisationsWith('enter');
    if (choices.length < 2) return nothing;
    return html`<label>${t('organisation')}
      <select name="organisation">
        <option value="">${t('keep.choose_organisation')}</option>
        ${choices.map(({ id, name }) => html`<option value=${id}>${named(name)}</option>`)}
      </select></label>`;
  }

  async #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const [name, organisation] = [String(given.get('name') ?? '').trim(), String(given.get('organisation') ?? '') || null];
    this.busy = true;
    this.problem = '';
    try {
      if (await this.asked.done(name, organisation)) this.querySelector('dialog').close();
    } catch (error) {
      this.problem = faultWords(error);
    }
    this.busy = false;
  }
}

customElements.define('fd-name-dialog', NameDialog);
