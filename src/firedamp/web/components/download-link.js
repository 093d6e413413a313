// A file to be had: one click saves it under the name that the server gives it; a refusal is said beneath.
import { html, nothing } from 'lit';
import { file } from '../core/api.js';
import { save } from '../core/download.js';
import { Component } from '../core/element.js';
import { faultWords } from '../core/faults.js';
import { t } from '../core/locale.js';

class DownloadLink extends Component {
  static properties = {
    path: { type: String },
    label: { type: String },
    /** what the file is, where the label alone does not say it */
    name: { type: String },
    note: { type: String },
    busy: { state: true },
    problem: { state: true },
  };

  render() {
    return html`<button type="button" class="download" aria-label="${t('issue.download')}: ${this.name || this.label}${this.note ? `, ${this.note}` : ''}" ?disabled=${this.busy} @click=${this.#take}><span aria-hidden="true">↓</span> <span class="download-label">${this.label}</span>${this.note ? html` <span class="muted">${this.note}</span>` : nothing}</button>
      ${this.problem ? html`<span class="field-problem" role="alert">${this.problem}</span>` : nothing}`;
  }

  async #take() {
    Object.assign(this, { busy: true, problem: '' });
    try {
      const { name, content } = await file(this.path);
      save(name, content, content.type);
    } catch (error) {
      this.problem = faultWords(error);
    }
    this.busy = false;
  }
}

customElements.define('fd-download', DownloadLink);
