// Two projects side by side: in which figures do they differ, and in what they come to?
import { html, nothing } from 'lit';
import { change, href, parameter, settings } from '../../core/address.js';
import { saveCsv } from '../../core/download.js';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { currentLanguage, named, t, text } from '../../core/locale.js';
import { percent, quantity } from '../../core/numbers.js';
import { allProjects, evaluateProject, keptProject, technologies } from '../../core/reductions-api.js';
import { currentUser, sessionChanges } from '../../core/session.js';
import { attributionLine } from '../../components/attribution.js';
import { loaded } from '../../components/states.js';
import { syntheticMark, syntheticNote } from '../../components/synthetic-banner.js';
import '../../components/room-tabs.js';
import { mark } from '../compare/rows.js';
import { recordLines } from './lines.js';
import { outcomeLines } from './outcome-lines.js';

class ProjectsCompared extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.all = new Load(this);
    this.both = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    const ids = [parameter('compare'), parameter('with')];
    this.all.want(`all ${who}`, () => allProjects());
    this.both.want(JSON.stringify([ids, who, settings().gwp_set, currentLanguage()]), async () => (ids.every(Boolean) ? this.#read(ids) : { rows: [] }));
  }

  async #read(ids) {
    const [{ items }, ...rows] = await Promise.all([technologies(), ...ids.map(keptProject)]);
    const results = await Promise.all(rows.map(({ record }) => evaluateProject({ project: record, gwp_set: settings().gwp_set })));
    const abouts = rows.map((row, place) => ({ name: row.name, record: row.record, result: results[place], technology: typeof row.record.technology === 'string' ? items.find(({ id }) => id === row.record.technology) : row.record.technology, synthetic: row.synthetic, attribution: text(row.attribution) }));
    return { rows, abouts, figures: recordLines(...rows, items), outcome: outcomeLines(...abouts) };
  }

  render() {
    document.title = `${t('project.comparison')} · Firedamp`;
    return html`<div class="page">
      <header class="page-head"><div><h1>${t('project.comparison')}</h1><p class="lead">${t('project.comparison.answers')}</p></div>
        <div class="page-actions">${this.both.value?.rows.length ? html`<button type="button" class="button" @click=${() => this.#save(this.both.value)}>CSV</button>` : nothing}</div></header>
      <fd-room-tabs room="reductions" .address=${this.address}></fd-room-tabs>
      ${loaded(this.all, (rows) => this.#choice(rows), 2)}
      ${loaded(this.both, (found) => (found.rows.length ? this.#table(found) : html`<p class="empty">${t('project.comparison.choose')}</p>`), 12)}
    </div>`;
  }

  #choice(rows) {
    const side = (name, label) => html`<label class="compare-side"><span>${label}</span><select name=${name} @change=${(event) => change({ [name]: event.target.value })}>
      <option value="">${t('field.choose')}</option>${rows.map((row) => html`<option value=${row.id} .selected=${row.id === parameter(name)}>${row.synthetic ? '▨ ' : ''}${row.name}</option>`)}</select></label>`;
    return html`<div class="panel choose-row">${side('compare', t('project.comparison.first'))}${side('with', t('project.comparison.second'))}</div>`;
  }

  #table(found) {
    const only = parameter('only') === 'differences';
    const { rows } = found;
    const shown = (lines) => lines.filter(({ differs }) => differs || !only);
    return html`${syntheticNote(rows.some(({ synthetic }) => synthetic), t('synthetic.of_page'))}
      <section class="panel compare">
        <label class="only"><input type="checkbox" .checked=${only} @change=${(event) => change({ only: event.target.checked ? 'differences' : '' }, { replace: true })} /> ${t('compare.only')}</label>
        <div class="scroll" tabindex="0" role="region" aria-label=${t('project.comparison')}><table class="compare-table">
          <caption class="unseen">${t('project.comparison')}</caption>
          <thead><tr><th scope="col">${t('compare.what')}</th>${rows.map((row) => html`<th scope="col" class="numeric">${syntheticMark(row.synthetic)}<a href=${href(`/reductions/projects/${row.id}`)}>${row.name || t('name.none')}</a></th>`)}<th scope="col" class="numeric">${t('compare.difference')}</th><th scope="col" class="numeric">${t('compare.relative')}</th></tr></thead>
          ${this.#part(t('project.results'), shown(found.outcome))}
          ${this.#part(t('project.figures'), shown(found.figures.filter(({ path }) => path !== 'name').map((line) => this.#named(line, rows))))}
        </table></div>
      </section>${attributionsOf(rows).map(attributionLine)}`;
  }

  /** A mine of the tables by its name. */
  #named(line, rows) {
    if (line.path !== 'mine') return line;
    const [left, right] = rows.map((row) => (row.mine ? named(row.mine.name) : row.record.mine));
    return { ...line, left, right };
  }

  #part(title, lines) {
    return html`<tbody><tr class="part"><th scope="rowgroup" colspan="5">${title}</th></tr>
      ${lines.length ? lines.map((line) => this.#line(line)) : html`<tr><td colspan="5" class="muted">${t('compare.all_equal')}</td></tr>`}</tbody>`;
  }

  #line({ label, left, right, differs, cells, ...line }) {
    const { said, relative } = differenceOf(line);
    const [one, other] = cells ?? [left || t('value.none'), right || t('value.none')];
    return html`<tr class="${differs ? 'differs' : ''} ${line.values.some((value) => value !== null) ? '' : 'setting'}"><th scope="row">${mark(differs)}${label}</th><td class="numeric">${one}</td><td class="numeric">${other}</td><td class="numeric">${said}</td><td class="numeric">${relative}</td></tr>`;
  }

  #save({ rows, figures, outcome }) {
    const lines = [...outcome, ...figures].map((line) => [line.label, line.values[0] ?? line.left, line.values[1] ?? line.right, differenceOf(line).number]);
    const made = [t('csv.quality'), ...rows.map(({ synthetic }) => (synthetic ? t('origin.synthetic') : ''))];
    saveCsv('firedamp-projects-compared', [t('compare.what'), ...rows.map(({ name }) => name), t('compare.difference')], [made, ...lines]);
  }
}

/** Whose data both rest on, each said once. */
const attributionsOf = (rows) => rows.map(({ attribution }) => attribution).filter((each, place, all) => each && all.findIndex((other) => text(other) === text(each)) === place);

/** Numbers alone have a difference; money of two currencies has none. */
function differenceOf({ values: [one, other], unit, apart, difference = (value) => quantity(value, unit) }) {
  if (typeof one !== 'number' || typeof other !== 'number' || apart || one === other) return { said: '', relative: '', number: null };
  const number = other - one;
  const plus = (text) => (number > 0 && !text.startsWith('+') ? `+${text}` : text);
  const { text: digits, unit: of } = difference(number);
  return { said: plus(`${digits} ${of}`.trim()), relative: one ? plus(percent((100 * number) / Math.abs(one), 2)) : '', number };
}

customElements.define('fd-projects-compared', ProjectsCompared);
