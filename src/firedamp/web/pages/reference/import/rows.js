// What would each row do? By state, as tabs with counts; bad cells mended where they stand, rows left out, conflicts decided.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Component } from '../../../core/element.js';
import { t, text } from '../../../core/locale.js';
import { exact, unitName, year } from '../../../core/numbers.js';
import { written } from '../../../core/record-values.js';
import { lacksWords } from './draft-state.js';

/** Faults of all cells under years while it is not said what they are. */
const OF_YEARS = ['years_unsaid', 'no_column_unit'];

export const STATES = ['bad', 'changed', 'new', 'same', 'skipped'];

class ImportRows extends Component {
  static properties = {
    schema: { attribute: false },
    draft: { attribute: false },
    rows: { attribute: false },
    state: { type: String },
    busy: { type: Boolean },
  };

  render() {
    const { counts } = this.draft;
    return html`<h2 id="import-rows">${t('import.rows')}</h2>
      <div class="tabs" role="group" aria-labelledby="import-rows">
        ${STATES.map((state) => html`<button type="button" class="state-${state}" aria-pressed=${state === this.state} @click=${() => this.tell('state-chosen', state)}>${t(`import.state.${state}`)} <span class="count">${exact(counts[state])}</span></button>`)}
      </div>
      ${this.#hint(counts)}
      ${this.rows.length ? this.#table() : html`<p class="muted">${t(`import.no_rows.${this.state}`)}</p>`}
      ${this.rows.length < counts[this.state] ? html`<button type="button" class="button" @click=${() => this.tell('more-wanted')}>${t('import.more', { written: exact(counts[this.state] - this.rows.length) })}</button>` : nothing}`;
  }

