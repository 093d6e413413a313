// Calculate: what does a mine (or what one enters) emit by a method, how sure is it, and what would change it? Answered while one types.
import { html, nothing } from 'lit';
import { change, note, parameter, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Live } from '../core/live.js';
import { Load } from '../core/load.js';
import { currentLanguage, t, text } from '../core/locale.js';
import { mass, range } from '../core/numbers.js';
import { methodDoor } from '../doors/method.js';
import { boundsOf } from '../doors/trace.js';
import { syntheticNote } from '../components/synthetic-banner.js';
import { empty, failure, skeleton } from '../components/states.js';
import '../components/result.js';
import '../components/room-tabs.js';
import './calculate/choose.js';
import './calculate/for-report.js';
import { begunWith } from './calculate/offers-of.js';
import { entriesOf, faultsOf, missingOf } from './calculate/checks.js';
import { bodyOf, inLanguage, keptOf, newDraft, originsOf, statedOrigins } from './calculate/draft.js';
import { entered, recordAdded, recordRemoved, spreadGiven, unitChosen, wayChosen } from './calculate/edits.js';
import { leftAt, start, stay } from './calculate/place.js';
import { FIRST_TARGET_T } from './calculate/inverse.js';
import './calculate/form.js';
import './calculate/keeping.js';

const EDITS = { entered, 'unit-chosen': unitChosen, 'record-added': recordAdded, 'record-removed': recordRemoved, 'spread-given': spreadGiven, 'way-chosen': wayChosen };

class Calculate extends Component {
  static properties = { address: { type: String }, draft: { state: true } };

  #drafted = '';

  constructor() {
    super();
    stay();
    this.mine = new Load(this);
    this.offers = new Load(this);
    this.sheet = new Load(this);
    this.sets = new Load(this);
    this.basins = new Load(this);
    this.answer = new Live(this);
    this.draft = null;
    for (const [type, edit] of Object.entries(EDITS)) this.addEventListener(type, ({ detail }) => this.#edit(edit, detail));
    this.addEventListener('chosen-for', ({ detail }) => change({ uncertainty: '', ...('mine' in detail || 'year' in detail || 'free' in detail ? { inputs: '' } : {}), ...detail }));
  }

  willUpdate() {
    const wanted = settings();
    const mineId = parameter('free') ? '' : parameter('mine');
    this.sets.want('all', api.gwpSets);
    this.basins.want('all', api.basins);
    this.mine.want(mineId, async () => (mineId ? api.mine(mineId) : null));
    const mine = mineId && this.mine.value?.mine_id === mineId ? this.mine.value : null;
    const asked = `${mineId} ${wanted.year}`;
    this.offers.want(mine ? JSON.stringify([mineId, wanted.year, wanted.gwp_set]) : '', async () => (mine ? { of: asked, ...(await api.mineMethods(mineId, wanted)) } : null));
    this.place = start({ mine, offers: this.offers.value?.of === asked ? this.offers.value : null });
    const { method } = this.place;
    this.sheet.want(method, async () => (method ? api.method(method) : null));
    this.#prepare();
    this.#ask();
  }

  /** A draft for what the address names; the same while one types. */
  #prepare() {
    const { method, key } = this.place;
    const sheet = this.sheet.value;
    if (!method || sheet?.id !== method) {
      this.draft = null;
      this.#drafted = '';
    } else if (key !== this.#drafted || leftAt.changed()) {
      this.draft = newDraft(sheet, this.#begun, leftAt.read());
      this.#drafted = key;
      this.answer.forget();
    }
    if (this.draft && this.draft.language !== currentLanguage()) this.draft = inLanguage(this.draft, Object.fromEntries(sheet.inputs.map((item) => [item.name, item])));
  }

  get #begun() {
    return begunWith(this.place.offer, this.sheet.value, this.place.mine);
  }

