// How do measured hours come in, and which files are there? A file is dropped; what is wrong in it is listed by row; a file can be taken away.
import { html, nothing } from 'lit';
import { holdPage } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { exact, percent } from '../../core/numbers.js';
import { deleteHours, sendHours } from '../../core/reductions-api.js';
import { typedNumber } from '../../core/typed.js';
import { dateText, momentText } from '../../doors/door.js';
import '../../components/file-drop.js';
import '../../components/sure-dialog.js';
import '../../components/table.js';
import { ENCODINGS } from '../reference/import/reading.js';
import { saveExampleHours } from './example.js';

const MOST_SHOWN = 30;
const WHOLE = 100;

class Hours extends Component {
  static properties = { row: { attribute: false }, files: { attribute: false }, share: { state: true }, problem: { state: true }, errors: { state: true }, efficiencyFault: { state: true } };

  #sending = new AbortController();
  #file = null;
  #said = {};

  constructor() {
    super();
    Object.assign(this, { share: null, problem: '', errors: [], efficiencyFault: '' });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sending.abort();
  }

  render() {
    const { row, files } = this;
    return html`<h2>${t('progress.hours')}</h2>
      ${files.length ? html`<fd-table .caption=${t('progress.hours_files')} .columns=${this.#columns()} .rows=${files} .rowKey=${({ id }) => id} sort="first" .counted=${t('progress.files_count', { count: files.length, of: exact(files.length) })}></fd-table>` : nothing}
      ${row.may_change ? this.#upload() : html`<p class="note">${row.synthetic ? t('progress.example_fixed') : t('progress.read_only')}</p>`}
      <p><button type="button" class="button" @click=${() => saveExampleHours(row.record)}>${t('progress.example')}</button> <span class="note">${t('progress.example_means')}</span></p>
      <fd-sure-dialog></fd-sure-dialog>`;
  }

  #upload() {
    return html`<label class="form-field efficiency"><span>${t('progress.efficiency')}, %</span>
        <input name="efficiency" inputmode="decimal" autocomplete="off" aria-invalid=${Boolean(this.efficiencyFault)} aria-describedby="progress-efficiency-note" />
        ${this.efficiencyFault ? html`<span class="field-problem" role="alert">${this.efficiencyFault}</span>` : nothing}<span class="note" id="progress-efficiency-note">${t('progress.efficiency_note')}</span></label>
      <fd-file-drop .kinds=${t('progress.kinds')} accept=".csv,.txt,.tsv,.xlsx,.xlsm" .hint=${t('progress.columns')} .share=${this.share} .problem=${this.problem} @file-chosen=${({ detail }) => this.#take(detail)} @send-stopped=${() => this.#sending.abort()}></fd-file-drop>
      ${this.errors.length ? this.#faults() : nothing}`;
  }

  /** Every fault as the server says it, with its row and column; and how else the file may be read. */
  #faults() {
    const more = this.errors.length - MOST_SHOWN;
    const sheets = this.errors.find(({ field }) => field === 'sheet')?.choices;
    return html`<div class="restore-faults" role="alert"><strong>${t('restore.faults', { file: this.#file.name })}</strong>
        <ul class="bullets">${this.errors.slice(0, MOST_SHOWN).map(({ message }) => html`<li>${message}</li>`)}${more > 0 ? html`<li>${t('restore.more_faults', { count: more })}</li>` : nothing}</ul></div>
      ${Array.isArray(sheets) ? this.#otherwise('sheet', t('import.sheet'), sheets.map((each) => [each, each])) : nothing}
      ${this.errors.some(({ field }) => field === 'encoding') ? this.#otherwise('encoding', t('import.encoding'), Object.entries(ENCODINGS)) : nothing}`;
  }

  #otherwise(name, label, options) {
    return html`<label class="restore-otherwise"><span>${label}</span> <select name=${name} @change=${(event) => event.target.value && this.#send({ [name]: event.target.value })}>
      <option value="">${t('restore.choose')}</option>${options.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>`;
  }

  #take(file) {
    const efficiency = typedNumber(this.querySelector('[name=efficiency]').value);
    this.efficiencyFault = Number.isNaN(efficiency) || efficiency < 0 || efficiency > WHOLE ? t('progress.efficiency_fault') : '';
    if (this.efficiencyFault) return;
    this.#file = file;
    this.#said = efficiency === null ? {} : { destruction_efficiency: efficiency / WHOLE };
    this.#send({});
  }

  async #send(said) {
    this.#said = { ...this.#said, ...said };
    Object.assign(this, { share: 0, problem: '', errors: [] });
    this.#sending = new AbortController();
    const release = holdPage(() => t('import.leave'));
    let kept = null;
    try {
      kept = await sendHours(this.row.id, this.#file, this.#said, (share) => (this.share = share), this.#sending.signal);
    } catch (error) {
      if (error.name !== 'AbortError') this.#refused(error);
    }
    release();
    this.share = null;
    if (!kept) return;
    tellNotice({ words: () => t('progress.taken', { count: kept.hours, hours: exact(kept.hours), file: kept.filename }) });
    this.tell('hours-changed');
  }

  #refused(error) {
    this.errors = error.errors ?? [];
    if (!this.errors.length) this.problem = error.status === 413 ? t('import.too_large', { name: this.#file.name }) : faultWords(error);
  }

  #columns() {
    const columns = [
      { key: 'filename', label: t('progress.file'), value: ({ filename }) => filename },
      { key: 'first', card: true, label: t('telemetry.from_to'), value: ({ first }) => first, cell: ({ first, end }) => `${dateText(first)} – ${dateText(Date.parse(end) - 1)}` },
      { key: 'hours', card: true, numeric: true, label: `${t('progress.figure.hours')}, ${t('unit.h')}`, value: ({ hours }) => hours, cell: ({ hours }) => exact(hours) },
      { key: 'efficiency', minor: true, numeric: true, label: t('progress.efficiency'), value: ({ destruction_efficiency: own }) => own, cell: ({ destruction_efficiency: own }) => (own === null ? t('progress.efficiency_catalogue') : percent(own * WHOLE, 3)) },
      { key: 'sha', minor: true, fixed: true, label: 'SHA-256', value: ({ sha256 }) => sha256, cell: ({ sha256 }) => html`<span class="mono" title=${sha256}>${sha256.slice(0, 12)}…</span>` },
      { key: 'created', minor: true, label: t('progress.sent'), value: ({ created }) => created, cell: ({ created }) => momentText(created) },
    ];
    return this.row.may_change ? [...columns, { key: 'actions', fixed: true, card: true, label: t('action.title'), value: () => '', cell: (file) => html`<button type="button" class="button" aria-label="${t('action.delete')}: ${file.filename}" @click=${() => this.#remove(file)}>${t('action.delete')}</button>` }] : columns;
  }

  async #remove(file) {
    const done = await this.querySelector('fd-sure-dialog').ask({ title: t('progress.remove_title', { file: file.filename }), says: t('progress.remove_sure', { count: file.hours, hours: exact(file.hours) }), does: t('action.delete'), act: () => deleteHours(this.row.id, file.id) });
    if (done) this.tell('hours-changed');
  }
}

customElements.define('fd-progress-hours', Hours);
