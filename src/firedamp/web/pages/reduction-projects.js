// Which projects are there? Those of one's organisations, and the made-up example; two can be compared, a file opened.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { change, href, parameter } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, plainWords, t, text } from '../core/locale.js';
import { money, moneyPer } from '../core/money.js';
import { massLike, mass, unitName } from '../core/numbers.js';
import { allProjects, technologies } from '../core/reductions-api.js';
import { eitherName } from '../core/sources.js';
import { askToSignIn, currentUser, knownUser, sessionChanges } from '../core/session.js';
import { momentText } from '../doors/door.js';
import { rowDoor } from '../doors/project-row.js';
import { attributionLine } from '../components/attribution.js';
import { empty, loaded } from '../components/states.js';
import { syntheticMark, syntheticNote } from '../components/synthetic-banner.js';
import '../components/room-tabs.js';
import '../components/table.js';
import { goneForNow } from './project/deleting.js';
import { openFile } from './project/file.js';

class ProjectsKept extends Component {
  static properties = { address: { type: String }, picked: { state: true } };

  constructor() {
    super();
    this.found = new Load(this);
    this.catalogue = new Load(this);
    this.picked = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    this.catalogue.want('all', technologies);
    this.found.want(`all ${currentUser()?.username ?? ''}`, async () => {
      await knownUser();
      return allProjects();
    });
  }

  render() {
    document.title = `${t('tab.project')} · Firedamp`;
    return html`<div class="page projects-page" aria-busy=${this.found.loading}>
      <header class="page-head"><div><h1>${t('tab.project')}</h1><p class="lead">${t('projects_kept.answers')}</p></div>
        <div class="page-actions">${this.#compare()}
          <label class="button file-choice">${t('project.import')}<input type="file" class="unseen" accept=".json,application/json" @change=${this.#imported} /></label>
          <a class="button primary" href=${href('/reductions/project')}>${t('project.new')}</a></div></header>
      <fd-room-tabs room="reductions" .address=${this.address}></fd-room-tabs>
      ${loaded(this.found, (rows) => this.#content(rows), 10)}
    </div>`;
  }

