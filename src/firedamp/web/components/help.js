// What can the keyboard do, and what do the marks mean?
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { ROOMS } from '../core/rooms.js';
import { originMark } from './origin.js';

const ORIGINS = ['measured', 'reported', 'calculated', 'restored', 'expert', 'synthetic'];

class Help extends Component {
  static properties = { open: { type: Boolean } };

  updated(changed) {
    if (!changed.has('open')) return;
    const dialog = this.querySelector('dialog');
    if (this.open && !dialog.open) dialog.showModal();
  }

  render() {
    return html`<dialog class="dialog help" aria-labelledby="help-title" @close=${() => this.tell('help-closed')}>${this.open ? this.#content() : nothing}</dialog>`;
  }

  #content() {
    const keys = [
      ['/', t('help.search')],
      ['Ctrl + K', t('help.search')],
      ...ROOMS.map((room) => [`g ${room.key}`, t('help.go', { room: t(`room.${room.name}`) })]),
      ['Enter', t('help.enter')],
      ['Esc', t('help.escape')],
      ['?', t('help.open')],
    ];
    return html`<h2 id="help-title">${t('help.title')}</h2>
      <p>${t('help.idea')}</p>
      <dl class="keys">${keys.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>
      <h3>${t('help.marks')}</h3>
      <ul class="marks">
        ${ORIGINS.map((each) => html`<li>${originMark(each)}<span class="muted">${t(`origin.${each}.means`)}</span></li>`)}
        <li><span class="origin"><span class="unsure" aria-hidden="true">?</span> ${t('confirm.title')}</span><span class="muted">${t('confirm.means')}</span></li>
      </ul>
      <div class="dialog-actions"><button type="button" class="button primary" @click=${() => this.querySelector('dialog').close()}>${t('close')}</button></div>`;
  }
}

customElements.define('fd-help', Help);
