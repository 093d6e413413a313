// What cannot be undone is asked about first: what goes, and what stays. `ask({title, says, does, act})`.
import { html } from 'lit';
import { FormDialog } from '../core/form-dialog.js';

class SureDialog extends FormDialog {
  grave = true;

  heading = ({ title }) => title;

  fields = ({ says }) => html`<p>${says}</p>`;

  does = ({ does }) => does;

  async act(_, { act }) {
    await act();
    return true;
  }
}

customElements.define('fd-sure-dialog', SureDialog);
