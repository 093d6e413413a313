// A record: all its values with unit, origin and document; how they came about; what depends on it.
import { html, nothing } from 'lit';
import { go, href, parameter, parameterList, settings } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t, text } from '../core/locale.js';
import { exact, quantity, unitName } from '../core/numbers.js';
import { mayChange, recordChanges, restoreRecord } from '../core/record-changes.js';
import { calculableOf, pageOfRecord, sourceSaid, unsure } from '../core/record-columns.js';
import { isAbsent, written } from '../core/record-values.js';
import * as reference from '../core/reference-api.js';
import { languageOf } from '../core/sources.js';
import { valueDoor } from '../doors/record.js';
import { figureMarks, isFigure } from '../components/grid/cell.js';
import { originMark, unsureMark } from '../components/origin.js';
import { syntheticNote } from '../components/synthetic-banner.js';
import { empty, failure, skeleton } from '../components/states.js';
import { editInForm } from './reference/edit-in-form.js';
import { neighbours } from './reference/neighbours.js';
import './reference/conflict-dialog.js';
import './reference/delete-dialog.js';
import './reference/history.js';
import './reference/record-form.js';

class ReferenceRecord extends Component {
  static properties = { table: { type: String }, recordId: { type: String }, address: { type: String } };

  constructor() {
    super();
    this.found = new Load(this);
    this.beside = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(recordChanges, 'change', () => this.found.again());
  }

  get query() {
    return { basin: settings().basin, q: parameter('q'), filters: parameterList('filter'), sort: parameter('sort') };
  }

  willUpdate() {
    this.found.want(`${this.table}/${this.recordId}`, () => this.#read());
    const at = parameter('at') === '' ? null : Number(parameter('at'));
    this.beside.want(JSON.stringify([this.query, at]), () => neighbours(this.table, this.query, Number(this.recordId), at));
  }

  /** The record with its history; of a deleted one the history alone. */
  async #read() {
    const [schema, history] = await Promise.all([reference.schemaOf(this.table), reference.history(this.table, this.recordId)]);
    if (history.deleted) return { schema, history, record: null, dependents: [] };
    const [record, { items }] = await Promise.all([reference.record(this.table, this.recordId), reference.dependents(this.table, this.recordId)]);
    return { schema, history, record, dependents: items };
  }

  updated() {
    if (location.hash !== '#history' || !this.found.value || this.scrolled) return;
    this.scrolled = true;
    this.updateComplete.then(() => this.querySelector('#history')?.scrollIntoView());
  }

