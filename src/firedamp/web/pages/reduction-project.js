// A project: what would it save and earn? Its figures are typed, the answer stands beside them; two of them compared.
import { html, nothing } from 'lit';
import { change, go, holdPage, note, parameter } from '../core/address.js';
import { Component } from '../core/element.js';
import { Live } from '../core/live.js';
import { Load } from '../core/load.js';
import { currentLanguage, t, text } from '../core/locale.js';
import { evaluateProject, keptProject, technologies } from '../core/reductions-api.js';
import { currentUser, sessionChanges } from '../core/session.js';
import { attributionLine } from '../components/attribution.js';
import { skeleton } from '../components/states.js';
import { syntheticMark, syntheticNote } from '../components/synthetic-banner.js';
import '../components/room-tabs.js';
import { faultsOf, missingOf, moneyMissingOf, namesMissingOf, saidOf } from './project/checks.js';
import './project/compared.js';
import { aboutOf, inLanguage, newDraft, recordOf, sameRecord } from './project/draft.js';
import { questionOf } from './project/asking.js';
import { answerBar, notHad, resultsOf } from './project/answering.js';
import { EDITS } from './project/edits.js';
import { copyOf, keptOf } from './project/copying.js';
import './project/form.js';
import './project/keeping.js';
import './project/outcome.js';
import { forgetNew, leaveNew, leftElsewhere, leftOfNew, typedSpreads, withSpread } from './project/place.js';

class ReductionProject extends Component {
  static properties = { projectId: { type: String }, address: { type: String }, draft: { state: true }, strict: { state: true } };

  #drafted = '';
  #release = null;

  constructor() {
    super();
    this.catalogue = new Load(this);
    this.found = new Load(this);
    this.answer = new Live(this);
    this.draft = null;
    for (const [type, edit] of Object.entries(EDITS)) this.addEventListener(type, ({ detail }) => this.#edit(edit(this.draft, detail)));
    this.addEventListener('limit-chosen', ({ detail }) => change({ limit: detail }, { replace: true }));
    this.addEventListener('spread-typed', ({ detail }) => change({ spreads: withSpread(detail) }, { replace: true }));
    this.addEventListener('kept', ({ detail }) => this.#kept(detail));
    this.addEventListener('left', () => this.#let());
    this.addEventListener('unsound', () => this.#show());
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#let();
  }

  willUpdate() {
    if (parameter('compare')) return;
    this.catalogue.want('all', technologies);
    const id = this.projectId ?? parameter('copy');
    this.found.want(id ? `${id} ${currentUser()?.username ?? ''}` : '', async () => (id ? keptProject(id) : null));
    this.#prepare(id);
    if (this.draft) this.draft = inLanguage(this.draft);
    this.#ask();
  }

  /** The kept project, where this page is of one. */
  get #row() {
    return this.projectId ? this.found.value : null;
  }

  #prepare(id) {
    const key = id ?? '';
    if (id && this.found.value?.id !== id) return;
    if (this.draft && key === this.#drafted && (this.projectId || !leftElsewhere())) return;
    const begun = this.projectId ? keptOf(this.found.value) : (leftOfNew() ?? (id ? copyOf(this.found.value) : {}));
    this.draft = newDraft(begun);
    this.#drafted = key;
    this.answer.forget();
  }

  #ask() {
    const items = this.catalogue.value?.items;
    this.about = this.draft && items ? aboutOf(this.draft, items) : null;
    this.record = this.draft ? recordOf(this.draft) : null;
    this.faults = this.about ? faultsOf(this.draft, this.about) : [];
    this.missing = this.about ? missingOf(this.draft, this.about) : [];
    const ready = this.about && !this.faults.length && !this.missing.length;
    const body = ready ? questionOf(this.record) : null;
    this.answer.want(body ? JSON.stringify([body, currentLanguage()]) : '', async (signal) => ({ record: body.project, result: await evaluateProject(body, signal) }));
  }

  #edit(draft) {
    this.draft = draft;
    if (this.projectId) return;
    leaveNew({ record: recordOf(draft), name: draft.name, mineName: draft.mineName, madeUp: draft.madeUp });
    // What is copied from is not named any more: the copy is what stands in the address.
    this.#drafted = '';
  }

  get #dirty() {
    const row = this.#row;
    return Boolean(row && this.draft && (this.draft.name !== row.name || !sameRecord(this.record, row.record)));
  }

