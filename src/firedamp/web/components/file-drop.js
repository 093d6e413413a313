// A place for a file: dropped or chosen; how much of it has arrived; what was wrong with it.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { LARGEST } from '../core/import-api.js';
import { t } from '../core/locale.js';
import { percent } from '../core/numbers.js';
import './elapsed.js';

class FileDrop extends Component {
  static properties = {
    /** what kinds of files are taken, in words */
    kinds: { type: String },
    /** their endings */
    accept: { type: String },
    /** how long it may take, in words */
    stay: { type: String },
    /** what else to know before a file is chosen, in words */
    hint: { type: String },
    /** how much has arrived, 0 to 1; null while nothing is sent */
    share: { type: Number },
    problem: { type: String },
    /** how many bytes it may hold, and what is said of one that holds more, by its name */
    largest: { type: Number },
    largestSaid: { attribute: false },
    over: { state: true },
    tooLarge: { state: true },
  };

  constructor() {
    super();
    this.share = null;
    this.largest = LARGEST;
    this.largestSaid = (name) => t('import.too_large', { name });
  }

  render() {
    const problem = this.tooLarge || this.problem;
    return html`<div class="drop ${this.over ? 'over' : ''}" @dragover=${this.#dragged} @dragleave=${() => (this.over = false)} @drop=${this.#dropped}>
      <h2>${t('import.drop')}</h2>
      <p>${this.kinds}</p>
      <label class="button primary file-choice">${t('import.choose')}<input type="file" class="unseen" accept=${this.accept} ?disabled=${this.share !== null} @change=${this.#chosen} /></label>
      ${this.hint ? html`<p class="note">${this.hint}</p>` : nothing}
      ${this.share === null ? nothing : this.#progress()} ${problem ? html`<p class="field-problem" role="alert">${problem}</p>` : nothing}
    </div>`;
  }

  #progress() {
    const sent = this.share >= 1;
    return html`<p class="upload"><progress max="1" value=${sent ? nothing : this.share} aria-label=${t('import.sending')}></progress> <span role="status">${sent ? t('import.reading') : `${t('import.sending')} ${percent(this.share * 100)}`}</span> ${sent ? html`<fd-elapsed></fd-elapsed>` : nothing}
        <button type="button" class="button" @click=${() => this.tell('send-stopped')}>${t('cancel')}</button></p>
      ${this.stay ? html`<p class="note">${this.stay}</p>` : nothing}`;
  }

  #dragged(event) {
    event.preventDefault();
    this.over = true;
  }

  #dropped(event) {
    event.preventDefault();
    this.over = false;
    this.#take(event.dataTransfer.files[0]);
  }

  /** The same file may be chosen again, when it was mended. */
  #chosen(event) {
    this.#take(event.target.files[0]);
    event.target.value = '';
  }

  #take(file) {
    if (!file) return;
    this.tooLarge = file.size > this.largest ? this.largestSaid(file.name) : '';
    if (!this.tooLarge) this.tell('file-chosen', file);
  }
}

customElements.define('fd-file-drop', FileDrop);
