// What do dialogs share that ask something? They open with a question and end with an answer, null when they are left.
import { html, nothing } from 'lit';
import { Component } from './element.js';
import { t } from './locale.js';

let made = 0;

export class Dialog extends Component {
  static properties = { asked: { state: true }, problem: { state: true }, busy: { state: true } };
  /** how it looks: a dialog in the middle, a drawer on the right */
  look = 'dialog';
  #answer = null;
  #resolve = null;
  #title = `dialog-${(made += 1)}`;

  /** Open with a question; ends with the answer. */
  ask(question) {
    Object.assign(this, { asked: question, problem: '', busy: false });
    this.#answer = null;
    this.begun?.();
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.updateComplete.then(() => {
        this.querySelector('dialog').showModal();
        this.opened?.();
      });
    });
  }

  finish(answer) {
    this.#answer = answer;
    this.querySelector('dialog').close();
  }

  #closed(event) {
    if (event.target !== event.currentTarget) return;
    this.asked = null;
    this.#resolve?.(this.#answer);
  }

  render() {
    return html`<dialog class=${this.look} aria-labelledby=${this.#title} @close=${this.#closed}>${this.asked ? this.content(this.#title, this.asked) : nothing}</dialog>`;
  }

  /** The problem of the whole, said where one acts. */
  said() {
    return this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing;
  }

  actions(...others) {
    return html`<div class="dialog-actions"><button type="button" class="button" @click=${() => this.finish(null)}>${t('cancel')}</button>${others}</div>`;
  }
}
