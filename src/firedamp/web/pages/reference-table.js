// The data desk: one reference table, found, filtered, ordered, changed cell by cell or together, whatever its length.
import { html, nothing } from 'lit';
import { change, go, href, parameter, parameterList, settings } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t, text } from '../core/locale.js';
import { createRecord, mayChange, recordChanges, redoLast, undoLast } from '../core/record-changes.js';
import { orderAtFirst, ordered, shownColumns } from '../core/record-columns.js';
import { byColumn, parse, withColumn } from '../core/record-filters.js';
import { RecordSource } from '../core/record-source.js';
import * as reference from '../core/reference-api.js';
import { knownUser, mayEditReference, sessionChanges } from '../core/session.js';
import { valueDoor } from '../doors/record.js';
import { print } from '../components/grid/printing.js';
import { Selection } from '../components/grid/selection.js';
import { failure, skeleton } from '../components/states.js';
import { editInForm } from './reference/edit-in-form.js';
import { Edits } from './reference/edits.js';
import { absent, nothingFound } from './reference/nothing-there.js';
import '../components/grid.js';
import './reference/bulk-dialog.js';
import './reference/cards.js';
import './reference/conflict-dialog.js';
import './reference/delete-dialog.js';
import './reference/filter-dialog.js';
import './reference/paste-dialog.js';
import './reference/record-form.js';
import './reference/status.js';
import './reference/tools.js';

const PAUSE_MS = 150;
const NARROW = matchMedia('(width <= 640px)');

class ReferenceTable extends Component {
  static properties = { table: { type: String }, address: { type: String } };

  source = new RecordSource();
  edits = new Edits(this);
  /** the same on wide screens and narrow ones */
  selection = new Selection();
  #timer = 0;
  #known = new Map();

  constructor() {
    super();
    this.found = new Load(this);
    this.totals = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(this.source, 'change');
    this.watch(recordChanges, 'change', () => this.#again());
    this.watch(sessionChanges, 'change');
    this.watch(NARROW, 'change');
    this.watch(document, 'keydown', (event) => this.#undoKey(event));
    knownUser();
  }

  get schema() {
    return this.found.value;
  }

  get basin() {
    return settings().basin;
  }

  get grid() {
    return this.querySelector('fd-grid');
  }

  /** What the address asks for. */
  get query() {
    return { basin: this.basin, q: parameter('q'), filters: parameterList('filter'), sort: parameter('sort') || orderAtFirst(this.schema) };
  }

  willUpdate() {
    this.found.want(this.table, () => reference.schemaOf(this.table));
    if (!this.schema) return;
    const query = this.query;
    if (this.source.ask(this.table, query)) {
      this.selection.picked.clear();
      this.updateComplete.then(() => this.grid?.toTop());
    }
    this.totals.want(JSON.stringify([this.table, { ...query, sort: '' }]), () => reference.sums(this.table, query));
  }

  render() {
    const { schema } = this;
    document.title = `${schema ? text(schema.title) : t('room.reference')} · Firedamp`;
    if (this.found.error) return html`<div class="page"><h1>${t('room.reference')}</h1>${absent(this, this.found.error)}</div>`;
    if (!schema) return html`<div class="page"><h1>${t('room.reference')}</h1>${skeleton(12)}</div>`;
    const importing = href(`/reference/${schema.id}/import`);
    return html`<div class="page desk">
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/reference')}>${t('room.reference')}</a></nav>
      <header class="page-head">
        <div><h1>${text(schema.title)}</h1><p class="lead">${text(schema.summary)}</p></div>
        <div class="page-actions"><a class="button" href=${importing}>${t('table.import')}</a><button type="button" class="button primary" @click=${this.#create}>${t('record.new')}</button></div>
      </header>
      <section class="panel wide" @filter-wanted=${(event) => this.#filter(event.detail)} @all-wanted=${() => this.edits.pickAll()}>${this.#records(schema)}</section>
      <fd-filter-dialog></fd-filter-dialog><fd-paste-dialog></fd-paste-dialog><fd-bulk-dialog></fd-bulk-dialog><fd-delete-dialog></fd-delete-dialog>
      <fd-record-form></fd-record-form><fd-conflict-dialog></fd-conflict-dialog>
    </div>`;
  }

  #records(schema) {
    const { source, query } = this;
    const columns = shownColumns(schema, parameter('columns').split(',').filter(Boolean));
    return html`<fd-table-tools .schema=${schema} .query=${query} .columns=${columns} .names=${this.#name} .picked=${this.selection.picked.size} ?narrow=${NARROW.matches}
        @searched=${this.#searched} @filtered=${(event) => change({ filter: event.detail })} @columns-chosen=${this.#columns} @order-chosen=${(event) => change({ sort: event.detail }, { replace: true })}
        @bulk-wanted=${() => this.edits.together('fd-bulk-dialog')} @delete-wanted=${() => this.edits.together('fd-delete-dialog')} @none-wanted=${this.#unpick} @print-wanted=${() => print(this.grid)}></fd-table-tools>
      ${source.error ? failure(source.error, () => source.again()) : nothing} ${source.total === 0 ? nothingFound(this, query) : this.#shown(schema, columns, query)}
      <fd-table-status .source=${source} .grid=${this.grid} .sums=${this.totals.value?.sums ?? {}} .narrow=${NARROW.matches}></fd-table-status>`;
  }

  #shown(schema, columns, query) {
    const wayBack = (at) => ({ q: query.q, filter: query.filters, sort: query.sort, at });
    if (NARROW.matches) return html`<fd-record-cards .schema=${schema} .columns=${columns} .source=${this.source} .selection=${this.selection} .wayBack=${wayBack}
      @picked=${() => this.requestUpdate()} @change-wanted=${({ detail: record }) => editInForm(this, { schema, record, basin: this.basin })}></fd-record-cards>`;
    return html`<fd-grid .label=${text(schema.title)} .schema=${schema} .columns=${columns} .source=${this.source} .selection=${this.selection} .basin=${this.basin} .wayBack=${wayBack} .sort=${query.sort}
      .sums=${this.totals.value?.sums ?? {}} .filtered=${[...byColumn(query.filters).keys()]} .pending=${this.edits.pending} ?writable=${mayEditReference()}
      @sorted=${this.#sorted} @selected=${() => this.requestUpdate()} @edit-wanted=${(event) => this.edits.begin(event.detail)} @cell-typed=${(event) => this.edits.typed(event.detail)} @cell-dropped=${(event) => this.edits.drop(event.detail)}
      @door-wanted=${({ detail }) => this.tell('door', () => valueDoor(schema, detail.record, detail.column))} @record-wanted=${({ detail }) => go(href(`/reference/${schema.id}/${detail.record.id}`, wayBack(detail.row)))}
      @copy-wanted=${(event) => this.edits.copy(event.detail)} @paste-wanted=${(event) => this.edits.paste(event.detail)} @clear-wanted=${() => this.edits.clear()}></fd-grid>`;
  }

