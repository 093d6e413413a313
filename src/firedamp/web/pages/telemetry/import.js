// A file of readings is taken over: sent, looked at, its columns matched, then taken whole by a job that may be left.
import { html, nothing } from 'lit';
import { change, holdPage, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { Following } from '../../core/following.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import * as api from '../../core/telemetry-api.js';
import '../../components/file-drop.js';
import { progressOf } from '../../components/job-progress.js';
import { failure, skeleton } from '../../components/states.js';
import './import-columns.js';
import './import-reading.js';

const ACCEPT = '.csv,.txt,.tsv,.xlsx,.xlsm,.arff,.parquet';
const COUNTS = ['new', 'changed', 'changed_within', 'duplicate', 'late'];

class TelemetryImport extends Component {
  static properties = { found: { attribute: false }, address: { type: String }, share: { state: true }, problem: { state: true }, taken: { state: true }, busy: { state: true } };

  #sending = new AbortController();
  /** one thing is said after the other, so that none takes another back */
  #saying = Promise.resolve();

  constructor() {
    super();
    Object.assign(this, { share: null, problem: '', taken: null });
    this.draft = new Load(this);
    this.sources = new Load(this);
    this.looking = new Following(this, () => this.draft.again());
    this.taking = new Following(this, (result) => this.#done(result));
  }

  get #longwall() {
    return this.found.longwall.id;
  }

  willUpdate() {
    const file = parameter('file');
    this.draft.want(`${this.#longwall} ${file}`, async () => (file ? this.#read(file) : null));
    this.sources.want(this.#longwall, () => api.sources(this.#longwall));
  }

  /** Of one that is still being read the end is waited for. */
  async #read(file) {
    const found = await api.fileOf(this.#longwall, file);
    if (found.job) this.looking.begin(async () => ({ id: found.job, state: 'waiting' }));
    return found;
  }

  render() {
    return html`<h2 id="import-title">${t('telemetry.import')}</h2>
      ${this.taken ? this.#taken() : nothing}
      ${parameter('file') ? this.#looked() : this.#drop()}`;
  }

  #drop() {
    return html`<fd-file-drop .kinds=${t('telemetry.kinds')} accept=${ACCEPT} .hint=${t('telemetry.import_hint')} .share=${this.share} .problem=${this.problem} .largest=${api.LARGEST} .largestSaid=${(name) => t('telemetry.too_large', { name })} @file-chosen=${({ detail }) => this.#send(detail)} @send-stopped=${() => this.#sending.abort()}></fd-file-drop>`;
  }

  async #send(file) {
    Object.assign(this, { share: 0, problem: '', taken: null });
    this.#sending = new AbortController();
    const release = holdPage(() => t('import.leave'));
    try {
      const { id } = await api.sendReadings(this.#longwall, file, (share) => (this.share = share), this.#sending.signal);
      release();
      change({ file: id });
    } catch (error) {
      release();
      if (error.name !== 'AbortError') this.problem = error.status === 413 ? t('telemetry.too_large', { name: file.name }) : faultWords(error);
    }
    this.share = null;
  }

  #looked() {
    const { error, value: draft } = this.draft;
    if (error?.status === 404) return html`<p class="note" role="status">${t('telemetry.file_gone')}</p>${this.#drop()}`;
    if (error) return failure(error, () => this.draft.again());
    if (this.looking.job || this.taking.job) return progressOf(this.looking.job ? this.looking : this.taking);
    if (!draft) return skeleton(6);
    const wanted = draft.columns.filter(({ channel }) => channel).reduce((sum, { readings }) => sum + readings, 0);
    return html`<div class="telemetry-file" aria-busy=${Boolean(this.busy)}>
      <fd-telemetry-file .draft=${draft} .found=${this.found} .sources=${this.sources.value?.items ?? []} @file-said=${({ detail }) => this.#say(detail)}></fd-telemetry-file>
      ${draft.columns.length ? html`<fd-telemetry-columns .draft=${draft} .channels=${this.found.channels} @file-said=${({ detail }) => this.#say(detail)} @channel-wanted=${(event) => this.#channel(event)}></fd-telemetry-columns>` : nothing}
      ${this.#messages(draft.faults, 'telemetry.faults', 'restore-faults')} ${this.#messages(draft.notes, 'telemetry.notes', 'import-notes')}
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing} ${progressOf(this.taking)}
      <div class="chips file-foot"><button type="button" class="button primary" ?disabled=${!draft.ready || this.busy} @click=${() => this.taking.begin(() => api.takeFileOver(this.#longwall, draft.id))}>${t('telemetry.take_over', { count: wanted, written: exact(wanted) })}</button>
        <button type="button" class="button" @click=${() => this.#away(draft)}>${t('telemetry.put_away')}</button></div>
    </div>`;
  }

  #messages(list, title, look) {
    if (!list.length) return nothing;
    return html`<div class=${look}><strong>${t(title)}</strong><ul class="bullets">${list.map(({ message }) => html`<li>${message}</li>`)}</ul></div>`;
  }

  /** What the page's dialog makes is the column's channel. */
  #channel(event) {
    const { title } = event.detail;
    event.detail.made = (channel) => this.#say({ columns: { [title]: { channel: channel.id, unit: null } } });
  }

  #say(said) {
    this.#saying = this.#saying.then(() => this.#change(said));
  }

  async #change(said) {
    Object.assign(this, { busy: true, problem: '' });
    try {
      this.draft.value = await api.changeFile(this.#longwall, parameter('file'), said);
      if (this.draft.value.job) this.looking.begin(async () => ({ id: this.draft.value.job, state: 'waiting' }));
    } catch (error) {
      this.problem = error.errors?.map(({ message }) => message).join(' ') || faultWords(error);
    }
    this.busy = false;
  }

  async #away({ id }) {
    await api.putFileAway(this.#longwall, id).catch(() => {});
    change({ file: '' });
  }

  #done(result) {
    this.taken = result ?? {};
    change({ file: '' }, { replace: true });
    this.sources.again();
    this.tell('taken');
  }

  #taken() {
    const said = COUNTS.filter((name) => this.taken[name]).map((name) => t(`telemetry.taken_${name}`, { count: this.taken[name], written: exact(this.taken[name]) }));
    return html`<p class="accept-result" role="status">${t('telemetry.taken', { said: said.join('; ') || t('telemetry.taken_nothing') })}</p>`;
  }
}

customElements.define('fd-telemetry-import', TelemetryImport);
