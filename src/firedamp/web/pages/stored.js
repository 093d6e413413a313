// A stored calculation: what was given, what came out, how sure that is, and all that it takes to make it again.
import { html, nothing } from 'lit';
import { go, href } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t, text, word } from '../core/locale.js';
import { decimals, year } from '../core/numbers.js';
import { currentUser, mayEnter, sessionChanges } from '../core/session.js';
import { momentText } from '../doors/door.js';
import { methodDoor } from '../doors/method.js';
import { attributionLine } from '../components/attribution.js';
import { empty, failure, skeleton } from '../components/states.js';
import { syntheticMark, syntheticNote } from '../components/synthetic-banner.js';
import { deleteWithUndo, duplicate, exportAs, KINDS, rename } from './calculations/actions.js';
import { makeReport, mayReport } from './calculations/make-report.js';
import { signInEmpty } from './calculations/sign-in.js';
import '../components/name-dialog.js';
import '../components/result.js';
import '../components/room-tabs.js';
import '../components/save-menu.js';
import { FIRST_TARGET_T } from './calculate/inverse.js';
import './reports/new-dialog.js';

class Stored extends Component {
  static properties = { calculationId: { type: String }, address: { type: String } };

  constructor() {
    super();
    this.data = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    this.data.want(JSON.stringify([this.calculationId, who]), () => api.calculation(this.calculationId));
  }

  render() {
    const { value: found, error } = this.data;
    document.title = `${found?.name || t('stored.title')} · Firedamp`;
    return html`<div class="page">
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/calculations')}>${t('tab.calculations')}</a></nav>
      ${error ? html`<h1>${t('stored.title')}</h1>${this.#absent(error)}` : found ? this.#content(found) : html`<h1>${t('stored.title')}</h1>${skeleton(12)}`}
    </div>`;
  }

  #absent(error) {
    if (error.status !== 404 && error.status !== 422) return failure(error, () => this.data.again());
    if (!currentUser()) return signInEmpty();
    return empty(t('stored.unknown'), t('stored.unknown_hint'), html`<a class="button primary" href=${href('/calculations')}>${t('tab.calculations')}</a>`);
  }

  #content(found) {
    const line = found.mine ? { name: found.mine.name, year: found.year, origin: found.origin } : null;
    return html`<header class="page-head">
        <div><h1>${syntheticMark(found.synthetic)}${found.name || t('name.none')}</h1><p class="lead">${this.#about(found)}</p></div>
        <div class="page-actions">${this.#actions(found)}</div>
      </header>
      ${syntheticNote(found.synthetic)}
      <div class="mine-columns stored-columns">
        <div class="mine-aside"><section class="panel"><h2>${t('stored.provenance')}</h2>${this.#provenance(found)}</section></div>
        <div class="mine-main calculate-results"><fd-result fixed .found=${{ line, result: found.result }} .attribution=${text(found.attribution)} .synthetic=${found.synthetic} .limit=${FIRST_TARGET_T}></fd-result></div>
      </div>
      ${attributionLine(found.attribution)}
      <fd-name-dialog></fd-name-dialog><fd-new-report-dialog></fd-new-report-dialog>`;
  }

  #about(found) {
    const method = html`<button type="button" class="link" @click=${() => this.tell('door', () => methodDoor(found.method))}>${text(found.result.title)}</button>`;
    const mine = found.mine ? html`<a href=${href(`/mines/${found.mine.id}`)}>${named(found.mine.name)}</a>${found.year ? `, ${year(found.year)}` : ''}. ` : nothing;
    return html`${mine}${method}.`;
  }

  #actions(found) {
    return html`<a class="button primary" href=${inForm(found)}>${t('stored.open_form')}</a>
      ${mayReport(found) ? html`<button type="button" class="button" @click=${() => makeReport(this.querySelector('fd-new-report-dialog'), found)}>${t('reports.make')}</button>` : nothing}
      ${mayEnter() ? html`<button type="button" class="button" @click=${() => this.#rename(found)}>${t('action.rename')}</button>
      <button type="button" class="button" @click=${() => this.#duplicate(found)}>${t('action.duplicate')}</button>
      <button type="button" class="button" @click=${() => this.#delete(found)}>${t('action.delete')}</button>` : nothing}
      <fd-save-menu .kinds=${Object.keys(KINDS)} .label=${t('export')} .subject=${found.name || t('stored.title')} @save=${({ detail }) => exportAs(found, detail)}></fd-save-menu>`;
  }

  #provenance(found) {
    const { result } = found;
    const rows = [
      [t('stored.owner'), found.owner ?? 'Firedamp'],
      [t('organisation'), found.organisation ? named(found.organisation.name) : 'Firedamp'],
      [t('stored.created'), momentText(found.created)],
      [t('status'), word('calculation_status', found.status)],
      [t('method'), `${text(result.title)} (${result.method})`],
      [t('door.edition'), result.edition],
      [t('gwp_set'), word('gwp', result.gwp_set)],
      [t('csv.draws'), decimals(found.draws, 0)],
      [t('csv.seed'), year(found.seed)],
      [t('stored.generator'), `${result.uncertainty.generator}; ${result.uncertainty.transform}`],
      [t('door.software'), `Firedamp ${result.software_version}`],
      [t('stored.sheet_hash'), html`<code>${result.sheet_hash}</code>`],
      [t('stored.factors_hash'), html`<code>${result.factors_hash}</code>`],
    ];
    return html`<dl class="passport">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
      <p class="note">${t('stored.reproducible')}</p>`;
  }

  #rename(found) {
    rename(this.querySelector('fd-name-dialog'), found, (renamed) => {
      this.data.value = { ...found, name: renamed.name };
      this.requestUpdate();
    });
  }

  #duplicate(found) {
    duplicate(this.querySelector('fd-name-dialog'), found, (copy) => go(`/calculations/${copy.id}`));
  }

  #delete(found) {
    deleteWithUndo(found, { undone: () => go(`/calculations/${found.id}`) });
    go('/calculations');
  }
}

/** The address of the form with the same inputs. */
function inForm({ method, mine, year: of, inputs, uncertainty, gwp_set: gwpSet }) {
  const kept = { inputs: JSON.stringify(inputs), uncertainty: Object.keys(uncertainty).length ? JSON.stringify(uncertainty) : '' };
  const scope = mine ? { mine: mine.id, year: of } : { free: 'yes' };
  return href('/calculate', { ...scope, with: method, gwp_set: gwpSet, ...kept });
}

customElements.define('fd-stored', Stored);