  #imported(event) {
    openFile(event.target.files[0]);
    event.target.value = '';
  }

  #compare() {
    const [left, right] = this.picked;
    if (!right) return html`<button type="button" class="button" disabled title=${t('project.pick_two')}>${t('compare.do')}</button>`;
    return html`<a class="button" href=${href('/reductions/project', { compare: left, with: right })}>${t('compare.do')}</a>`;
  }

  #content(all) {
    const there = all.filter(({ id }) => !goneForNow.has(id));
    const rows = there.filter((row) => this.#fits(row));
    const own = rows.filter((row) => row.set === 'own');
    const example = rows.filter((row) => row.set === 'example');
    const none = empty(t('projects_kept.no_match'), t('projects_kept.no_match_hint'));
    return html`<label class="projects-search"><span class="unseen">${t('projects_kept.search')}</span><input type="search" placeholder=${t('projects_kept.search')} .value=${live(parameter('q'))} @input=${(event) => change({ q: event.target.value }, { replace: true })} /></label>
      <section class="panel" aria-labelledby="own-projects"><h2 id="own-projects">${t('projects_kept.own')}</h2>
        ${own.length ? this.#table(own, t('projects_kept.own')) : there.some((row) => row.set === 'own') ? none : this.#noneOwn()}</section>
      ${there.some((row) => row.set === 'example') ? html`<section class="panel" aria-labelledby="example-projects"><h2 id="example-projects">${t('projects_kept.example')}</h2>${syntheticNote(true, t('projects_kept.example_means'))}${example.length ? this.#table(example, t('projects_kept.example')) : none}${attributionLine(there.find((row) => row.set === 'example').attribution)}</section>` : nothing}`;
  }

  /** By any word of what stands in its row. */
  #fits(row) {
    const said = plainWords([row.name, mineOf(row), row.record.organisation, this.#technology(row)].join(' '));
    return plainWords(parameter('q')).split(/\s+/).every((each) => said.includes(each));
  }

  #noneOwn() {
    if (!currentUser()) return empty(t('projects_kept.none'), t('projects_kept.sign_in'), html`<button type="button" class="button" @click=${askToSignIn}>${t('sign_in')}</button>`);
    return empty(t('projects_kept.none'), t('projects_kept.none_hint'), html`<a class="button" href=${href('/reductions')}>${t('tab.technologies')}</a>`);
  }

  #table(rows, caption) {
    return html`<fd-table choosable .caption=${caption} .columns=${this.#columns(rows)} .rows=${rows} .rowKey=${(row) => row.id} sort="name" .counted=${t('projects_kept.count', { count: rows.length })}></fd-table>`;
  }

  #columns(rows) {
    const most = (of) => Math.max(...rows.map((row) => Math.abs(of(row) ?? 0)), 0);
    const [tonnes, capex] = [most(({ result }) => result.reduction_t_per_year), most(({ result }) => result.capex)];
    const unit = mass(tonnes).unit;
    const number = (name, written) => (row) => (typeof row.result[name] === 'number' && !row.result.faults.length ? html`<fd-number .label="${t(`project.figure.${name}`)}, ${row.name}" ?bare=${name === 'reduction_t_per_year'} .written=${written(row.result[name], row)} .door=${() => rowDoor(row, name, written(row.result[name], row))}></fd-number>` : html`<span class="absent">${t('value.none')}</span>`);
    const value = (name) => (row) => (row.result.faults.length ? null : row.result[name]);
    return [
      { key: 'name', label: t('name'), value: (row) => row.name, cell: (row) => html`<span class="pick">${this.#pick(row)} ${syntheticMark(row.synthetic)}<a href=${href(`/reductions/projects/${row.id}`)}>${row.name || t('name.none')}</a></span>` },
      { key: 'mine', card: true, label: t('project.field.mine'), value: mineOf },
      { key: 'company', minor: true, label: t('project.field.organisation'), value: (row) => eitherName(row.record.organisation) },
      { key: 'technology', label: t('project.field.technology'), value: (row) => this.#technology(row) },
      { key: 'reduction', numeric: true, card: true, label: `${t('project.figure.reduction_t_per_year')}, ${t('unit.per_year', { unit })}`, value: value('reduction_t_per_year'), cell: number('reduction_t_per_year', (amount) => massLike(amount, tonnes)) },
      { key: 'capex', numeric: true, minor: true, label: t('project.field.capex'), value: value('capex'), cell: number('capex', (amount, row) => money(amount, row.record.currency, capex)) },
      { key: 'cost', numeric: true, card: true, label: t('project.figure.cost_per_t'), value: value('cost_per_t'), cell: number('cost_per_t', (amount, row) => moneyPer(amount, row.record.currency, unitName('t'))) },
      { key: 'state', card: true, label: t('project.state'), value: (row) => row.result.faults.length, cell: (row) => this.#state(row) },
      ...(rows.some(({ synthetic }) => synthetic) ? [] : [{ key: 'changed', minor: true, label: t('project.changed'), value: (row) => row.changed, cell: (row) => momentText(row.changed) }]),
    ];
  }

  #technology({ record: { technology } }) {
    if (typeof technology !== 'string') return technology?.name_ru || technology?.name_en || t('project.own_figures');
    return text(this.catalogue.value?.items.find(({ id }) => id === technology)?.name) || technology;
  }

  #state({ result }) {
    if (result.faults.length) return html`<span class="unsafe" title=${result.faults.map(({ message }) => message).join(' ')}><span aria-hidden="true">⚠</span> ${t('safety.short')}</span>`;
    return result.warnings_count ? t('project.warnings_count', { count: result.warnings_count }) : t('safety.none');
  }

  #pick(row) {
    const on = this.picked.includes(row.id);
    const toggle = () => (this.picked = on ? this.picked.filter((id) => id !== row.id) : [...this.picked, row.id].slice(-2));
    return html`<input type="checkbox" .checked=${on} aria-label="${t('compare.choose')}: ${row.name || t('name.none')}" @change=${toggle} />`;
  }
}

const mineOf = (row) => (row.mine ? named(row.mine.name) : row.record.mine);

customElements.define('fd-projects-kept', ProjectsKept);
