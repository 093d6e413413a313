// What will the stream be year by year, where that is planned? Rows of year, flow and methane; they may be pasted from a spreadsheet.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import { itemOf, PLAN_FIELDS } from './fields.js';

const MOST_ROWS = 100;
const EMPTY = Object.fromEntries(PLAN_FIELDS.map(({ path }) => [path, '']));

class ProjectPlan extends Component {
  static properties = { rows: { attribute: false }, about: { attribute: false }, faults: { attribute: false } };

  #added = false;

  render() {
    const { rows } = this;
    return html`<details class="plan" ?open=${rows.length > 0}>
      <summary>${t('project.plan')}</summary>
      <p class="note">${t('project.plan.means')}</p>
      ${rows.length ? this.#table() : nothing}
      <button type="button" class="button" ?disabled=${rows.length >= MOST_ROWS} @click=${this.#add}>${t('project.plan.add')}</button>
    </details>`;
  }

  #table() {
    const items = PLAN_FIELDS.map((field) => itemOf(field, this.about));
    return html`<table class="plan-table" @paste=${this.#pasted}>
      <caption class="unseen">${t('project.plan')}</caption>
      <thead><tr>${items.map((item) => html`<th scope="col">${[item.label, unitName(item.unit)].filter(Boolean).join(', ')}</th>`)}<th><span class="unseen">${t('action.title')}</span></th></tr></thead>
      <tbody>${this.rows.map((row, place) => html`<tr>${items.map((item) => this.#cell(item, row, place))}
        <td><button type="button" class="icon-button" aria-label=${t('project.plan.remove', { number: place + 1 })} @click=${() => this.#change(this.rows.filter((_, other) => other !== place))}>✕</button></td></tr>`)}</tbody>
    </table>`;
  }

  #cell(item, row, place) {
    const path = `stream.plan[${place}].${item.name}`;
    const fault = this.faults[path];
    const id = `field-${path.replace(/[^\w]/g, '-')}`;
    return html`<td><input id=${id} type="text" inputmode="decimal" class="numeric" autocomplete="off" data-row=${place} data-name=${item.name} aria-label="${item.label}, ${place + 1}" aria-invalid=${Boolean(fault)} aria-describedby=${fault ? `${id}-fault` : nothing} .value=${live(row[item.name] ?? '')} @input=${(event) => this.#change(this.rows.map((each, other) => (other === place ? { ...each, [item.name]: event.target.value } : each)))} />
      ${fault ? html`<p class="field-problem" id="${id}-fault">${fault}</p>` : nothing}</td>`;
  }

  /** The next year of the plan is known; what flows in it is not. */
  #add() {
    const last = Number(this.rows.at(-1)?.year);
    this.#added = true;
    this.#change([...this.rows, { ...EMPTY, year: last ? String(last + 1) : '' }]);
  }

  /** The cursor goes into the row that was asked for, once it is there. */
  updated(changed) {
    if (!this.#added || !changed.has('rows')) return;
    this.#added = false;
    this.querySelector('tbody tr:last-child input')?.focus();
  }

  /** Several cells at once go where the cursor stands, to the right and down. */
  #pasted(event) {
    const lines = (event.clipboardData?.getData('text') ?? '').split(/\r?\n/).filter((line) => line.trim()).map((line) => line.split('\t').map((cell) => cell.trim()));
    const { row, name } = event.target.dataset;
    if (!name || (lines.length < 2 && lines[0]?.length < 2)) return;
    event.preventDefault();
    const names = PLAN_FIELDS.map(({ path }) => path);
    const [down, right] = [Number(row), names.indexOf(name)];
    const rows = [...this.rows];
    lines.slice(0, MOST_ROWS - down).forEach((cells, line) => {
      const given = cells.slice(0, names.length - right).map((cell, place) => [names[right + place], cell]);
      rows[down + line] = { ...(rows[down + line] ?? EMPTY), ...Object.fromEntries(given) };
    });
    this.#change(rows);
  }

  #change(rows) {
    this.tell('plan-given', rows);
  }
}

customElements.define('fd-project-plan', ProjectPlan);
