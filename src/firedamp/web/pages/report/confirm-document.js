// By which document is it confirmed? A file beside the report, a record of the reference documents, or words alone, which are marked so.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { named, t } from '../../core/locale.js';
import { records } from '../../core/reference-api.js';
import { attachments } from '../../core/reports-api.js';

const LONGEST = 500;
const MOST = 500;

class ConfirmDocument extends Component {
  static properties = { report: { attribute: false }, fault: { attribute: false }, from: { state: true } };

  constructor() {
    super();
    this.files = new Load(this);
    this.documents = new Load(this);
    this.from = '';
  }

  willUpdate() {
    this.files.want(`${this.report.id} ${this.report.version}`, async () => (await attachments(this.report.id)).items);
    this.documents.want('all', async () => (await records('documents', {}, { limit: MOST })).items);
  }

  render() {
    const words = !this.from;
    return html`<div class="form-field"><label for="confirm-from">${t('report.confirm.from')}</label>
        <select id="confirm-from" name="from" .value=${this.from} @change=${(event) => (this.from = event.target.value)}>
          <option value="">${t('report.confirm.words_only')}</option>
          ${this.#options(t('report.documents'), this.files.value, ({ id, name }) => [`attachment:${id}`, name])}
          ${this.#options(t('report.confirm.documents'), this.documents.value, ({ values }) => [`record:${values.document_id}`, named({ en: values.name_en, ru: values.name_ru })])}
        </select></div>
      <div class="form-field"><label for="confirm-document">${words ? t('report.confirm.document') : t('report.confirm.place')}</label>
        <input id="confirm-document" name="document" maxlength=${LONGEST} autocomplete="off" placeholder=${words ? t('report.confirm.document_hint') : nothing} aria-invalid=${Boolean(this.fault)} aria-describedby=${this.fault ? 'confirm-fault' : words ? 'confirm-words' : nothing} />
        ${words ? html`<p class="note" id="confirm-words">${t('report.confirm.words_mean')}</p>` : nothing}</div>`;
  }

  #options(label, items, of) {
    if (!items?.length) return nothing;
    return html`<optgroup label=${label}>${items.map(of).map(([value, name]) => html`<option value=${value} ?selected=${value === this.from}>${name}</option>`)}</optgroup>`;
  }

  /** How the document is named to the server; null where it is not. */
  named() {
    const [kind, value] = this.from.split(/:(.*)/s);
    const document = this.querySelector('#confirm-document').value.trim();
    if (!kind && !document) return null;
    return { document, ...(kind === 'attachment' ? { attachment: Number(value) } : kind ? { record: value } : {}) };
  }

  focusOnWords() {
    this.querySelector('#confirm-document').focus();
  }
}

customElements.define('fd-confirm-document', ConfirmDocument);
