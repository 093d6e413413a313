// Under which name? A small dialog that stays until what it asks for is done, and says why if it is not.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { ConnectionError } from '../core/api.js';

const LONGEST = 200;

class NameDialog extends Component {
  static properties = { asked: { state: true }, problem: { state: true }, busy: { state: true } };

  /** @param {{title: string, name: string, hint?: string, action: string, done: (name: string) => Promise<boolean>}} question `done` says whether it was */
  async ask(question) {
    this.asked = question;
    this.problem = '';
    this.busy = false;
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    dialog.showModal();
    dialog.querySelector('input').select();
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="name-title" @close=${() => (this.asked = null)}>${this.asked ? this.#form(this.asked) : nothing}</dialog>`;
  }

  #form({ title, name, hint, action }) {
    return html`<form method="dialog" @submit=${this.#submit}>
      <h2 id="name-title">${title}</h2>
      ${hint ? html`<p class="muted">${hint}</p>` : nothing} ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing}
      <label>${t('name')}<input name="name" maxlength=${LONGEST} autocomplete="off" .value=${name} autofocus /></label>
      <div class="dialog-actions">
        <button type="button" class="button" @click=${() => this.querySelector('dialog').close()}>${t('cancel')}</button>
        <button class="button primary" ?disabled=${this.busy}>${action}</button>
      </div>
    </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const name = new FormData(event.target).get('name').trim();
    this.busy = true;
    this.problem = '';
    try {
      if (await this.asked.done(name)) this.querySelector('dialog').close();
    } catch (error) {
      this.problem = error instanceof ConnectionError ? t('state.no_connection') : error.message;
    }
    this.busy = false;
  }
}

customElements.define('fd-name-dialog', NameDialog);
