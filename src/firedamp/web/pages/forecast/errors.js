// How large are the errors of each model, beside the plainest ones? The best of each column marked; what nothing beats is said.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact, percent, significant, unitName } from '../../core/numbers.js';
import { errorDoor } from '../../doors/forecast-error.js';
import '../../components/table.js';

export const PLAIN = 'persistence';
/** What is offered, where it is one model here and another there. */
const OFFERED = 'offered';
const ERRORS = ['mae', 'rmse'];
/** What an interval is made for; how near the share of values within it comes to that. */
const LEVEL = 0.9;

/** The errors in which no model does better than the reading of now. @param {Record<string, {mae: number, rmse: number}>} models */
export const unbeatenBy = (models) => ERRORS.filter((error) => Object.entries(models).every(([name, score]) => name === PLAIN || score[error] >= models[PLAIN][error]));

/** The names of errors, in words. */
export const errorsText = (errors) => errors.map((error) => t(`error.${error}`)).join(', ');

class ForecastErrors extends Component {
  static properties = {
    /** scores by model */
    models: { attribute: false },
    /** the score of what is offered, where that is no model of the table alone */
    gaveWay: { attribute: false },
    offered: { type: String },
    unit: { type: String },
    /** what they were measured on, in words */
    measured: { type: String },
    caption: { type: String },
  };

  willUpdate() {
    const rows = Object.entries(this.models).map(([name, score]) => ({ name, ...score }));
    if (this.gaveWay) rows.unshift({ ...this.gaveWay, name: OFFERED });
    const least = (of) => Math.min(...rows.map(of).filter((value) => value !== null));
    const far = ({ coverage }) => (coverage === null ? null : Math.abs(coverage - LEVEL));
    this.rows = rows;
    this.best = { mae: least(({ mae }) => mae), rmse: least(({ rmse }) => rmse), coverage: least(far) };
  }

  render() {
    return html`<fd-table class="forecast-errors" .caption=${this.caption} .columns=${this.#columns()} .rows=${this.rows} .rowKey=${({ name }) => name} sort="mae" .counted=${t('forecast.models_count', { count: this.rows.length })}></fd-table>`;
  }

  #columns() {
    const unit = unitName(this.unit ?? '');
    const share = (name) => ({ value: (row) => row[name], cell: (row) => (row[name] === null ? html`<span class="absent">${t('value.none')}</span>` : html`${this.#best(name, row)}${percent(row[name] * 100)}`) });
    return [
      { key: 'model', label: t('model'), value: ({ name }) => t(`model.${name}`), cell: ({ name }) => html`${t(`model.${name}`)}${name === (this.gaveWay ? OFFERED : this.offered) ? html` <span class="offered">${t('forecast.is_offered')}</span>` : nothing}` },
      ...ERRORS.map((error) => ({ key: error, card: true, numeric: true, label: unit ? `${t(`error.${error}`)}, ${unit}` : t(`error.${error}`), value: (row) => row[error], cell: (row) => this.#error(row, error) })),
      { key: 'skill', card: true, numeric: true, label: t('error.skill'), ...share('skill') },
      { key: 'coverage', card: true, numeric: true, label: t('error.coverage'), ...share('coverage') },
    ];
  }

  #error(row, error) {
    const written = { value: row[error], text: significant(row[error]), unit: '', exact: `${exact(row[error])} ${unitName(this.unit ?? '')}`, divisor: 1, places: 4 };
    return html`${this.#best(error, row)}<fd-number bare .label="${t(`error.${error}`)}, ${t(`model.${row.name}`)}" .written=${written} .door=${() => errorDoor({ error, row, rows: this.rows, unit: this.unit, measured: this.measured, written })}></fd-number>`;
  }

  #best(name, row) {
    const own = name === 'coverage' ? Math.abs(row.coverage - LEVEL) : row[name];
    if (own !== this.best[name]) return nothing;
    return html`<span class="best" title=${t('error.best')}><span aria-hidden="true">★</span><span class="unseen">${t('error.best')}</span></span> `;
  }
}

customElements.define('fd-forecast-errors', ForecastErrors);
