// Which file of series? Sent as it is; what is wrong with it is listed; where a sheet or an encoding is wanted, it is asked for.
import { html, nothing } from 'lit';
import { holdPage } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { t } from '../../core/locale.js';
import { beginWithFile } from '../../core/restoration-api.js';
import { ENCODINGS } from '../reference/import/reading.js';
import '../../components/file-drop.js';

const MOST_SHOWN = 20;

class RestoreSend extends Component {
  static properties = { basin: { type: String }, share: { state: true }, problem: { state: true }, errors: { state: true } };

  #sending = new AbortController();
  /** the file that was refused: it can be sent again, read otherwise */
  #file = null;
  #said = {};

  constructor() {
    super();
    Object.assign(this, { share: null, problem: '', errors: [] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sending.abort();
  }

  render() {
    return html`<fd-file-drop .kinds=${t('restore.kinds_of_files')} accept=".csv,.txt,.tsv,.xlsx,.xlsm" .share=${this.share} .problem=${this.problem} @file-chosen=${({ detail }) => this.#take(detail)} @send-stopped=${() => this.#sending.abort()}></fd-file-drop>
      ${this.errors.length ? this.#faults() : nothing}
      <p class="note">${t('restore.from_file_means')}</p>`;
  }

  /** Every fault as the server says it, with its row and column. */
  #faults() {
    const more = this.errors.length - MOST_SHOWN;
    return html`<div class="restore-faults" role="alert">
      <strong>${t('restore.faults', { file: this.#file.name })}</strong>
      <ul class="bullets">${this.errors.slice(0, MOST_SHOWN).map(({ message }) => html`<li>${message}</li>`)}${more > 0 ? html`<li>${t('restore.more_faults', { count: more })}</li>` : nothing}</ul>
    </div>${this.#sheets()} ${this.#encodings()}`;
  }

  #sheets() {
    const choices = this.errors.find(({ field }) => field === 'sheet')?.choices;
    return Array.isArray(choices) ? this.#otherwise('sheet', t('import.sheet'), choices.map((each) => [each, each])) : nothing;
  }

  #encodings() {
    return this.errors.some(({ field }) => field === 'encoding') ? this.#otherwise('encoding', t('import.encoding'), Object.entries(ENCODINGS)) : nothing;
  }

  #otherwise(name, label, options) {
    return html`<label class="restore-otherwise"><span>${label}</span> <select name=${name} @change=${(event) => event.target.value && this.#send({ [name]: event.target.value })}>
      <option value="">${t('restore.choose')}</option>${options.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>`;
  }

  #take(file) {
    this.#file = file;
    this.#said = {};
    this.#send({});
  }

  async #send(said) {
    this.#said = { ...this.#said, ...said };
    Object.assign(this, { share: 0, problem: '', errors: [] });
    this.#sending = new AbortController();
    const release = holdPage(() => t('import.leave'));
    let run = null;
    try {
      run = await beginWithFile(this.#file, { basin: this.basin, ...this.#said }, (share) => (this.share = share), this.#sending.signal);
    } catch (error) {
      if (error.name !== 'AbortError') this.#refused(error);
    }
    release();
    this.share = null;
    if (run) this.tell('begun', run);
  }

  #refused(error) {
    this.errors = error.errors ?? [];
    if (!this.errors.length) this.problem = error.status === 413 ? t('import.too_large', { name: this.#file.name }) : faultWords(error);
  }
}

customElements.define('fd-restore-send', RestoreSend);
