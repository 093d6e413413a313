// A file into a reference table: chosen, its columns matched, its rows looked at and mended, taken over whole, undone with one click.
import { html, nothing } from 'lit';
import { change, holdPage, href, parameter, settings } from '../core/address.js';
import { Component } from '../core/element.js';
import * as imports from '../core/import-api.js';
import { Load } from '../core/load.js';
import { t, text } from '../core/locale.js';
import { exact } from '../core/numbers.js';
import { faultWords } from '../core/faults.js';
import { mayChange, noteDone, undoLast } from '../core/record-changes.js';
import * as reference from '../core/reference-api.js';
import { empty, failure, skeleton } from '../components/states.js';
import { jobStep } from '../components/job-state.js';
import '../components/elapsed.js';
import { DraftState, lacksWords } from './reference/import/draft-state.js';
import './reference/import/columns.js';
import './reference/import/defaults.js';
import './reference/import/file.js';
import './reference/import/reading.js';
import './reference/import/rows.js';

/** More columns than these are counted, not named. */
const MOST_NAMED = 5;

class ReferenceImport extends Component {
  static properties = { table: { type: String }, address: { type: String }, share: { state: true }, problem: { state: true }, taken: { state: true }, taking: { state: true }, job: { state: true } };

  #sending = new AbortController();

  constructor() {
    super();
    Object.assign(this, { share: null, problem: '', taken: null });
    this.found = new Load(this);
    this.file = new DraftState(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sending.abort();
  }

  get basin() {
    return settings().basin;
  }

  willUpdate() {
    this.found.want(this.table, () => reference.schemaOf(this.table));
    const wanted = parameter('draft');
    if (wanted && wanted !== this.wanted) this.#resume(wanted);
    if (!wanted && this.wanted) this.file.draft = null;
    this.wanted = wanted;
  }

  /** A file that was being looked at before the page was left. */
  async #resume(id) {
    if (String(this.file.draft?.id) === id || !(await mayChange())) return;
    try {
      await this.file.begin(await imports.draft(this.table, id));
    } catch (error) {
      this.problem = error.status === 404 ? t('import.gone') : faultWords(error);
      change({ draft: '' }, { replace: true });
    }
  }

