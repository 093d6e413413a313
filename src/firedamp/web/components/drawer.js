// Where does this number come from? The drawer on the right: value, range, formula, inputs, factors, documents.
import { html, nothing } from 'lit';
import { copyText } from '../core/clipboard.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { confidence, range } from '../core/numbers.js';
import { citationOf } from '../doors/door.js';
import { confirmList, factList, partList, stepList, sumList } from './drawer-parts.js';
import { originMark } from './origin.js';
import { failure, skeleton } from './states.js';

class Drawer extends Component {
  static properties = {
    /** a function that describes what is open, or null */
    door: { attribute: false },
    found: { state: true },
    error: { state: true },
    copied: { state: true },
  };

  willUpdate(changed) {
    if (!changed.has('door')) return;
    this.found = null;
    this.error = null;
    this.copied = false;
    if (this.door) this.#ask();
  }

  updated(changed) {
    if (!changed.has('door')) return;
    const dialog = this.querySelector('dialog');
    if (this.door && !dialog.open) dialog.showModal();
    if (this.door) dialog.querySelector('.drawer-body').scrollTop = 0;
    if (!this.door && dialog.open) dialog.close();
  }

  async #ask() {
    const asked = this.door;
    const { later } = asked();
    if (!later) return;
    this.error = null;
    try {
      const found = await later();
      if (asked === this.door) this.found = found;
    } catch (error) {
      if (asked === this.door) this.error = error;
    }
  }

  render() {
    return html`<dialog class="drawer" aria-labelledby="drawer-title" @close=${() => this.tell('drawer-closed')} @click=${this.#outside}>
      ${this.door ? this.#content({ ...this.door(), ...this.found }) : nothing}
    </dialog>`;
  }

  #content(door) {
    const waiting = door.later && !this.found && !this.error;
    const citation = door.citation ?? (door.written && !waiting ? citationOf(door) : '');
    return html`<header class="drawer-head">
        <div><h2 id="drawer-title">${door.title}</h2>${door.subtitle ? html`<p class="muted">${door.subtitle}</p>` : nothing}</div>
        <button type="button" class="icon-button" aria-label=${t('close')} @click=${this.#close}>✕</button>
      </header>
      <div class="drawer-body" tabindex="0" role="region" aria-labelledby="drawer-title">
        ${door.written ? this.#value(door) : nothing} ${door.summary ? html`<p>${door.summary}</p>` : nothing}
        ${confirmList(door.confirm)} ${this.error ? failure(this.error, () => this.#ask()) : nothing} ${waiting ? skeleton(6) : nothing}
        ${stepList(door.steps)} ${sumList(door.sumTitle, door.sum, door.sumNote)} ${partList(door.partsTitle, door.parts)} ${factList(t('door.inputs'), door.inputs)}
        ${factList(t('door.factors'), door.factors)} ${factList(door.factsTitle ?? t('door.made'), door.facts)}
        ${(door.sections ?? []).map(({ title, facts }) => factList(title, facts))}
        ${door.attribution ? html`<p class="attribution">${t('data')}: ${door.attribution}</p>` : nothing}
      </div>
      <footer class="drawer-foot">
        ${door.more ? html`<a class="button primary" href=${door.more.href} @click=${this.#close}>${door.more.label}</a>` : nothing}
        ${citation ? html`<button type="button" class="button" @click=${() => this.#copy(citation)}>${this.copied ? t('door.copied') : t('door.copy_citation')}</button>` : nothing}
        <span class="unseen" role="status">${this.copied ? t('door.copied') : ''}</span>
      </footer>`;
  }

  #value({ written, low, high, level, origin }) {
    const ranged = low !== undefined && low !== null;
    return html`<div class="drawer-value">
      <p class="big">${written.text} <span class="unit">${written.unit}</span></p>
      ${ranged
        ? html`<p>${confidence(level)}: ${range(written, low, high)} ${written.unit}</p>
            <fd-range .low=${low} .value=${written.value} .high=${high} .maximum=${high * 1.1}></fd-range>`
        : nothing}
      <p class="muted">${t('door.exact')}: ${written.exact} ${originMark(origin)}</p>
    </div>`;
  }

  async #copy(citation) {
    await copyText(citation, this.querySelector('dialog'));
    this.copied = true;
  }

  #close() {
    this.querySelector('dialog').close();
  }

  #outside(event) {
    if (event.target === event.currentTarget) this.#close();
  }
}

customElements.define('fd-drawer', Drawer);