  #again() {
    this.source.again();
    this.totals.again();
  }

  #searched({ detail }) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => change({ q: detail }, { replace: true }), PAUSE_MS);
  }

  #columns({ detail }) {
    change({ columns: detail.join(',') }, { replace: true });
    this.grid?.requestUpdate();
  }

  #sorted({ detail: column }) {
    change({ sort: this.query.sort === column.name ? `-${column.name}` : column.name }, { replace: true });
  }

  /** The name of what a filter leads to: as it was picked, or as a record here names it. */
  #name = (column, id) => {
    const here = this.source.known().find((record) => record.values[column.name]?.id === id);
    return this.#known.get(id) ?? (here ? named(here.values[column.name].name) : id);
  };

  async #filter(column) {
    const { schema, basin, query } = this;
    const found = await this.querySelector('fd-filter-dialog').ask({ columns: ordered(schema), column, filters: query.filters, basin, names: this.#name });
    if (!found) return;
    found.chosen.forEach((each) => this.#known.set(each.id, each.title));
    change({ filter: withColumn(query.filters, found.column, found.filters) });
  }

  #unpick() {
    this.selection.picked.clear();
    this.pickedAnew();
  }

  /** Other records are picked than before: show which. */
  pickedAnew() {
    this.querySelector('fd-grid, fd-record-cards')?.requestUpdate();
    this.requestUpdate();
  }

  async #create() {
    if (!(await mayChange())) return;
    const { schema, basin } = this;
    const save = (values) => createRecord(schema.id, values, (record) => t('done.created', { name: named(record.name) }));
    // What is filtered by is most likely what the new record is of.
    const equal = this.query.filters.map(parse).filter((each) => each.operator === 'eq');
    const values = Object.fromEntries(equal.map((each) => [each.column, this.#given(each)]));
    await this.querySelector('fd-record-form').ask({ schema, basin, values: { ...(schema.by_basin ? { basin: { id: basin } } : {}), ...values }, save });
  }

  #given({ column: name, value }) {
    const column = this.schema.columns.find((each) => each.name === name);
    if (column?.type === 'reference') return { id: value, name: { en: this.#name(column, value), ru: this.#name(column, value) } };
    return column?.type === 'number' || column?.type === 'year' ? Number(value) : value;
  }

  #undoKey(event) {
    const typing = event.composedPath()[0]?.matches?.('input:not([type=checkbox]), textarea, select');
    if (!(event.ctrlKey || event.metaKey) || typing || document.querySelector('dialog[open]')) return;
    const again = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
    if (!again && event.code !== 'KeyZ') return;
    event.preventDefault();
    if (again) redoLast();
    else undoLast();
  }
}

customElements.define('fd-reference-table', ReferenceTable);