  updated() {
    const holds = this.#dirty && this.#row.may_change;
    if (holds) this.#release ??= holdPage(() => t('project.leave'));
    else this.#let();
  }

  #let() {
    this.#release?.();
    this.#release = null;
  }

  #kept(row) {
    this.#let();
    this.strict = false;
    if (!this.projectId) {
      forgetNew();
      go(`/reductions/projects/${row.id}`);
      return;
    }
    this.found.value = row;
    this.draft = newDraft(keptOf(row));
  }

  /** What stands in the way of keeping it is said, and the first is looked at. */
  async #show() {
    this.strict = true;
    await this.updateComplete;
    this.querySelector('.fault-list a')?.click();
  }

  render() {
    if (parameter('compare')) return html`<fd-projects-compared .address=${this.address}></fd-projects-compared>`;
    const row = this.#row;
    const title = row ? row.name || t('name.none') : t('project.new');
    document.title = `${title} · Firedamp`;
    return html`<div class="page project-page ${this.about || this.#trouble() ? '' : 'unsettled'}">
      <header class="page-head">
        <div><h1>${syntheticMark(row?.synthetic)}${title}</h1><p class="lead">${t('project.answers')}</p></div>
        <div class="page-actions">${this.about ? this.#actions(row) : nothing}</div>
      </header>
      <fd-room-tabs room="reductions" .address=${this.address}></fd-room-tabs>
      ${this.#trouble() ?? (this.about ? this.#work(row) : skeleton(12))}
    </div>`;
  }

  #trouble() {
    const failed = [this.catalogue, this.found].find(({ error }) => error);
    return failed ? notHad(failed, failed === this.found) : null;
  }

  #actions(row) {
    const sound = !this.faults.length && !this.#wanted.length;
    return html`${row || !this.#begun ? nothing : html`<button type="button" class="button" @click=${this.#anew}>${t('project.anew')}</button>`}
      <fd-project-keeping .row=${row} .draft=${this.draft} .record=${this.record} ?dirty=${this.#dirty} ?sound=${sound} .catalogue=${this.about.catalogue}></fd-project-keeping>`;
  }

  /** Whether anything stands in a new form. */
  get #begun() {
    return Object.keys(this.record).length > 1 || Boolean(this.draft.name);
  }

  #anew() {
    forgetNew();
    this.draft = newDraft({});
    this.answer.forget();
    note({ project: '', copy: '', spreads: '', limit: '' });
  }

  /** All that a project needs to be kept. */
  get #wanted() {
    return [...namesMissingOf(this.draft), ...this.missing, ...moneyMissingOf(this.draft)];
  }

  #work(row) {
    const copied = !row && this.draft.madeUp;
    const said = saidOf(this.answer.error);
    const faults = [...this.faults, ...said, ...(this.strict ? this.#wanted : [])];
    const { items, limits } = this.catalogue.value;
    return html`${syntheticNote(row?.synthetic)} ${copied ? html`<p class="synthetic-banner own" role="note">${syntheticMark(true)} ${t('project.copied_example')}</p>` : nothing}
      ${row && !row.may_change ? html`<p class="note">${t('project.read_only')}</p>` : nothing}
      <div class="calculate-columns">
        <section class="panel" aria-labelledby="project-figures"><h2 id="project-figures">${t('project.figures')}</h2>${answerBar(this.answer, moneyMissingOf(this.draft), this.faults.length + this.missing.length > 0)}
          <fd-project-form .draft=${this.draft} .about=${aboutOf(this.draft, items)} .faults=${faults} .limits=${limits} .limit=${parameter('limit')}></fd-project-form></section>
        <div class="calculate-results ${this.answer.loading ? 'waiting' : ''}" aria-busy=${this.answer.loading} aria-label=${t('project.results')} role="region">${resultsOf({ answer: this.answer, missing: this.missing, faulty: this.faults.length > 0 }, (found) => this.#outcome(row, found))}</div>
      </div>
      ${attributionLine(row?.attribution)}`;
  }

  #outcome(row, { record, result }) {
    const about = { name: this.draft.name || t('project.new'), record, result, technology: typeof record.technology === 'string' ? this.about.technology : { ...record.technology, ...this.about.technology }, synthetic: Boolean(row?.synthetic), attribution: text(row?.attribution) };
    return html`<fd-project-outcome .about=${about} .moneyMissing=${moneyMissingOf(this.draft)} .typed=${typedSpreads()} .address=${this.address}></fd-project-outcome>`;
  }
}

customElements.define('fd-reduction-project', ReductionProject);
