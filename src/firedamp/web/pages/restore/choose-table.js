// Which quantity of a reference table, in which years? Where the basin has none of it, the demonstration basin is offered.
import { html, nothing } from 'lit';
import { change, href, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import * as reference from '../../core/reference-api.js';
import { beginWithTable } from '../../core/restoration-api.js';
import '../../components/demonstration-offer.js';

/** What the page is most often for. */
const FIRST = 'methane_abundance.absolute_abundance_m3_min';
export const nameOf = ({ table, column }) => `${table}.${column}`;
/** "Absolute abundance, m³/min". */
export const wordsOf = ({ label, unit }) => [text(label), unitName(unit)].filter(Boolean).join(', ');

class RestoreTable extends Component {
  static properties = { quantities: { attribute: false }, basin: { attribute: false }, address: { type: String }, busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.records = new Load(this);
  }

  get #quantity() {
    const wanted = parameter('quantity') || FIRST;
    return this.quantities.find((each) => nameOf(each) === wanted) ?? this.quantities[0];
  }

  willUpdate(changed) {
    const { table } = this.#quantity;
    if (changed.has('address')) this.problem = '';
    this.records.want(`${table} ${this.basin?.id}`, () => reference.records(table, { basin: this.basin.id }, { limit: 1 }));
  }

  render() {
    const chosen = this.#quantity;
    const nothingThere = this.records.value?.total === 0;
    return html`<form class="restore-choose" @submit=${this.#begin}>
        <label><span>${t('restore.quantity')}</span><select name="quantity" @change=${(event) => change({ quantity: event.target.value === FIRST ? '' : event.target.value }, { replace: true })}>
          ${this.quantities.map((each) => html`<option value=${nameOf(each)} .selected=${each === chosen}>${wordsOf(each)}</option>`)}</select></label>
        ${this.#year('first', t('series.from'), t('series.from_first'))} ${this.#year('last', t('series.to'), t('series.to_last'))}
        <button class="button primary" ?disabled=${this.busy || nothingThere}>${t('restore.look')}</button>
      </form>
      <p class="note">${t('restore.from_table_means', { basin: text(this.basin?.name) })}</p>
      ${nothingThere ? this.#empty() : nothing}
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>${this.lacking ? html`<fd-demonstration-offer></fd-demonstration-offer>` : nothing}` : nothing}`;
  }

  #year(name, label, usual) {
    return html`<label><span>${label}</span><input name=${name} type="number" inputmode="numeric" min="1" max="9999" step="1" placeholder=${usual} .value=${parameter(name)} @change=${(event) => change({ [name]: event.target.value }, { replace: true })} /></label>`;
  }

  #empty() {
    const { table } = this.#quantity;
    return html`<div class="empty"><strong>${t('restore.table_empty', { basin: text(this.basin.name) })}</strong><p>${t('restore.table_empty_hint')}</p>
      <span class="empty-actions"><a class="button" href=${href(`/reference/${table}/import`)}>${t('load_table')}</a> <fd-demonstration-offer></fd-demonstration-offer></span></div>`;
  }

  async #begin(event) {
    event.preventDefault();
    const { table, column } = this.#quantity;
    const span = Object.fromEntries(['first', 'last'].filter((name) => parameter(name)).map((name) => [name, Number(parameter(name))]));
    Object.assign(this, { busy: true, problem: '', lacking: false });
    try {
      this.tell('begun', await beginWithTable({ basin: this.basin.id, table, column, ...span }));
    } catch (error) {
      this.lacking = Boolean(error.broke?.('no_known_values'));
      this.problem = faultWords(error);
    }
    this.busy = false;
  }
}

customElements.define('fd-restore-table', RestoreTable);
