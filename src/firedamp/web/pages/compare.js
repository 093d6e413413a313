// Compare: where do two calculations differ, line by line, and by how much?
import { html, nothing } from 'lit';
import { change, href, parameter } from '../core/address.js';
import * as api from '../core/api.js';
import { save, saveCsv } from '../core/download.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t, text, word } from '../core/locale.js';
import { percent, quantity, significant, unitName, year } from '../core/numbers.js';
import { currentUser, sessionChanges } from '../core/session.js';
import { comparedDoor } from '../doors/stored.js';
import { momentText } from '../doors/door.js';
import { empty, failure, skeleton } from '../components/states.js';
import { signInEmpty } from './calculations/sign-in.js';
import '../components/room-tabs.js';
import '../components/save-menu.js';

const PARTS = ['outputs', 'trace'];
/** Beyond what a computer rounds. */
const SAME = 1e-9;

const differs = ({ left, right }) => left === null || right === null || Math.abs(right - left) > SAME * Math.max(Math.abs(left), Math.abs(right));

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
    this.data.want(JSON.stringify([left, right, currentUser()?.username ?? '']), async () => (left && right ? api.compareCalculations(left, right) : null));
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
    return html`<section class="panel compare">
      <label class="only"><input type="checkbox" .checked=${only} @change=${(event) => change({ only: event.target.checked ? 'differences' : '' }, { replace: true })} /> ${t('compare.only')}</label>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('compare.title')}>
        <table class="compare-table">
          <caption class="unseen">${t('compare.title')}</caption>
          <thead><tr><th scope="col">${t('compare.what')}</th>${['left', 'right'].map((side) => html`<th scope="col" class="numeric"><a href=${href(`/calculations/${found[side].id}`)}>${found[side].name || t('name.none')}</a></th>`)}<th scope="col" class="numeric">${t('compare.difference')}</th><th scope="col" class="numeric">${t('compare.ratio')}</th></tr></thead>
          <tbody>${this.#settings(found).filter((row) => !only || row.left !== row.right).map((row) => this.#setting(row))}</tbody>
          ${PARTS.map((part) => this.#part(found, part, only))}
        </table>
      </div>
    </section>`;
  }

  /** What the calculations were made by, before their numbers. */
  #settings({ left, right }) {
    const rows = [
      [t('method'), (row) => text(row.method_title)],
      [t('gwp_set'), (row) => word('gwp', row.gwp_set)],
      [t('mine'), (row) => (row.mine ? named(row.mine.name) : '')],
      [t('year'), (row) => (row.year ? year(row.year) : '')],
      [t('stored.owner'), (row) => row.owner ?? ''],
      [t('stored.created'), (row) => momentText(row.created)],
    ];
    return rows.map(([label, of]) => ({ label, left: of(left), right: of(right) })).filter((row) => row.left || row.right);
  }

  #setting({ label, left, right }) {
    return html`<tr class=${left === right ? '' : 'differs'}><th scope="row">${this.#mark(left !== right)}${label}</th><td class="numeric">${left || t('value.none')}</td><td class="numeric">${right || t('value.none')}</td><td></td><td></td></tr>`;
  }

  #mark(different) {
    return different ? html`<span class="differs-mark" aria-hidden="true">≠</span><span class="unseen">${t('compare.differs')}: </span>` : nothing;
  }

  #part(found, part, only) {
    const lines = found[part].filter((line) => !only || differs(line));
    return html`<tbody><tr class="part"><th scope="rowgroup" colspan="5">${part === 'outputs' ? t('compare.outputs') : t('compare.trace')}</th></tr>
      ${lines.length ? lines.map((line) => this.#line(found, line, part)) : html`<tr><td colspan="5" class="muted">${t('compare.all_equal')}</td></tr>`}</tbody>`;
  }

  #line(found, line, part) {
    const unit = unitName(line.unit);
    const number = (side) => (line[side] === null ? t('value.none') : html`<fd-number bare .label="${text(line.label)}, ${found[side].name}" .written=${quantity(line[side], line.unit)} .door=${() => comparedDoor(found[side], line, line[side], part)}></fd-number>`);
    return html`<tr class=${differs(line) ? 'differs' : ''}>
      <th scope="row">${this.#mark(differs(line))}${text(line.label)}${unit ? html`<span class="muted">, ${unit}</span>` : nothing}</th>
      <td class="numeric">${number('left')}</td><td class="numeric">${number('right')}</td>
      <td class="numeric">${line.difference === null ? t('value.none') : `${line.difference > 0 ? '+' : ''}${quantity(line.difference).text}`}</td>
      <td class="numeric">${line.ratio === null ? t('value.none') : `× ${significant(line.ratio, 4)}`}</td>
    </tr>`;
  }

  #save(found, kind) {
    if (kind === 'JSON') {
      save('firedamp-compare.json', JSON.stringify(found, null, 1), 'application/json');
      return;
    }
    const header = [t('compare.part'), t('compare.symbol'), t('compare.what'), t('field.unit'), found.left.name || 'A', found.right.name || 'B', t('compare.difference'), t('compare.ratio')];
    const settings = this.#settings(found).map(({ label, left, right }) => ['', '', label, '', left, right]);
    const lines = PARTS.flatMap((part) => found[part].map((line) => [part === 'outputs' ? t('compare.outputs') : t('compare.trace'), line.name, text(line.label), unitName(line.unit), line.left, line.right, line.difference, line.ratio]));
    saveCsv('firedamp-compare', header, [...settings, ...lines]);
  }
}

customElements.define('fd-compare', Compare);