  render() {
    const schema = this.found.value;
    document.title = `${t('table.import')} · Firedamp`;
    if (this.found.error) return html`<div class="page"><h1>${t('table.import')}</h1>${this.found.error.status === 404 ? empty(t('table.unknown'), t('table.unknown_hint')) : failure(this.found.error, () => this.found.again())}</div>`;
    if (!schema) return html`<div class="page"><h1>${t('table.import')}</h1>${skeleton(10)}</div>`;
    const title = text(schema.title);
    return html`<div class="page">
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/reference')}>${t('room.reference')}</a> › <a href=${href(`/reference/${schema.id}`)}>${title}</a></nav>
      <header class="page-head"><div><h1>${t('import.title', { table: title })}</h1><p class="lead">${t('import.answers')}</p></div>
        ${this.file.draft ? html`<div class="page-actions"><button type="button" class="button" @click=${this.#away}>${t('import.another')}</button></div>` : nothing}
      </header>
      ${this.taken ? this.#result(schema) : this.file.draft ? this.#looking(schema, this.file.draft) : html`<section class="panel import-begin"><fd-import-file .schema=${schema} .basin=${this.basin} .share=${this.share} .problem=${this.problem} @file-chosen=${(event) => this.#send(event.detail)} @send-stopped=${() => this.#sending.abort()}></fd-import-file></section>`}
    </div>`;
  }

  #looking(schema, draft) {
    const { file } = this;
    return html`<div class="import" @draft-change=${(event) => file.say(event.detail)} @cell-mended=${(event) => file.mend(event.detail)} @row-skipped=${({ detail }) => file.leaveOut([detail.row], detail.skip)} @skip-all=${() => file.leaveOutBad()} @state-chosen=${(event) => file.show(event.detail)} @more-wanted=${() => file.more()}>
      <section class="panel">
        <fd-import-reading .draft=${draft} .problem=${file.problem}></fd-import-reading>
        <fd-import-columns .schema=${schema} .draft=${draft}></fd-import-columns>
      </section>
      <section class="panel"><fd-import-defaults .schema=${schema} .draft=${draft} .basin=${this.basin}></fd-import-defaults></section>
      <section class="panel"><fd-import-rows .schema=${schema} .draft=${draft} .rows=${file.rows} .state=${file.state} ?busy=${file.busy}></fd-import-rows></section>
      ${this.#taking(draft)}
    </div>`;
  }

  /** The step that writes, with what it would do; what stands in its way is said. */
  #taking(draft) {
    const { file } = this;
    const { bad, changed } = draft.counts;
    const wanting = draft.missing.length ? t('import.still_missing', { columns: draft.missing.map((each) => text(each.label)).join(', ') }) : '';
    const hindered = this.#unsaid(draft) || wanting || (bad ? t('import.still_bad', { count: bad }) : '');
    const said = [t('import.will_create', { count: draft.counts.new, written: exact(draft.counts.new) }), changed ? t('import.will_compare', { count: changed, written: exact(changed) }) : '', draft.counts.skipped ? t('import.will_skip', { count: draft.counts.skipped, written: exact(draft.counts.skipped) }) : ''];
    return html`<footer class="import-foot panel">
      ${this.#unmatched(draft)}
      <p role="status">${hindered || said.filter(Boolean).join(', ')}${file.busy ? ` · ${t('import.checking')}` : nothing}</p>
      ${file.problem || this.problem ? html`<p class="field-problem" role="alert">${file.problem || this.problem}</p>` : nothing}
      ${this.taking ? html`<p class="upload"><progress aria-label=${t('import.taking')}></progress> ${this.job ? jobStep(this.job) : t('import.taking')} <fd-elapsed></fd-elapsed></p>${this.job ? html`<p class="note">${t('import.job')} <a href=${href('/jobs')}>${t('jobs.title')}</a></p>` : nothing}` : nothing}
      <button type="button" class="button primary" ?disabled=${Boolean(hindered) || this.taking} @click=${this.#take}>${t('import.take')}</button>
    </footer>`;
  }

  /** What only a person can say of how the file is read. */
  #unsaid(draft) {
    if (!draft.encoding_sure) return t('import.still_encoding');
    return draft.years.some(lacksWords) ? t('import.still_years') : '';
  }

  /** Columns that are nothing in the table are not lost unsaid. */
  #unmatched(draft) {
    const left = draft.unmatched;
    if (!left.length) return nothing;
    const names = left.slice(0, MOST_NAMED).map((column) => t('quoted', { text: column.title || t('import.no_title', { number: column.index + 1 }) }));
    const more = left.length - names.length;
    return html`<p class="import-unmatched">${t('import.unmatched', { count: left.length, columns: [names.join(', '), more ? t('import.unmatched_rest', { count: more }) : ''].filter(Boolean).join(' ') })}</p>`;
  }

  #result(schema) {
    const { change_set: changeSet, created, changed, kept, same, skipped } = this.taken;
    const total = created + changed + kept + same + skipped;
    const part = (state, count) => (count ? html`<li>${t(`import.result.${state}`, { count, written: exact(count) })}</li>` : nothing);
    return html`<section class="panel import-result" role="status">
      <h2>${t('import.done', { count: total, written: exact(total) })}</h2>
      <ul class="bullets">${part('created', created)} ${part('changed', changed)} ${part('kept', kept)} ${part('same', same)} ${part('skipped', skipped)}</ul>
      <div class="chips">
        <a class="button primary" href=${href(`/reference/${schema.id}`, { sort: '-updated' })}>${t('record.to_table')}</a>
        ${changeSet === null ? nothing : html`<button type="button" class="button" @click=${this.#back}>${t('undo')}</button>`}
        <button type="button" class="button" @click=${this.#away}>${t('import.another')}</button>
      </div>
    </section>`;
  }

  async #send(chosen) {
    if (!(await mayChange())) return;
    Object.assign(this, { share: 0, problem: '' });
    this.#sending = new AbortController();
    const release = holdPage(() => t('import.leave'));
    try {
      const draft = await imports.sendFile(this.table, chosen, (share) => (this.share = share), this.#sending.signal);
      await this.file.begin(draft);
      change({ draft: draft.id }, { replace: true });
    } catch (error) {
      if (error.name !== 'AbortError') this.problem = error.status === 413 ? t('import.too_large', { name: chosen.name }) : faultWords(error);
    }
    release();
    this.share = null;
  }

  async #take() {
    Object.assign(this, { taking: true, problem: '' });
    const release = holdPage(() => t('import.leave'));
    try {
      await this.file.settle();
      const { filename, id } = this.file.draft;
      const taken = await imports.takeOver(this.table, id, (job) => (this.job = job));
      this.taken = taken;
      change({ draft: '' }, { replace: true });
      if (taken.change_set !== null) noteDone({ table: this.table, words: () => t('done.imported', { file: filename }), changeSet: async () => taken.change_set });
    } catch (error) {
      this.problem = faultWords(error);
    }
    release();
    Object.assign(this, { taking: false, job: null });
  }

  async #back() {
    await undoLast();
    this.#away();
  }

  #away() {
    Object.assign(this, { taken: null, problem: '' });
    this.file.draft = null;
    change({ draft: '' }, { replace: true });
    this.requestUpdate();
  }
}

customElements.define('fd-reference-import', ReferenceImport);
