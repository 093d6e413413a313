// Compare: where do two calculations differ, line by line, and by how much?
import { html, nothing } from 'lit';
import { change, href, parameter } from '../core/address.js';
import * as api from '../core/api.js';
import { save, saveCsv } from '../core/download.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t, text, word } from '../core/locale.js';
import { percent, unitName, year } from '../core/numbers.js';
import { currentUser, sessionChanges } from '../core/session.js';
import { momentText } from '../doors/door.js';
import { attributionLine } from '../components/attribution.js';
import { empty, failure, skeleton } from '../components/states.js';
import { syntheticMark, syntheticNote } from '../components/synthetic-banner.js';
import { signInEmpty } from './calculations/sign-in.js';
import { differs, linesOf, PARTS } from './compare/lines.js';
import { lineRow, mark } from './compare/rows.js';
import '../components/room-tabs.js';
import '../components/save-menu.js';

class Compare extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.data = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const [left, right] = [parameter('left'), parameter('right')];
    this.data.want(JSON.stringify([left, right, currentUser()?.username ?? '']), async () => (left && right ? this.#read(left, right) : null));
  }

  /** The comparison, and both calculations for their ranges. */
  async #read(left, right) {
    const [compared, ...both] = await Promise.all([api.compareCalculations(left, right), api.calculation(left), api.calculation(right)]);
    return { ...compared, titles: { left: both[0].result.title, right: both[1].result.title }, attributions: attributionsOf(both), lines: linesOf(compared, ...both) };
  }

  render() {
    document.title = `${t('compare.title')} · Firedamp`;
    const { value, error } = this.data;
    return html`<div class="page">
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/calculations')}>${t('tab.calculations')}</a></nav>
      <header class="page-head">
        <div><h1>${t('compare.title')}</h1><p class="lead">${value ? this.#finding(value) : t('compare.answers')}</p></div>
        ${value ? this.#actions(value) : nothing}
      </header>
      ${error ? this.#absent(error) : value ? this.#content(value) : this.data.loading ? skeleton(12) : this.#none()}
    </div>`;
  }

  #none() {
    return empty(t('compare.none'), t('compare.none_hint'), html`<a class="button primary" href=${href('/calculations')}>${t('tab.calculations')}</a>`);
  }

  #absent(error) {
    if (error.status !== 404 && error.status !== 422) return failure(error, () => this.data.again());
    return currentUser() ? this.#none() : signInEmpty();
  }

  /** The answer: how far the results are apart. */
  #finding({ outputs }) {
    const line = outputs.find(({ name }) => name === 'co2e_t');
    if (!line?.ratio) return t('compare.answers');
    const share = percent(Math.abs(line.ratio - 1) * 100, 3);
    if (!differs(line)) return t('compare.equal');
    return line.ratio > 1 ? t('compare.higher', { share }) : t('compare.lower', { share });
  }

  #actions(found) {
    return html`<div class="page-actions">
      <button type="button" class="button" @click=${() => change({ left: parameter('right'), right: parameter('left') })}>${t('compare.swap')}</button>
      <fd-save-menu .kinds=${['CSV', 'JSON']} .label=${t('export')} .subject=${t('compare.title')} @save=${({ detail }) => this.#save(found, detail)}></fd-save-menu>
    </div>`;
  }

  #content(found) {
    const only = parameter('only') === 'differences';
    return html`${syntheticNote(found.left.synthetic || found.right.synthetic, t('synthetic.in_comparison'))}<section class="panel compare">
      <label class="only"><input type="checkbox" .checked=${only} @change=${(event) => change({ only: event.target.checked ? 'differences' : '' }, { replace: true })} /> ${t('compare.only')}</label>
 ${this.#causes(found)}
      <div class="scroll" tabindex="0" role="region" aria-label=${t('compare.title')}>
        <table class="compare-table">
          <caption class="unseen">${t('compare.title')}</caption>
          <thead><tr><th scope="col">${t('compare.what')}</th>${['left', 'right'].map((side) => html`<th scope="col" class="numeric">${syntheticMark(found[side].synthetic)}<a href=${href(`/calculations/${found[side].id}`)}>${found[side].name || t('name.none')}</a></th>`)}<th scope="col" class="numeric">${t('compare.difference')}</th><th scope="col" class="numeric">${t('compare.relative')}</th></tr></thead>
          <tbody>${this.#settings(found).filter((row) => !only || row.left !== row.right).map((row) => this.#setting(row))}</tbody>
          ${PARTS.map((part) => this.#part(found, part, only))}
        </table>
      </div>
    </section>
    ${found.attributions.map(attributionLine)}`;
  }

  /** What the calculations were made by, before their numbers. */
  #settings(found) {
    const rows = [
      [t('method'), (row) => text(row.method_title)],
      [t('gwp_set'), (row) => word('gwp', row.gwp_set)],
      [t('csv.quality'), (row) => (row.synthetic ? t('origin.synthetic') : '')],
      [t('mine'), (row) => (row.mine ? named(row.mine.name) : '')],
      [t('year'), (row) => (row.year ? year(row.year) : '')],
      [t('stored.owner'), (row) => row.owner ?? ''],
      [t('stored.created'), (row) => momentText(row.created)],
    ];
    return rows.map(([label, of]) => ({ label, left: of(found.left), right: of(found.right) })).filter((row) => row.left || row.right);
  }

  #setting({ label, left, right }) {
    return html`<tr class="setting ${left === right ? '' : 'differs'}"><th scope="row">${mark(left !== right)}${label}</th><td class="numeric">${left || t('value.none')}</td><td class="numeric">${right || t('value.none')}</td><td></td><td></td></tr>`;
  }

  #part(found, part, only) {
    const lines = found.lines[part].filter((line) => !only || differs(line));
    return html`<tbody><tr class="part"><th scope="rowgroup" colspan="5">${t(`compare.${part}`)}</th></tr>
      ${lines.length ? lines.map((line) => lineRow(found, line, part)) : html`<tr><td colspan="5" class="muted">${t('compare.all_equal')}</td></tr>`}</tbody>`;
  }

  /** What the results differ by: the inputs and factors that are not the same. */
  #causes(found) {
    const apart = found.lines.inputs.filter(differs);
    if (!apart.length) return html`<p class="note">${t('compare.inputs_equal')}</p>`;
    return html`<p class="compare-causes">${mark(true)}${t('compare.inputs_differ', { count: apart.length, inputs: apart.map(({ label }) => text(label)).join(', ') })}</p>`;
  }

  #save(found, kind) {
    if (kind === 'JSON') {
      save('firedamp-compare.json', JSON.stringify(found, null, 1), 'application/json');
      return;
    }
    const side = (name) => [name, `${name}, ${t('range.low')}`, `${name}, ${t('range.high')}`];
    const header = [t('compare.part'), t('compare.symbol'), t('compare.what'), t('field.unit'), ...side(found.left.name || 'A'), ...side(found.right.name || 'B'), t('compare.difference'), t('compare.ratio')];
    const settings = this.#settings(found).map(({ label, left, right }) => ['', '', label, '', left, '', '', right]);
    const cells = (line, of) => [line[of], line.ranges[of].low, line.ranges[of].high];
    const lines = PARTS.flatMap((part) => found.lines[part].map((line) => [t(`compare.${part}`), line.name, text(line.label), unitName(line.unit), ...cells(line, 'left'), ...cells(line, 'right'), line.difference, line.ratio]));
    const data = found.attributions.map((said) => ['', '', t('data'), '', text(said)]);
    saveCsv('firedamp-compare', header, [...settings, ...lines, ...data]);
  }
}

/** Whose data both rest on: each said once. */
function attributionsOf(both) {
  const said = both.map(({ attribution }) => attribution).filter(Boolean);
  return said.filter((each, place) => said.findIndex((other) => text(other) === text(each)) === place);
}

customElements.define('fd-compare', Compare);
