// What is each column of the file? What the program took it for, in which unit; what somebody said before is remembered.
import { html, nothing } from 'lit';
import { Component } from '../../../core/element.js';
import { t, text } from '../../../core/locale.js';
import { unitName, year } from '../../../core/numbers.js';
import { lacksWords } from './draft-state.js';

class ImportColumns extends Component {
  static properties = { schema: { attribute: false }, draft: { attribute: false } };

  render() {
    const { draft } = this;
    return html`<h2 id="import-columns">${t('import.columns')}</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="import-columns">
        <table class="import-columns ${draft.header_row ? '' : 'lettered'}">
          <thead><tr><th scope="col">${t('import.in_file')}</th><th scope="col">${t('import.examples')}</th><th scope="col">${t('import.means')}</th><th scope="col">${t('import.unit')}</th></tr></thead>
          <tbody>${this.#rows()}</tbody>
        </table>
      </div>
      ${draft.notes.map((note) => html`<p class="note">${note}</p>`)}`;
  }

  /** In the order of the file. */
  #rows() {
    const { columns, years } = this.draft;
    const single = columns.filter((column) => column.year === null).map((column) => [column.index, this.#row(column)]);
    const under = years.map((each) => [each.index, this.#years(each)]);
    return [...single, ...under].sort(([one], [other]) => one - other).map(([, row]) => row);
  }

  #row(column) {
    const { schema } = this;
    const title = column.title || t('import.no_title', { number: column.index + 1 });
    if (column.says) return html`<tr><th scope="row">${title}</th><td class="muted">${column.examples.join('; ')}</td><td colspan="2">${t(`import.says.${column.says}`)}</td></tr>`;
    return html`<tr class=${column.column ? '' : 'unused'}>
      <th scope="row">${title}${column.remembered ? html` <span class="remembered" title=${t('import.remembered_means')}>${t('import.remembered')}</span>` : nothing}</th>
      <td class="muted">${column.examples.join('; ')}</td>
      <td><select aria-label="${t('import.means')}: ${title}" @change=${(event) => this.#said(column, { column: event.target.value || null, unit: null })}>
        <option value="" .selected=${!column.column}>${t('import.not_used')}</option>
        ${this.#candidates(column)}
        ${schema.columns.map((each) => html`<option value=${each.name} .selected=${each.name === column.column}>${text(each.label)}</option>`)}
      </select></td>
      <td>${this.#unit(column, title)}</td>
    </tr>`;
  }

  /** Columns that are years: one row for all under a heading, since their cells are the same thing. */
  #years(years) {
    const title = [years.first === years.last ? year(years.first) : `${year(years.first)}–${year(years.last)}`, years.heading].filter(Boolean).join(' · ');
    const lacks = lacksWords(years);
    const chosen = this.schema.columns.filter((each) => years.measures.includes(each.name) || each.name === years.column);
    return html`<tr class="years ${lacks ? 'wanting' : ''}">
      <th scope="row">${title}${years.remembered ? html` <span class="remembered" title=${t('import.remembered_means')}>${t('import.remembered')}</span>` : nothing}</th>
      <td class="muted">${years.examples.join('; ')}</td>
      <td><select aria-label="${t('import.means')}: ${title}" aria-invalid=${lacks && !years.column} @change=${(event) => this.#said(years, { column: event.target.value || null, unit: null })}>
        ${years.column ? nothing : html`<option value="" selected disabled>${years.by_row ? t('import.years_by_row', { title: years.by_row }) : t('import.years_choose')}</option>`}
        ${chosen.map((each) => html`<option value=${each.name} .selected=${each.name === years.column}>${text(each.label)}</option>`)}
        <option value="">${t('import.not_used')}</option>
      </select></td>
      <td>${this.#unit(years, title, lacks)}</td>
    </tr>`;
  }

  #unit(column, title, lacks = false) {
    if (column.units.length < 2) return column.unit ? unitName(column.unit) : nothing;
    return html`<select aria-label="${t('import.unit')}: ${title}" aria-invalid=${lacks || nothing} @change=${(event) => this.#said(column, { column: column.column, unit: event.target.value || null })}>
        ${column.unit ? nothing : html`<option value="" selected>${t('import.choose_unit')}</option>`}
        ${column.units.map((each) => html`<option value=${each} .selected=${each === column.unit}>${unitName(each)}</option>`)}
      </select>`;
  }

  /** A title that may mean several columns: these first, for a person to say. */
  #candidates({ column, candidates }) {
    if (column || !candidates.length) return nothing;
    const may = this.schema.columns.filter((each) => candidates.includes(each.name));
    return html`<optgroup label=${t('import.perhaps')}>${may.map((each) => html`<option value=${each.name}>${text(each.label)}</option>`)}</optgroup>`;
  }

  #said(column, said) {
    this.tell('draft-change', { columns: { [column.index]: said } });
  }
}

customElements.define('fd-import-columns', ImportColumns);
