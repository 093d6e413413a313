// A remark, or an answer to one, being written; a refusal stands at the field, and what was typed stays.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { faultsOf } from '../../core/faults.js';
import { addRemark } from '../../core/issues-api.js';
import { t } from '../../core/locale.js';

const LONGEST = 4000;
let made = 0;

class RemarkForm extends Component {
  static properties = {
    reportId: { type: String },
    number: { type: Number },
    /** the number that it is about; '' for the whole */
    item: { type: String },
    /** the remark that it answers */
    answers: { type: Number },
    label: { type: String },
    /** whether it stands there for good: nothing to leave */
    lasting: { type: Boolean },
    problem: { state: true },
    busy: { state: true },
  };

  #id = `remark-${(made += 1)}`;

  render() {
    return html`<form class="remark-form" novalidate @submit=${this.#send} @keydown=${this.#key}>
      <label for=${this.#id}>${this.label}</label>
      <textarea id=${this.#id} name="text" rows="3" maxlength=${LONGEST} aria-invalid=${Boolean(this.problem)} aria-describedby=${this.problem ? `${this.#id}-fault` : nothing}></textarea>
      ${this.problem ? html`<p class="field-problem" id="${this.#id}-fault" role="alert">${this.problem}</p>` : nothing}
      <div class="panel-actions"><button class="button primary" ?disabled=${this.busy}>${this.answers ? t('verify.answer') : t('verify.send')}</button>
      ${this.lasting ? nothing : html`<button type="button" class="button" @click=${() => this.tell('left')}>${t('cancel')}</button>`}</div>
    </form>`;
  }

  #key(event) {
    if (event.key === 'Escape' && !this.lasting) this.tell('left');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  }

  async #send(event) {
    event.preventDefault();
    const field = event.target.elements.text;
    if (!field.value.trim()) {
      this.problem = t('fault.required');
      field.focus();
      return;
    }
    Object.assign(this, { busy: true, problem: '' });
    try {
      await addRemark(this.reportId, this.number, { text: field.value, ...(this.answers ? { answers: this.answers } : { item: this.item ?? '' }) });
      field.value = '';
      this.tell('remarked');
      this.tell('written');
    } catch (error) {
      const { whole, fields } = faultsOf(error, ['text']);
      this.problem = fields.text || whole;
      field.focus();
    }
    this.busy = false;
  }
}

customElements.define('fd-remark-form', RemarkForm);