  render() {
    const { value, error } = this.found;
    document.title = `${value?.record ? named(value.record.name) : t('room.reference')} · Firedamp`;
    if (error?.status === 404) return html`<div class="page"><h1>${t('room.reference')}</h1>${empty(t('record.unknown'), t('record.unknown_hint'), html`<a class="button primary" href=${href(`/reference/${this.table}`)}>${t('record.to_table')}</a>`)}</div>`;
    if (error) return html`<div class="page"><h1>${t('room.reference')}</h1>${failure(error, () => this.found.again())}</div>`;
    if (!value) return html`<div class="page"><h1>${t('room.reference')}</h1>${skeleton(12)}</div>`;
    return html`<div class="page">
      ${syntheticNote(value.record?.synthetic)}
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/reference')}>${t('room.reference')}</a> › <a href=${this.#back()}>${text(value.schema.title)}</a></nav>
      ${value.record ? this.#head(value) : html`<h1>${t('record.deleted')}</h1><p class="lead">${t('record.deleted_hint')}</p>`}
      <div class="record-columns">
        ${value.record ? html`<section class="panel">${this.#values(value)}</section>` : nothing}
        <div class="record-side">
          <section class="panel"><fd-record-history .schema=${value.schema} .history=${value.history} @restore-wanted=${(event) => this.#restore(event.detail)}></fd-record-history></section>
          ${value.record ? this.#depending(value.dependents) : nothing}
        </div>
      </div>
      <fd-record-form></fd-record-form><fd-conflict-dialog></fd-conflict-dialog><fd-delete-dialog></fd-delete-dialog>
    </div>`;
  }

  #back() {
    const { q, filters, sort } = this.query;
    return href(`/reference/${this.table}`, { q, filter: filters, sort });
  }

  #head({ record }) {
    return html`<header class="page-head">
      <div><h1>${named(record.name)}</h1><p class="lead">${this.#about(record)}</p></div>
      <div class="page-actions">
        ${this.#steps()} ${this.#calculate(record)}
        <button type="button" class="button" @click=${this.#delete}>${t('delete')}</button>
        <button type="button" class="button primary" @click=${this.#edit}>${t('record.edit')}</button>
      </div>
    </header>`;
  }

  #about(record) {
    const page = pageOfRecord(this.table, record.key);
    const said = [record.edited ? t('grid.edited') : '', record.synthetic ? t('origin.synthetic') : '', record.package ? t('record.package', { name: record.package }) : t('record.by_hand')].filter(Boolean);
    return html`${t('record.key', { key: record.key })} · ${said.join(' · ')}${page ? html` · <a href=${href(page)}>${t('mine.open')}</a>` : nothing}`;
  }

  /** Where a method can take the record: its mine and year are given. */
  #calculate(record) {
    const given = calculableOf(this.table, record);
    return given ? html`<a class="button" href=${href('/calculate', given)}>${t('record.calculate')}</a>` : nothing;
  }

  #steps() {
    const found = this.beside.value;
    if (!found) return nothing;
    const step = (record, sign, label, at) => (record ? html`<a class="icon-button button" href=${href(`/reference/${this.table}/${record.id}`, { ...this.#kept(), at })} aria-label="${label}: ${named(record.name)}" title="${label}: ${named(record.name)}">${sign}</a>` : nothing);
    return html`<nav class="steps-beside" aria-label=${t('record.beside')}>
      ${step(found.previous, '‹', t('record.previous'), found.place - 1)}
      <span class="muted">${t('record.place', { place: exact(found.place + 1), total: exact(found.total) })}</span>
      ${step(found.next, '›', t('record.next'), found.place + 1)}
    </nav>`;
  }

  #kept() {
    const { q, filters, sort } = this.query;
    return { q, filter: filters, sort };
  }

  #values({ schema, record }) {
    const shown = (common) => schema.columns.filter((column) => column.common === common);
    return html`<h2>${t('record.values')}</h2>
      <dl class="passport record-values">${shown(false).map((column) => this.#value(schema, record, column))}</dl>
      <h3>${t('record.origin')}</h3>
      <dl class="passport record-values">${shown(true).map((column) => this.#value(schema, record, column))}</dl>`;
  }

  #value(schema, record, column) {
    const value = record.values[column.name];
    return html`<div><dt title=${text(column.help)}>${text(column.label)}</dt><dd>${isAbsent(value) ? html`<span class="absent">${t('value.none')}</span>` : this.#drawn(schema, record, column, value)}</dd></div>`;
  }

  #drawn(schema, record, column, value) {
    const said = column.name === 'unit' ? unitName(value) || value : written(column, value);
    if (isFigure(schema, column)) {
      const figure = { ...quantity(value, column.unit), text: said };
      return html`<fd-number .label=${text(column.label)} .written=${figure} .door=${() => valueDoor(schema, record, column)}></fd-number> ${figureMarks(record, column)}${unsureMark(unsure(record))}`;
    }
    if (column.name === 'quality') return originMark(value);
    const page = value?.id ? pageOfRecord(column.table, value.id) : null;
    if (page) return html`<a href=${href(page)}>${named(value.name)}</a>`;
    if (/^https?:\/\//.test(said)) return html`<a href=${said} rel="noopener external" target="_blank">${said}</a>`;
    const told = column.name === 'source' ? sourceSaid(record) : said;
    return html`<span lang=${languageOf(told)}>${told}</span>${column.type === 'number' && column.unit ? ` ${unitName(column.unit)}` : nothing}`;
  }

  #depending(dependents) {
    return html`<section class="panel"><h2>${t('record.dependents')}</h2>
      ${dependents.length ? html`<ul class="bullets">${dependents.map((group) => html`<li><strong>${text(group.title)}: ${group.count}</strong> <span class="muted">${group.examples.map(named).join('; ')}${group.count > group.examples.length ? ' …' : ''}</span></li>`)}</ul>` : html`<p class="muted">${t('delete.nothing_depends')}</p>`}
    </section>`;
  }

  #edit() {
    const { schema, record } = this.found.value;
    return editInForm(this, { schema, record, basin: settings().basin });
  }

  async #delete() {
    if (!(await mayChange())) return;
    const { schema, record } = this.found.value;
    const gone = await this.querySelector('fd-delete-dialog').ask({ schema, records: [record] });
    if (gone) go(this.#back());
  }

  async #restore(entry) {
    if (!(await mayChange())) return;
    await restoreRecord(this.table, Number(this.recordId), entry.version, (record) => t('done.restored', { name: named(record.name), version: entry.version }));
  }
}

customElements.define('fd-reference-record', ReferenceRecord);