  #hint(counts) {
    const { missing } = this.draft;
    if (this.state === 'bad' && this.draft.years.some(lacksWords)) return html`<p class="import-hint">${t('import.still_years')}</p>`;
    if (this.state === 'bad' && missing.length) return html`<p class="import-hint">${t('import.first_defaults', { columns: missing.map((each) => text(each.label)).join(', ') })}</p>`;
    if (this.state === 'bad' && counts.bad) return html`<p class="import-hint">${t('import.bad_hint')} <button type="button" class="button" @click=${() => this.tell('skip-all')}>${t('import.skip_all', { count: counts.bad })}</button></p>`;
    if (this.state !== 'changed' || !counts.changed) return nothing;
    const all = (choice, words) => html`<button type="button" class="button" aria-pressed=${this.draft.choice === choice} @click=${() => this.tell('draft-change', { choice, choices: Object.fromEntries(this.rows.map((row) => [row.place, choice])) })}>${words}</button>`;
    return html`<p class="import-hint">${t('import.changed_hint')} ${all('keep', t('import.keep_all'))} ${all('replace', t('import.replace_all'))}</p>`;
  }

  #table() {
    const columns = this.#columns();
    this.mending = new Set();
    return html`<div class="scroll import-rows" tabindex="0" role="region" aria-labelledby="import-rows" aria-busy=${this.busy}>
      <table>
        <thead><tr><th scope="col">${t('import.row')}</th>${columns.map((column) => html`<th scope="col">${column.title}</th>`)}<th scope="col">${this.#lastTitle()}</th></tr></thead>
        <tbody>${repeat(this.rows, (row) => row.place, (row) => this.#row(row, columns))}</tbody>
      </table>
    </div>`;
  }

  /** What is shown of each row: columns of the file, all of them while none is matched; of a wide one the year and what stands under years, after the mine. */
  #columns() {
    const { columns, years } = this.draft;
    const own = columns.filter((column) => column.column && column.year === null);
    if (!years.length) return own.length ? own : columns;
    const filled = new Set(this.rows.flatMap((row) => row.origins.map((origin) => origin.column)));
    const measures = this.schema.columns.filter((each) => filled.has(each.name) && each.type === 'number').map((each) => ({ measure: each.name, title: this.#measureTitle(each) }));
    const unsaid = filled.has('years') ? [{ measure: 'years', title: t('import.value') }] : [];
    const [key, rest] = [true, false].map((wanted) => own.filter((column) => this.schema.key.includes(column.column) === wanted));
    return [...key, { years: true, title: t('import.year') }, ...measures, ...unsaid, ...rest];
  }

  /** With the unit of the file, where it is one for all rows. */
  #measureTitle(column) {
    const { unit } = this.draft.years.find((each) => each.column === column.name) ?? {};
    return unit ? `${text(column.label)}, ${unitName(unit)}` : text(column.label);
  }

  /** The cell of the file that stands in a column of a row, with its text; null for none. */
  #cellOf(row, column) {
    if (!column.measure) return { row: row.row, index: column.index, text: row.cells[column.index] ?? '', title: column.title };
    return row.origins.find((origin) => origin.column === column.measure) ?? null;
  }

  #lastTitle() {
    return this.state === 'changed' ? t('import.conflict') : t('import.skip');
  }

  #row(row, columns) {
    const at = (error) => columns.some((column) => !column.years && this.#holds(this.#cellOf(row, column), error));
    const apart = row.errors.filter((error) => !this.#saidAbove(error) && !at(error));
    return html`<tr class="row-${row.state} ${row.mended ? 'mended' : ''}">
      <th scope="row">${row.row}${row.mended ? html` <span class="mended-sign" title=${t('import.mended')}>✓<span class="unseen">${t('import.mended')}</span></span>` : nothing}</th>
      ${columns.map((column) => this.#cell(row, column))}
      <td>${apart.map((error) => html`<p class="field-problem">${error.message}</p>`)} ${this.state === 'changed' ? this.#conflict(row) : this.#skip(row)}</td>
    </tr>`;
  }

  /** What every row lacks is said once, above the rows. */
  #saidAbove(error) {
    if (OF_YEARS.includes(error.rule) && this.draft.years.some(lacksWords)) return true;
    const { missing, unmatched } = this.draft;
    if (error.rule === 'one_needed' && missing.length && unmatched.length) return true;
    return error.index === null && missing.some((each) => each.column === error.column);
  }

  #holds(cell, error) {
    return cell !== null && error.index === cell.index && (error.row ?? cell.row) === cell.row;
  }

  /** A bad cell is a field to mend it in; Enter goes to the next one. One that many years share is mended once. */
  #cell(row, column) {
    if (column.years) return html`<td>${this.#year(row)}</td>`;
    const cell = this.#cellOf(row, column);
    if (!cell) return html`<td></td>`;
    const errors = row.errors.filter((error) => this.#holds(cell, error) && !this.#saidAbove(error));
    const place = `${cell.row}:${cell.index}`;
    if (!errors.length && !row.mends?.has(place)) return html`<td>${cell.text}</td>`;
    if (this.mending.has(place)) return html`<td class=${errors.length ? 'bad' : ''}>${cell.text} <span class="muted">${t('import.same_above')}</span></td>`;
    this.mending.add(place);
    const id = `mend-${cell.row}-${cell.index}`;
    return html`<td class=${errors.length ? 'bad' : ''}>
      <input id=${id} class="mend" aria-label="${cell.title}, ${t('import.row')} ${cell.row}" aria-invalid=${errors.length > 0} aria-describedby=${errors.length ? `${id}-why` : nothing} .value=${cell.text} @change=${(event) => this.tell('cell-mended', { row: cell.row, index: cell.index, text: event.target.value })} @keydown=${this.#next} />
      <span class="field-problem" id="${id}-why">${errors.map((error) => this.#reason(error))}</span>
    </td>`;
  }

  #year(row) {
    const [origin] = row.origins;
    return origin ? year(this.draft.columns[origin.index].year) : '';
  }

  /** The server names row and column first; beside its cell the reason is enough. */
  #reason(error) {
    const [, reason] = /^[^:]+: (.+)$/s.exec(error.message) ?? [];
    return reason ?? error.message;
  }

  #next(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const fields = [...this.querySelectorAll('.mend')];
    const following = fields[fields.indexOf(event.target) + 1];
    if (following) following.focus();
    else event.target.blur();
  }

  #skip(row) {
    return html`<label class="check"><input type="checkbox" .checked=${row.state === 'skipped'} @change=${(event) => this.tell('row-skipped', { row: row.place, skip: event.target.checked })} /> <span>${t('import.leave_out')}<span class="unseen"> ${t('import.row')} ${row.row}</span></span></label>`;
  }

  #conflict(row) {
    if (!row.conflict) return nothing;
    const choose = (choice) => this.tell('draft-change', { choices: { [row.place]: choice } });
    const option = (choice, words) => html`<label class="check"><input type="radio" name="choice-${row.place}" .checked=${row.conflict.choice === choice} @change=${() => choose(choice)} /> <span>${words}<span class="unseen"> ${t('import.row')} ${row.row}</span></span></label>`;
    return html`<dl class="change-list">${row.conflict.differences.map((each) => {
        const column = this.schema.columns.find((own) => own.name === each.column);
        return html`<div><dt>${text(column.label)}</dt><dd>${t('import.stored')}: <strong>${written(column, each.before) || t('value.none')}</strong> · ${t('import.file')}: <strong>${written(column, each.after) || t('value.none')}</strong></dd></div>`;
      })}</dl>
      <div class="keep-or-replace">${option('keep', t('import.keep'))} ${option('replace', t('import.replace'))}</div>`;
  }
}

customElements.define('fd-import-rows', ImportRows);
