// How was the file read? Sheet, encoding, separator, row of the header, whether columns are years: each can be said otherwise.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../../core/element.js';
import { t } from '../../../core/locale.js';
import { exact, year } from '../../../core/numbers.js';

/** The encodings that a text can be read in. */
export const ENCODINGS = { 'utf-8': 'UTF-8', 'utf-16': 'UTF-16', cp1251: 'Windows-1251', cp866: 'cp866 (DOS)', 'koi8-r': 'KOI8-R' };
const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' };
const LONGEST_ROW = 60;

class ImportReading extends Component {
  /** `problem`: what was wrong with what was said last; then what is shown goes back to how the file is read */
  static properties = { draft: { attribute: false }, problem: { type: String } };

  render() {
    const { filename, counts, years } = this.draft;
    const rows = { count: counts.rows, written: exact(counts.rows) };
    const read = years.length ? t('import.read_wide', rows) : t('import.read', rows);
    return html`<p><strong>${filename}</strong> ${read}</p>
      <div class="import-reading">${this.#sheet()} ${this.#encoding()} ${this.#separator()} ${this.#header()} ${this.#wide()}</div>
      ${this.draft.header_guessed && this.draft.unmatched.length && !this.#remembered() ? html`<p class="import-hint">${this.draft.header_row ? t('import.header_guessed') : t('import.header_none')}</p>` : nothing}
      ${this.draft.encoding_sure ? nothing : html`<p class="import-hint">${t('import.encoding_unsure')}</p>`}`;
  }

  /** A header of which something is remembered from an earlier file is known. */
  #remembered() {
    return [...this.draft.columns, ...this.draft.years].some(({ remembered }) => remembered);
  }

  #sheet() {
    const { sheets, sheet } = this.draft;
    if (sheets.length < 2) return nothing;
    return html`<label class="sheet">${t('import.sheet')} <select @change=${(event) => this.tell('draft-change', { sheet: event.target.value })}>${sheets.map((each) => html`<option .selected=${live(each === sheet)}>${each}</option>`)}</select></label>`;
  }

  /** An encoding that was only guessed is not shown as chosen. */
  #encoding() {
    const { encodings, encoding, encoding_sure: sure } = this.draft;
    if (!encodings.length) return nothing;
    return html`<label class="encoding">${t('import.encoding')} <select @change=${(event) => event.target.value && this.tell('draft-change', { encoding: event.target.value })}>
        ${sure ? nothing : html`<option value="" selected>${t('import.encoding_choose')}</option>`}
        ${encodings.map((each) => html`<option value=${each} .selected=${live(sure && each === encoding)}>${ENCODINGS[each]}</option>`)}
      </select></label>`;
  }

  #separator() {
    const { separators, separator } = this.draft;
    if (!separators.length) return nothing;
    return html`<label class="separator">${t('import.separator')} <select @change=${(event) => this.tell('draft-change', { separator: event.target.value })}>${separators.map((each) => html`<option value=${each} .selected=${live(each === separator)}>${t(`import.separator.${SEPARATORS[each]}`)}</option>`)}</select></label>`;
  }

  /** The first rows with what they hold: a person knows the header when it is seen. */
  #header() {
    const { first_rows: rows, header_row: header } = this.draft;
    const words = (each) => `${each.row}: ${each.cells.filter(Boolean).join(' · ')}`.slice(0, LONGEST_ROW);
    return html`<label class="header-row">${t('import.header')} <select @change=${(event) => this.tell('draft-change', { header_row: Number(event.target.value) })}>
        ${rows.map((each) => html`<option value=${each.row} .selected=${live(each.row === header)}>${words(each)}</option>`)}
        <option value="0" .selected=${live(header === 0)}>${t('import.no_header')}</option>
      </select></label>`;
  }

  #wide() {
    const { wide, years } = this.draft;
    if (wide === null) return nothing;
    const first = Math.min(...years.map((each) => each.first));
    const last = Math.max(...years.map((each) => each.last));
    return html`<label class="check wide"><input type="checkbox" .checked=${live(wide)} @change=${(event) => this.tell('draft-change', { wide: event.target.checked })} /> <span>${years.length ? t('import.years_are', { first: year(first), last: year(last) }) : t('import.years_maybe')}</span></label>`;
  }
}

customElements.define('fd-import-reading', ImportReading);