  #ask() {
    const sheet = this.sheet.value;
    this.faults = this.draft ? faultsOf(sheet, this.draft) : [];
    this.missing = this.draft ? missingOf(sheet, this.draft) : [];
    const beside = this.sets.value?.items.map(({ id }) => id);
    const ready = this.draft && beside && !this.faults.length && !this.missing.length;
    // Of a mine and year the draws are those of its line of the inventory: the same digits everywhere.
    const line = this.place.mine ? { mine_id: this.place.mine.mine_id, year: this.place.year } : {};
    const body = ready ? { ...bodyOf(sheet, this.draft), ...line, gwp_set: settings().gwp_set, beside } : null;
    this.asked = JSON.stringify(body);
    this.answer.want(body ? JSON.stringify([sheet.id, body, currentLanguage()]) : '', async (signal) => ({ body, result: await api.evaluate(sheet.id, body, signal) }));
  }

  #edit(edit, detail) {
    this.draft = edit(this.draft, this.sheet.value, detail);
    const { inputs, uncertainty } = keptOf(this.sheet.value, this.draft, this.#begun);
    leftAt.write({ inputs, uncertainty }, note);
  }

  render() {
    document.title = `${t('calculate.title')} · Firedamp`;
    const { mine, free, route } = this.place;
    const sheet = this.draft ? this.sheet.value : null;
    const answered = this.draft && !this.answer.error && !this.faults.length && !this.missing.length ? this.answer.value : null;
    // What is kept or taken away is what stands in the form: not before its own result is there.
    const settled = answered && JSON.stringify(answered.body) === this.asked ? answered.body : null;
    return html`<div class="page">
      <header class="page-head">
        <div><h1>${t('calculate.title')}</h1><p class="lead">${t('calculate.answers')}</p></div>
        <div class="page-actions">
          ${sheet ? html`<button type="button" class="button" @click=${() => this.tell('door', () => methodDoor(sheet.id))}>${t('how_computed')}</button>` : nothing}
          ${sheet ? html`<fd-keeping .sheet=${sheet} .body=${settled} .about=${{ mine, year: this.place.year, origin: statedOrigins(this.draft) }}></fd-keeping>` : nothing}
        </div>
      </header>
      <fd-room-tabs room="calculate" .address=${this.address}></fd-room-tabs>
      <fd-for-report .address=${this.address}></fd-for-report>
      <fd-choose .mine=${mine} .found=${this.place.offers} .sheet=${this.sheet.value} .chosen=${route} .free=${free} .address=${this.address}></fd-choose>
      ${this.#trouble() ?? (sheet ? this.#work(sheet) : this.place.waiting || this.sheet.loading ? skeleton(10) : this.#begin())}
    </div>`;
  }

  #trouble() {
    const failed = [this.mine, this.offers, this.sheet].find((load) => load.error);
    if (!failed) return null;
    if (failed === this.mine && failed.error.status === 404) return empty(t('mine.unknown'), t('mine.unknown_hint'));
    return failure(failed.error, () => failed.again());
  }

  #begin() {
    return empty(t('calculate.empty'), parameter('free') ? t('calculate.empty_free') : t('calculate.empty_hint'));
  }

  #work(sheet) {
    return html`${syntheticNote(this.#synthetic)}<div class="calculate-columns">
      <section class="panel" aria-labelledby="calculate-inputs">
        <h2 id="calculate-inputs">${text(sheet.title)}</h2>
        <p class="note">${text(sheet.summary)}</p>
        ${this.#bar()}
        <fd-calculation-form .sheet=${sheet} .mine=${this.place.mine} .draft=${this.draft} .faults=${this.#allFaults()} .result=${this.answer.value?.result ?? null}></fd-calculation-form>
      </section>
      <div class="calculate-results ${this.answer.loading ? 'waiting' : ''}" aria-busy=${this.answer.loading} aria-label=${t('calculate.results')} role="region">${this.#results(sheet)}</div>
    </div>`;
  }

  /** Whether the numbers are made up: those of the chosen mine's data, or the mine itself. */
  get #synthetic() {
    const { mine, offer } = this.place;
    const basin = this.basins.value?.items.find(({ id }) => id === mine?.basin);
    return Boolean(basin?.synthetic) || Object.values(offer?.origin ?? {}).some(({ quality }) => quality === 'synthetic');
  }

  /** The result in one line, in sight while one types where the result itself is not; there before the result is. */
  #bar() {
    const { value } = this.answer;
    if (!value || this.faults.length || this.missing.length || this.answer.error) return html`<p class="result-bar" aria-hidden="true">${t('figure.co2e_t.short')} ${t('value.none')}</p>`;
    const { result } = value;
    const { low, high } = boundsOf({ line: null, result }, 'co2e_t');
    const written = mass(result.outputs.co2e_t);
    return html`<p class="result-bar" aria-hidden="true">${t('figure.co2e_t.short')} <strong>${written.text}</strong> ${low === undefined ? '' : `(${range(written, low, high)})`} ${written.unit}</p>`;
  }

  /** Faults seen here, and those that the server alone finds. */
  #allFaults() {
    const labels = Object.fromEntries(entriesOf(this.sheet.value, this.draft).map(({ path, label }) => [path, label]));
    const said = this.answer.error?.errors ?? [];
    return [...this.faults, ...said.map(({ field, message }) => ({ path: field, label: message.startsWith(labels[field] ?? ' ') ? '' : labels[field] ?? '', message }))];
  }

  #results(sheet) {
    const { error, value } = this.answer;
    if (this.missing.length && !this.faults.length) return this.#wanted();
    if (error && !(error instanceof api.ApiError && error.status === 422)) return html`${failure(error, () => this.answer.again())} ${value ? this.#drawn(sheet, value) : nothing}`;
    const stale = this.faults.length > 0 || error;
    if (!value) return stale ? empty(t('calculate.faulty'), t('calculate.faulty_hint')) : skeleton(12);
    return html`${stale ? html`<p class="warning">${t('calculate.stale')}</p>` : nothing}<div class=${stale ? 'stale' : ''}>${this.#drawn(sheet, value)}</div>`;
  }

  #wanted() {
    return html`<div class="empty"><strong>${t('calculate.wanting')}</strong><ul>${this.missing.map(({ label }) => html`<li>${label}</li>`)}</ul><p>${t('calculate.wanting_hint')}</p></div>`;
  }

  #drawn(sheet, { body, result }) {
    const { mine, year } = this.place;
    const typed = Object.keys(keptOf(sheet, this.draft, this.#begun).inputs);
    const line = mine ? { name: mine.name, year, origin: originsOf(this.draft), entered: typed } : null;
    const attribution = mine ? text(mine.source.attribution) : '';
    const inverse = html`<fd-inverse class="panel" .sheet=${sheet} .draft=${this.draft} .result=${result} .body=${body}></fd-inverse>`;
    return html`<fd-result .found=${{ line, result }} .attribution=${attribution} .synthetic=${this.#synthetic} .limit=${FIRST_TARGET_T} .middle=${inverse}></fd-result>`;
  }
}

customElements.define('fd-calculate', Calculate);
