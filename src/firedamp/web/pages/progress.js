// Progress: what did a project achieve by its measured hours against its plan, and what explains the difference?
import { html, nothing } from 'lit';
import { change, parameter } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { t } from '../core/locale.js';
import { mineName, projectName, technologyName } from '../core/portfolio.js';
import { allProjects, hours, keptProject, progress, technologies } from '../core/reductions-api.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { attributionLine } from '../components/attribution.js';
import { empty, failure, loaded } from '../components/states.js';
import { syntheticNote } from '../components/synthetic-banner.js';
import '../components/room-tabs.js';
import { howProgressDoor } from '../doors/progress.js';
import './progress/cards.js';
import './progress/causes.js';
import './progress/crediting.js';
import './progress/hours.js';
import './progress/list.js';
import './progress/months.js';
import { progressWords } from '../core/progress.js';

class Progress extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.all = new Load(this);
    this.found = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    this.all.want(`all ${who}`, async () => {
      await knownUser();
      const [rows, catalogue] = await Promise.all([allProjects(), technologies()]);
      return { rows, technologies: new Map(catalogue.items.map((each) => [each.id, each])) };
    });
    const project = parameter('project');
    this.found.want(JSON.stringify([project, who]), () => (project ? progressOf(project) : null));
  }

  /** Hours came or went. */
  #again() {
    this.found.again();
    this.all.again();
  }

  render() {
    const found = parameter('project') ? this.found.value : null;
    const title = found ? progressWords(found.progress, projectName(found.row)) : t('progress.title');
    document.title = `${title} · Firedamp`;
    const busy = this.all.loading || this.found.loading;
    return html`<div class="page progress-page ${this.found.loading && found ? 'loading' : ''}" aria-busy=${busy}>
      <header class="page-head">
        <div><h1>${title}</h1><p class="lead">${t('progress.answers')}</p></div>
        <div class="page-actions"><button type="button" class="button" @click=${() => this.tell('door', () => howProgressDoor(found?.progress))}>${t('how_computed')}</button></div>
      </header>
      <fd-room-tabs room="reductions" .address=${this.address}></fd-room-tabs>
      ${syntheticNote(found?.progress.synthetic, t('progress.synthetic'))}
      ${loaded(this.all, (all) => this.#content(all, found), 10)}
    </div>`;
  }

  #content(all, found) {
    if (!parameter('project')) return html`<fd-progress-list class="panel" .rows=${all.rows} .technologies=${all.technologies}></fd-progress-list><fd-crediting class="panel"></fd-crediting>`;
    return html`${this.#choose(all)} ${this.#absent() ?? loaded(this.found, () => this.#project(found), 10)}`;
  }

  /** A project that is not there, or not for this reader. */
  #absent() {
    const { error } = this.found;
    if (!error) return null;
    if (error.status !== 404 && error.status !== 422) return failure(error, () => this.found.again());
    return empty(t('progress.unknown'), t('progress.unknown_hint'), html`<button type="button" class="button" @click=${() => change({ project: '' })}>${t('progress.all')}</button>`);
  }

  /** Those that have hours, and the one that is shown. */
  #choose({ rows, technologies: known }) {
    const project = parameter('project');
    const own = rows.filter(({ id, measured_files: files, may_change: mayChange }) => files || mayChange || id === project);
    const words = (row) => [mineName(row), projectName(row) === mineName(row) ? '' : projectName(row), technologyName(row.record.technology, known)].filter(Boolean).join(' · ');
    return html`<form class="portfolio-form progress-choose" @submit=${(event) => event.preventDefault()}><label class="form-field"><span>${t('portfolio.project')}</span>
      <select name="project" @change=${(event) => change({ project: event.target.value })}><option value="">${t('progress.all')}</option>${own.map((row) => html`<option value=${row.id} .selected=${row.id === project}>${words(row)}</option>`)}</select></label></form>`;
  }

  #project(found) {
    if (!found) return nothing;
    const { progress: achieved, row } = found;
    const upload = html`<fd-progress-hours class="panel" .row=${row} .files=${found.files} @hours-changed=${this.#again}></fd-progress-hours>`;
    if (!achieved.months.length) return html`<section class="panel">${empty(t('progress.empty'), t('progress.empty_hint'))}</section>${upload}`;
    return html`<fd-progress-cards .progress=${achieved}></fd-progress-cards>
      <fd-progress-months class="panel" .progress=${achieved} .row=${row}></fd-progress-months>
      <fd-progress-causes class="panel" .progress=${achieved} .row=${row} .address=${this.address}></fd-progress-causes>
      ${upload} <fd-crediting class="panel"></fd-crediting> ${attributionLine(row.attribution)}`;
  }
}

async function progressOf(project) {
  await knownUser();
  const [row, found, { items }] = await Promise.all([keptProject(project), progress(project), hours(project)]);
  return { row, progress: found, files: items };
}

customElements.define('fd-progress', Progress);
