// Each mine or company beside a limit: its figure with its range, what is left, how sure it is, or why it cannot be told.
import { html, nothing } from 'lit';
import { change, href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { chanceText, exact, year } from '../../core/numbers.js';
import { dateText } from '../../doors/door.js';
import { inUnit, limitDoor, stateWords } from '../../doors/limit.js';
import { unsureMark } from '../../components/origin.js';
import { empty } from '../../components/states.js';
import { syntheticMark } from '../../components/synthetic-banner.js';
import '../../components/range.js';
import '../../components/table.js';

const SIGNS = { exceeds: '✕', passes: '✓', unknown: '?', not_applicable: '–' };
const MOST_ROWS = 50;

class Rows extends Component {
  static properties = { found: { attribute: false }, rows: { attribute: false }, aside: { type: Number }, heading: { type: String }, whole: { state: true } };

  render() {
    const { rows } = this;
    if (!rows.length) return html`<h2>${this.heading}</h2>${this.#aside()}${empty(t('compliance.no_rows'), t('compliance.no_rows_hint'))}`;
    const shown = this.whole ? rows : rows.slice(0, MOST_ROWS);
    return html`<h2>${this.heading}</h2>${this.#aside()}
      <fd-table choosable .caption=${this.heading} .columns=${this.#columns()} .rows=${shown} .rowKey=${(row) => `${row.key} ${row.limit.id}`} .counted=${t('compliance.rows_count', { count: rows.length, of: exact(rows.length) })}></fd-table>
      ${shown.length < rows.length ? html`<p><button type="button" class="button" @click=${() => (this.whole = true)}>${t('compliance.all_rows', { of: exact(rows.length) })}</button></p>` : nothing}`;
  }

  /** What a limit does not hold for says nothing of keeping it: it is counted, and shown on asking. */
  #aside() {
    if (!this.aside) return nothing;
    return html`<p class="note">${t('compliance.aside', { count: this.aside, of: exact(this.aside) })} <button type="button" class="link" @click=${() => change({ status: 'not_applicable' })}>${t('compliance.show_aside')}</button></p>`;
  }

  #columns() {
    return [
      { key: 'name', label: t('compliance.subject'), value: (row) => text(row.name), cell: (row) => html`${syntheticMark(row.synthetic)}${row.subject === 'mine' ? html`<a href=${href(`/mines/${row.key}`)}>${text(row.name)}</a>` : text(row.name)}` },
      { key: 'year', numeric: true, minor: true, label: t('year'), value: (row) => row.year, cell: (row) => year(row.year) },
      { key: 'limit', card: true, label: t('compliance.limit'), value: (row) => `${row.limit.quantity} ${row.limit.valid_from}`, cell: (row) => this.#limit(row.limit) },
      { key: 'value', numeric: true, card: true, label: t('compliance.value'), value: (row) => row.value, cell: (row) => this.#value(row) },
      { key: 'margin', numeric: true, minor: true, label: t('compliance.margin'), value: (row) => row.margin, cell: (row) => (row.margin === null ? html`<span class="absent">${t('value.none')}</span>` : this.#door(row, t('compliance.margin'), inUnit(row.margin, row.limit))) },
      { key: 'chance', numeric: true, label: t('compliance.chance'), value: (row) => row.chance_beyond, cell: (row) => (row.chance_beyond === null || row.status === 'not_applicable' ? html`<span class="absent">${t('value.none')}</span>` : this.#door(row, t('compliance.chance'), { text: chanceText(row.chance_beyond), unit: '', exact: chanceText(row.chance_beyond) })) },
      { key: 'state', card: true, label: t('compliance.state'), value: (row) => row.status, cell: (row) => this.#state(row) },
    ];
  }

  #limit(limit) {
    return html`${t(`compliance.quantity.${limit.quantity}`)}${unsureMark(limit.status === 'to_confirm')} <span class="note">${limit.breaks_when === 'below' ? '≥' : '≤'} ${inUnit(limit.value, limit).exact}${limit.valid_from ? `, ${t('compliance.since', { date: dateText(limit.valid_from) })}` : ''}</span>`;
  }

  #value(row) {
    if (row.value === null) return html`<span class="absent">${t('value.none')}</span>`;
    return html`<fd-number .label="${text(row.name)}, ${t(`compliance.quantity.${row.limit.quantity}`)}" .written=${inUnit(row.value, row.limit)} .low=${row.value_low ?? undefined} .high=${row.value_high ?? undefined} ?unsure=${row.limit.status === 'to_confirm'} .door=${() => limitDoor(row, this.found)}></fd-number>`;
  }

  #door(row, label, written) {
    return html`<fd-number bare .label="${label}, ${text(row.name)}" .written=${written} .door=${() => limitDoor(row, this.found)}></fd-number>`;
  }

  #state(row) {
    const why = [...(row.reason ? [t(`compliance.reason.${row.reason}`)] : []), ...row.remarks.map((key) => t(`compliance.remark.${key}`))];
    const told = row.ahead ? `${stateWords(row)} (${t('compliance.ahead')})` : stateWords(row);
    return html`<span class="compliance-${row.status}"><span aria-hidden="true">${SIGNS[row.status]}</span> ${told}</span>${why.length ? html` <span class="note">${why.join('; ')}</span>` : nothing}`;
  }
}

customElements.define('fd-compliance-rows', Rows);
