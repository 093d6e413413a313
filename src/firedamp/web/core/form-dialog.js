// What do dialogs with a form share? A title, fields with their faults, one thing that is done with what is given.
import { html, nothing } from 'lit';
import { Dialog } from './dialog.js';
import { faultsOf } from './faults.js';

export class FormDialog extends Dialog {
  static properties = { ...Dialog.properties, faults: { state: true } };
  /** the fields' names, to put the server's faults at them */
  names = [];
  /** whether what is done cannot be taken back */
  grave = false;

  begun() {
    this.faults = {};
  }

  content(titleId, asked) {
    return html`<form method="dialog" novalidate @submit=${this.#submit}>
      <h2 id=${titleId}>${this.heading(asked)}</h2>
      ${this.said()} ${this.fields(asked)}
      ${this.actions(html`<button class="button ${this.grave ? 'danger' : 'primary'}" ?disabled=${this.busy}>${this.does(asked)}</button>`)}
    </form>`;
  }

  /** Nothing, unless a dialog has fields. */
  fields() {
    return nothing;
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.target;
    Object.assign(this, { problem: '', faults: this.lacking?.(new FormData(form)) ?? {} });
    if (Object.keys(this.faults).length) return this.#toFirst();
    this.busy = true;
    try {
      const answer = await this.act(new FormData(form), this.asked);
      if (answer !== null && answer !== undefined) this.finish(answer);
    } catch (error) {
      await this.refused(error);
      this.#toFirst();
    }
    this.busy = false;
  }

  /** What is said of a refusal. */
  refused(error) {
    const { whole, fields } = faultsOf(error, this.names);
    Object.assign(this, { problem: whole, faults: fields });
  }

  async #toFirst() {
    await this.updateComplete;
    this.querySelector('[aria-invalid=true]')?.focus();
  }
}
