// What do the organisation's reports state of it? Name, numbers, address, who signs, who answers questions.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { readSession } from '../../core/session.js';
import { PARTICULARS } from './particulars-of.js';
import './particulars-dialog.js';

class OrganisationParticulars extends Component {
  static properties = { found: { attribute: false } };

  render() {
    const { found } = this;
    const manages = found.rights.includes('manage');
    return html`<section class="panel" aria-labelledby="particulars-title">
      <div class="panel-head">
        <h2 id="particulars-title">${t('organisation.particulars')}</h2>
        ${manages ? html`<button type="button" class="button" @click=${this.#change}>${t('organisation.change')}</button>` : nothing}
      </div>
      <dl class="facts">${PARTICULARS.map((name) => html`<div><dt>${t(`organisation.${name}`)}</dt><dd>${found[name] || html`<span class="absent">${t('organisation.not_given')}</span>`}</dd></div>`)}</dl>
      ${manages && PARTICULARS.some((name) => !found[name]) ? html`<p class="note">${t('organisation.fill_in')}</p>` : nothing}
      <fd-particulars-dialog></fd-particulars-dialog>
    </section>`;
  }

  async #change() {
    const changed = await this.querySelector('fd-particulars-dialog').ask({ found: this.found });
    if (!changed) return;
    tellNotice({ words: () => t('organisation.changed') });
    this.tell('changed', changed);
    await readSession();
  }
}

customElements.define('fd-organisation-particulars', OrganisationParticulars);
