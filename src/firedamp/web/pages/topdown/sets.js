// Which tables of plumes are one's own? A file is dropped, all of it taken or nothing; a table can be taken away.
import { html, nothing } from 'lit';
import { change, holdPage } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { named, t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { exact } from '../../core/numbers.js';
import { askToSignIn, currentUser, organisationsWith } from '../../core/session.js';
import { deletePlumes, sendPlumes } from '../../core/topdown-api.js';
import { dateText } from '../../doors/door.js';
import { empty } from '../../components/states.js';
import '../../components/file-drop.js';
import '../../components/sure-dialog.js';
import '../../components/table.js';
import { ENCODINGS } from '../reference/import/reading.js';

const MOST_SHOWN = 30;
const LARGEST = 30e6;

class Sets extends Component {
  static properties = { sets: { attribute: false }, share: { state: true }, problem: { state: true }, errors: { state: true }, made: { state: true } };

  #sending = new AbortController();
  #file = null;
  #said = {};

  constructor() {
    super();
    Object.assign(this, { share: null, problem: '', errors: [], made: null });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sending.abort();
  }

  render() {
    const own = this.sets.filter((each) => !each.public);
    return html`<h2>${t('topdown.own')}</h2>
      ${own.length ? html`<fd-table .caption=${t('topdown.own')} .columns=${this.#columns()} .rows=${own} .rowKey=${({ id }) => id} .counted=${t('topdown.sets_count', { count: own.length, of: exact(own.length) })}></fd-table>` : nothing}
      ${currentUser() ? this.#upload() : empty(t('topdown.own_none'), t('topdown.own_sign_in'), html`<button type="button" class="button" @click=${askToSignIn}>${t('sign_in')}</button>`)}
      <fd-sure-dialog></fd-sure-dialog>`;
  }

  #upload() {
    const writable = organisationsWith('enter');
    if (!writable.length) return html`<p class="note">${t('topdown.own_read_only')}</p>`;
    return html`${writable.length > 1 ? html`<label class="form-field"><span>${t('organisation')}</span><select name="organisation">${writable.map(({ id, name }) => html`<option value=${id}>${named(name)}</option>`)}</select></label>` : nothing}
      <fd-file-drop .kinds=${t('topdown.kinds')} accept=".csv,.txt,.tsv,.xlsx,.xlsm,.json,.geojson" .hint=${t('topdown.columns')} .largest=${LARGEST} .share=${this.share} .problem=${this.problem} @file-chosen=${({ detail }) => this.#take(detail)} @send-stopped=${() => this.#sending.abort()}></fd-file-drop>
      ${this.errors.length ? this.#faults() : nothing} ${this.made ? this.#taken() : nothing}`;
  }

  #faults() {
    const more = this.errors.length - MOST_SHOWN;
    const sheets = this.errors.find(({ field }) => field === 'sheet')?.choices;
    return html`<div class="restore-faults" role="alert"><strong>${t('restore.faults', { file: this.#file.name })}</strong>
        <ul class="bullets">${this.errors.slice(0, MOST_SHOWN).map(({ message }) => html`<li>${message}</li>`)}${more > 0 ? html`<li>${t('restore.more_faults', { count: more })}</li>` : nothing}</ul></div>
      ${Array.isArray(sheets) ? this.#otherwise('sheet', t('import.sheet'), sheets.map((each) => [each, each])) : nothing}
      ${this.errors.some(({ rule }) => rule === 'encoding_unsure') ? this.#otherwise('encoding', t('import.encoding'), Object.entries(ENCODINGS)) : nothing}`;
  }

  #otherwise(name, label, options) {
    return html`<label class="restore-otherwise"><span>${label}</span> <select name=${name} @change=${(event) => event.target.value && this.#send({ [name]: event.target.value })}>
      <option value="">${t('restore.choose')}</option>${options.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>`;
  }

  /** What is to be known of the table that was just sent. */
  #taken() {
    const { notes, duplicates } = this.made;
    return html`<ul class="bullets" role="status">${notes.map(({ message }) => html`<li>${message}</li>`)}${duplicates ? html`<li>${t('topdown.duplicates', { count: duplicates, of: exact(duplicates) })}</li>` : nothing}</ul>`;
  }

  #take(file) {
    this.#file = file;
    const organisation = this.querySelector('[name=organisation]')?.value;
    this.#said = organisation ? { organisation } : {};
    this.#send({});
  }

  async #send(said) {
    this.#said = { ...this.#said, ...said };
    Object.assign(this, { share: 0, problem: '', errors: [], made: null });
    this.#sending = new AbortController();
    const release = holdPage(() => t('import.leave'));
    try {
      this.made = await sendPlumes(this.#file, this.#said, (share) => (this.share = share), this.#sending.signal);
    } catch (error) {
      if (error.name !== 'AbortError') this.#refused(error);
    }
    release();
    this.share = null;
    if (!this.made) return;
    tellNotice({ words: () => t('topdown.taken', { count: this.made.plumes, of: exact(this.made.plumes), name: this.made.name }) });
    this.tell('sets-changed');
    change({ set: this.made.id, take: '', look: '' });
  }

  #refused(error) {
    this.errors = error.errors ?? [];
    if (!this.errors.length) this.problem = faultWords(error);
  }

  #columns() {
    return [
      { key: 'name', label: t('name'), value: ({ name }) => name, cell: (set) => html`<button type="button" class="link" @click=${() => change({ set: set.id, take: '', look: '' })}>${set.name}</button>` },
      { key: 'layout', label: t('topdown.layout'), value: (set) => set.layout_name || t('topdown.layout_other') },
      { key: 'plumes', numeric: true, card: true, label: t('topdown.plumes'), value: ({ plumes }) => plumes, cell: ({ plumes }) => exact(plumes) },
      { key: 'span', card: true, label: t('topdown.time'), value: ({ first }) => first, cell: ({ first, last }) => `${dateText(first)} – ${dateText(last)}` },
      { key: 'actions', fixed: true, card: true, label: t('action.title'), value: () => '', cell: (set) => (set.may_delete ? html`<button type="button" class="button" aria-label="${t('action.delete')}: ${set.name}" @click=${() => this.#remove(set)}>${t('action.delete')}</button>` : nothing) },
    ];
  }

  async #remove(set) {
    const done = await this.querySelector('fd-sure-dialog').ask({ title: t('topdown.remove_title', { name: set.name }), says: t('topdown.remove_sure', { count: set.plumes, of: exact(set.plumes) }), does: t('action.delete'), act: () => deletePlumes(set.id) });
    if (!done) return;
    this.tell('sets-changed');
    change({ set: '', take: '', look: '' });
  }
}

customElements.define('fd-topdown-sets', Sets);
