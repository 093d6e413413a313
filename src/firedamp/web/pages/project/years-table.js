// What does a project do in each year? A row for each year, a door for each number, its life summed below.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { year } from '../../core/numbers.js';
import { saveCsv } from '../../core/download.js';
import { projectDoor } from '../../doors/reduction.js';
import '../../components/table.js';
import { columnUnit, figureLabel, figuresOf, totalWritten, yearWritten } from './figures.js';

class YearsTable extends Component {
  static properties = {
    /** @type {import('../../doors/reduction.js').ProjectAbout} */
    about: { attribute: false },
    /** whether money is computed */
    priced: { type: Boolean },
  };

  render() {
    const { result } = this.about;
    return html`<div class="panel-head"><h2>${t('project.years', { count: result.years.length })}</h2>
        <button type="button" class="button" @click=${this.#save}>CSV</button></div>
      <fd-table choosable class="years-table" .caption=${t('project.years', { count: result.years.length })} .columns=${this.#columns()} .rows=${result.years} .rowKey=${(row) => row.year} sort="year" .counted=${t('project.whole_life')}></fd-table>`;
  }

  get #figures() {
    return figuresOf(this.about.result, { priced: this.priced });
  }

  #columns() {
    return [{ key: 'year', label: t('year'), value: (row) => row.year, cell: (row) => html`<strong>${year(row.year)}</strong>` }, ...this.#figures.map((figure) => this.#column(figure))];
  }

  #column(figure) {
    const { about } = this;
    const { name, main = false } = figure;
    const { currency, totals } = about.result;
    const label = `${figureLabel(name)}, ${columnUnit(figure, currency)}`;
    const number = (written, what, row) => html`<fd-number bare .label=${what} .written=${written} .door=${() => projectDoor(name, written, about, row)}></fd-number>`;
    return {
      key: name, label, numeric: true, card: main, minor: !main,
      value: (row) => row[name],
      cell: (row) => number(yearWritten(figure, row[name], currency), `${figureLabel(name)}, ${year(row.year)}`, row),
      sum: () => number({ ...yearWritten(figure, totals[name], currency), exact: totalWritten(figure, totals[name], currency).exact }, `${figureLabel(name)}, ${t('project.whole_life')}`),
    };
  }

  /** All figures to their last digit, in the units of the answer. */
  #save() {
    const { result, name, synthetic, attribution } = this.about;
    const figures = this.#figures;
    const header = [t('project.field.name'), t('csv.quality'), t('csv.year'), ...figures.map((figure) => `${figureLabel(figure.name)}, ${unitOf(figure, result.currency)}`), t('data')];
    const rows = result.years.map((row) => [name, synthetic ? t('origin.synthetic') : t('origin.calculated'), row.year, ...figures.map((figure) => row[figure.name]), attribution]);
    saveCsv('firedamp-project-years', header, rows);
  }
}

/** The unit in which the answer gives a figure: of one whole of it, neither kilo nor million. */
const unitOf = ({ write }, currency) => write(1, 1, currency).unit;

customElements.define('fd-project-years', YearsTable);
