// A restoration: what is missing, how it is restored, what of it is accepted; and how methods do on its series.
import { html, nothing } from 'lit';
import { change, href, parameter } from '../core/address.js';
import { Component } from '../core/element.js';
import { openCells } from '../core/gap-cells.js';
import { Load } from '../core/load.js';
import { t, text, word } from '../core/locale.js';
import { unitName } from '../core/numbers.js';
import * as api from '../core/restoration-api.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { momentText } from '../doors/door.js';
import { signInFirst } from '../components/sign-in-first.js';
import { empty, failure, skeleton } from '../components/states.js';
import { syntheticNote } from '../components/synthetic-banner.js';
import './restore/accepting.js';
import './restore/experiment.js';
import './restore/meaning.js';
import './restore/missing.js';
import './restore/outcome.js';
import './restore/run-form.js';
import './restore/series.js';
import './restore/take-away.js';
import { timeText, titleOf } from './restore/words.js';

const PARTS = ['gaps', 'experiment'];

class RestorationPage extends Component {
  static properties = { restorationId: { type: String }, address: { type: String }, picked: { state: true }, cells: { state: true } };

  constructor() {
    super();
    this.said = new Load(this);
    this.found = new Load(this);
    Object.assign(this, { revision: 0, picked: new Set(), cells: new Map() });
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    this.said.want('all', api.restoringMethods);
    this.found.want(JSON.stringify([this.restorationId, currentUser()?.username ?? '', this.revision]), async () => {
      await knownUser();
      return api.restoration(this.restorationId);
    });
  }

  /** What was changed on the server is read anew; what was picked is picked no more. */
  #again = () => {
    Object.assign(this, { picked: new Set(), cells: new Map() });
    this.revision += 1;
    this.requestUpdate();
  };

  #changed = ({ detail: run }) => {
    this.found.value = run;
    this.#again();
  };

  render() {
    const run = this.found.value;
    document.title = `${run ? titleOf(run) : t('tab.restore')} · Firedamp`;
    return html`<div class="page restoration" aria-busy=${this.found.loading} @restoration-changed=${this.#again} @file-read-anew=${this.#changed}>
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/series')}>${t('room.series')}</a> › <a href=${href('/restore')}>${t('tab.restore')}</a></nav>
      ${this.#content(run)}
    </div>`;
  }

  #content(run) {
    const failed = [this.found, this.said].find((load) => load.error);
    if (failed?.error.status === 404) return html`<h1>${t('tab.restore')}</h1>${this.#absent()}`;
    if (failed) return html`<h1>${t('tab.restore')}</h1>${failure(failed.error, () => failed.again())}`;
    if (!run || !this.said.value) return html`<h1>${t('tab.restore')}</h1>${skeleton(12)}`;
    const part = PARTS.includes(parameter('part')) && run.own ? parameter('part') : 'gaps';
    return html`${this.#head(run)} ${syntheticNote(run.synthetic, t('restore.synthetic'))}
      ${run.own && run.kind === 'file' ? html`<fd-restoration-meaning .run=${run} .said=${this.said.value}></fd-restoration-meaning>` : nothing}
      ${run.own ? html`<nav class="tabs part-tabs" aria-label=${t('restore.parts')}>${PARTS.map((each) => html`<a href=${href(`/restore/${run.id}`, { part: each === 'gaps' ? '' : each, series: parameter('series') })} aria-current=${each === part ? 'page' : 'false'}>${t(`restore.part.${each}`)}</a>`)}</nav>` : nothing}
      ${part === 'experiment' ? html`<fd-experiment .run=${run} .said=${this.said.value} .address=${this.address}></fd-experiment>` : this.#gaps(run)}`;
  }

  /** Who is not signed in may own it; else nothing of it is in a table that all see. */
  #absent() {
    if (!currentUser()) return signInFirst(t('restore.absent_sign_in'));
    return empty(t('restore.absent'), t('restore.absent_hint'), html`<a class="button primary" href=${href('/restore')}>${t('tab.restore')}</a>`);
  }

  #head(run) {
    const times = [run.times[0], run.times.at(-1)].map(timeText).join('–');
    const about = [text(run.label) && run.kind === 'file' ? text(run.label) : '', unitName(run.unit), times, word('restoration_state', run.state), `${t('stored.owner')}: ${run.owner}`, momentText(run.created)];
    return html`<header class="page-head"><div><h1>${titleOf(run)}</h1><p class="lead">${about.filter(Boolean).join(' · ')}</p></div>
      <div class="page-actions"><a class="button" href=${href('/restore')}>${t('restore.another')}</a></div></header>`;
  }

  #gaps(run) {
    const series = this.#shown(run);
    const kept = { run, said: this.said.value };
    const pickable = run.own && Boolean(run.table) && run.series.some(openCells);
    return html`<section class="panel" aria-labelledby="missing-title">
        <fd-missing .run=${run} .kinds=${this.said.value.kinds} .chosen=${series?.name ?? ''} .picked=${this.picked} ?pickable=${pickable} @series-chosen=${({ detail }) => this.#choose(detail)} @series-picked=${({ detail }) => this.#pick(detail)}></fd-missing>
      </section>
      ${run.own ? html`<section class="panel" aria-labelledby="run-title"><fd-run-form .run=${kept.run} .said=${kept.said} .address=${this.address}></fd-run-form></section>` : nothing}
      ${run.restored ? html`<section class="panel" aria-labelledby="outcome-title"><fd-outcome .run=${kept.run} .said=${kept.said}></fd-outcome></section>` : nothing}
      ${series ? html`<section class="panel" id="shown-series"><fd-restored-series .run=${kept.run} .said=${kept.said} .series=${series} .picked=${this.cells.get(series.name) ?? new Set()} ?pickable=${pickable && Boolean(series.mine_id)} .revision=${this.revision} @cells-picked=${({ detail }) => this.#pickCells(series.name, detail)}></fd-restored-series></section>` : nothing}
      ${run.restored ? html`<section class="panel" aria-labelledby="accept-title"><fd-accepting .run=${run} .picked=${this.picked} .cells=${this.cells}></fd-accepting></section>` : nothing}
      ${run.own ? html`<section class="panel" aria-labelledby="take-title"><fd-take-away .run=${run}></fd-take-away></section>` : nothing}`;
  }

  /** The series of the address; else the first with something to see. */
  #shown(run) {
    const wanted = parameter('series');
    return run.series.find(({ name }) => name === wanted) ?? run.series.find(({ restored, missing }) => (run.restored ? restored : missing)) ?? run.series[0];
  }

  async #choose(name) {
    change({ series: name }, { replace: true });
    await this.updateComplete;
    const shown = this.querySelector('#shown-series');
    shown?.scrollIntoView({ block: 'start' });
    shown?.querySelector('h2')?.focus({ preventScroll: true });
  }

  #pick(name) {
    const picked = new Set(this.picked);
    if (!picked.delete(name)) picked.add(name);
    this.picked = picked;
  }

  #pickCells(name, times) {
    this.cells = new Map([...this.cells, [name, times]]);
  }
}

customElements.define('fd-restoration', RestorationPage);
