// What are the numbers of a file: which quantity, in which unit, of which basin; how is it read, which mine is each series?
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import { changeRestoration } from '../../core/restoration-api.js';
import { ENCODINGS } from '../reference/import/reading.js';
import { nameOf, wordsOf } from './choose-table.js';
import './mines.js';

class Meaning extends Component {
  static properties = { run: { attribute: false }, said: { attribute: false }, busy: { state: true }, problems: { state: true } };

  constructor() {
    super();
    this.basins = new Load(this);
    this.problems = [];
  }

  willUpdate() {
    this.basins.want('all', api.basins);
  }

  render() {
    const { run, said } = this;
    const quantity = said.quantities.find(({ table, column }) => table === run.table && column === run.column);
    const lacking = run.series.filter(({ mine_id: mine }) => !mine).length;
    const still = run.frozen || this.busy;
    return html`<details class="panel meaning" ?open=${!run.table || (lacking > 0 && !run.restored)}><summary><h2>${t('restore.meaning')}</h2> <span class="note">${this.#summary(quantity, lacking)}</span></summary>
      <div class="meaning-form" aria-busy=${Boolean(this.busy)}>
        ${this.#select('quantity', t('restore.quantity'), [['', t('restore.no_quantity')], ...said.quantities.map((each) => [nameOf(each), wordsOf(each)])], quantity ? nameOf(quantity) : '', still, (value) => this.#quantity(value))}
        ${quantity ? this.#select('unit', t('field.unit'), quantity.units.map((each) => [each, unitName(each)]), run.unit, still, (unit) => this.#say({ unit })) : nothing}
        ${quantity ? this.#select('basin', t('basin'), (this.basins.value?.items ?? []).map(({ id, name }) => [id, text(name)]), run.basin?.id ?? '', still, (basin) => this.#say({ basin, mines: {} })) : nothing}
        ${this.#reading(still)}
      </div>
      ${this.problems.length ? html`<ul class="field-problem bullets" role="alert">${this.problems.map((each) => html`<li>${each}</li>`)}</ul>` : nothing}
      ${quantity ? html`<fd-series-mines .run=${run} ?still=${still} @mine-said=${({ detail }) => this.#say({ mines: { ...run.said.mines, ...detail } })}></fd-series-mines>` : html`<p class="note">${t('restore.no_quantity_means')}</p>`}
    </details>`;
  }

  #summary(quantity, lacking) {
    if (!quantity) return t('restore.meaning_none');
    return [wordsOf({ ...quantity, unit: this.run.unit }), text(this.run.basin?.name), lacking ? t('restore.of_no_mine', { count: lacking }) : t('restore.all_mines')].filter(Boolean).join(' · ');
  }

  /** A sheet, and how a text is read: only what this file has. */
  #reading(still) {
    const { said, name } = this.run;
    if (said.sheet) return html`<p class="note">${t('import.sheet')}: ${said.sheet}</p>`;
    if (/\.xls[xm]?$/i.test(name)) return nothing;
    return this.#select('encoding', t('import.encoding'), [['', t('restore.as_found')], ...Object.entries(ENCODINGS)], said.encoding ?? '', still, (encoding) => this.#say({ encoding: encoding || null }));
  }

  #select(name, label, options, chosen, still, changed) {
    return html`<label><span>${label}</span><select name=${name} ?disabled=${still} @change=${(event) => changed(event.target.value)}>${options.map(([value, words]) => html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`)}</select></label>`;
  }

  /** Another quantity has units of its own; the basin is the one there is, else the first. */
  #quantity(value) {
    const [table, column] = value ? value.split('.') : [null, null];
    const basin = this.run.basin?.id ?? this.basins.value?.items[0]?.id;
    this.#say({ table, column, unit: null, ...(value ? { basin } : {}) });
  }

  async #say(said) {
    Object.assign(this, { busy: true, problems: [] });
    try {
      this.tell('file-read-anew', await changeRestoration(this.run.id, said));
    } catch (error) {
      this.problems = error.errors?.length ? error.errors.map(({ message }) => message) : [faultWords(error)];
    }
    this.busy = false;
  }
}

customElements.define('fd-restoration-meaning', Meaning);
