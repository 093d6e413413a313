// Records on a narrow screen: each a card with the values that matter, a tick, the way to its page and its form; more on demand.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { named, t, text } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import { unsure } from '../../core/record-columns.js';
import { isAbsent, written } from '../../core/record-values.js';
import { unsureMark } from '../../components/origin.js';
import { figureMarks, isFigure } from '../../components/grid/cell.js';

const STEP = 50;
const MOST_ON_A_CARD = 3;

/** Which columns a card shows: figures first; what its name says already is left out. */
function onCard(schema, columns) {
  const said = new Set(schema.named ? columns.slice(0, 1).map((column) => column.name) : schema.key);
  const others = columns.filter((column) => !said.has(column.name) && !column.common);
  return [...others.filter((column) => isFigure(schema, column)), ...others.filter((column) => !isFigure(schema, column))].slice(0, MOST_ON_A_CARD);
}

class RecordCards extends Component {
  static properties = { schema: { attribute: false }, columns: { attribute: false }, source: { attribute: false }, selection: { attribute: false }, wayBack: { attribute: false }, count: { state: true } };

  constructor() {
    super();
    this.count = STEP;
  }

  willUpdate(changed) {
    if (changed.has('source') && this.source) this.watch(this.source, 'change', () => this.#come());
  }

  render() {
    const { total } = this.source;
    const records = Array.from({ length: Math.min(this.count, total ?? 0) }, (_, place) => this.source.at(place));
    const columns = onCard(this.schema, this.columns);
    return html`<ul class="record-cards">${records.map((record, place) => (record ? this.#card(record, columns, place) : html`<li class="record-card skeleton"><span></span></li>`))}</ul>
      ${total > this.count ? html`<button type="button" class="button" @click=${this.#more}>${t('cards.more', { count: Math.min(STEP, total - this.count) })}</button>` : nothing}`;
  }

  #card(record, columns, place) {
    const name = named(record.name);
    const picked = this.selection.picked.has(record.id);
    return html`<li class="record-card ${picked ? 'picked' : ''}">
      <div class="record-card-head">
        <label class="record-card-pick"><input type="checkbox" aria-label=${t('grid.pick', { name })} .checked=${live(picked)} @change=${() => this.#pick(record)} /></label>
        <a href=${href(`/reference/${this.schema.id}/${record.id}`, this.wayBack?.(place) ?? {})}><strong>${name}</strong></a>
        <button type="button" class="button" aria-label="${t('record.edit')}: ${name}" @click=${() => this.tell('change-wanted', record)}>${t('record.edit')}</button>
      </div>
      <dl>${columns.filter((column) => !isAbsent(record.values[column.name])).map((column) => this.#fact(record, column))}</dl>
    </li>`;
  }

  #fact(record, column) {
    const figure = isFigure(this.schema, column);
    return html`<div><dt>${text(column.label)}</dt><dd>${figure ? figureMarks(record, column) : nothing} ${written(column, record.values[column.name])} ${column.type === 'number' ? unitName(column.unit) : nothing}${figure ? unsureMark(unsure(record)) : nothing}</dd></div>`;
  }

  #pick(record) {
    this.selection.pick(record);
    this.requestUpdate();
    this.tell('picked');
  }

  #more() {
    this.count += STEP;
    this.source.want(0, this.count - 1);
  }

  /** In another order all that were shown are asked for, not the first alone. */
  #come() {
    this.source.want(0, this.count - 1);
    this.requestUpdate();
  }
}

customElements.define('fd-record-cards', RecordCards);
