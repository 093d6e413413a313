// How large are the errors of each method, by pattern and share? And, apart from it, how long each took.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact, percent, significant, unitName } from '../../core/numbers.js';
import { errorDoor } from '../../doors/restored.js';
import '../../components/table.js';

const ERRORS = ['mae', 'rmse', 'mape', 'scaled_mae'];
const keyOf = ({ method, pattern, share }) => `${method} ${pattern} ${share}`;

class ErrorsTable extends Component {
  static properties = { run: { attribute: false }, said: { attribute: false }, experiment: { attribute: false } };

  willUpdate(changed) {
    if (changed.has('experiment')) this.best = bestOf(this.experiment.rows);
  }

  render() {
    const { rows, timings } = this.experiment;
    return html`<h2>${t('experiment.errors')}</h2>
      <p class="note">${t('experiment.errors_mean', { unit: unitName(this.run.unit ?? '') || t('experiment.unit_of_series') })}</p>
      <fd-table class="errors" .caption=${t('experiment.errors')} .columns=${this.#columns()} .rows=${rows} .rowKey=${keyOf} .counted=${t('table.rows', { count: rows.length })}></fd-table>
      ${this.#stoodIn(rows)}
      ${timings.length ? html`<details class="chart-table"><summary>${t('experiment.times')}</summary>
        <fd-table .caption=${t('experiment.times')} .columns=${this.#timeColumns()} .rows=${this.#times(timings)} .rowKey=${({ method }) => method} sort="seconds"></fd-table></details>` : nothing}`;
  }

  /** Of which methods the errors are wholly or in part those of linear interpolation. */
  #stoodIn(rows) {
    const sum = (of, name) => of.reduce((all, row) => all + (row[name] ?? 0), 0);
    const found = [...new Set(rows.map(({ method }) => method))].map((method) => ({ method, own: rows.filter((row) => row.method === method) })).filter(({ own }) => sum(own, 'stood_in'));
    return found.length ? html`<ul class="note">${found.map(({ method, own }) => html`<li>${t('experiment.stood_in', { method: this.#title(method), stood: exact(sum(own, 'stood_in')), of: exact(sum(own, 'count')) })}</li>`)}</ul>` : nothing;
  }

  #title = (id) => text(this.said.titles[id]) || id;

  #columns() {
    const unit = unitName(this.run.unit ?? '');
    const headings = { mae: unit ? `MAE, ${unit}` : 'MAE', rmse: unit ? `RMSE, ${unit}` : 'RMSE', mape: 'MAPE, %', scaled_mae: `MAE, ${t('experiment.deviations')}` };
    return [
      { key: 'method', label: t('restore.method'), value: ({ method }) => this.#title(method) },
      { key: 'pattern', card: true, label: t('experiment.pattern'), value: ({ pattern }) => text(this.said.patterns[pattern]) },
      { key: 'share', card: true, numeric: true, label: t('experiment.share'), value: ({ share }) => share, cell: ({ share }) => percent(share * 100) },
      ...ERRORS.map((name) => ({ key: name, card: true, numeric: true, label: headings[name], value: (row) => row[name], cell: (row) => this.#error(row, name, headings[name]) })),
      { key: 'coverage', card: true, numeric: true, label: t('experiment.coverage'), value: ({ coverage }) => coverage, cell: ({ coverage }) => (coverage === null ? html`<span class="absent">${t('value.none')}</span>` : percent(coverage * 100)) },
      { key: 'count', numeric: true, minor: true, label: t('experiment.count'), value: ({ count }) => count, cell: ({ count }) => exact(count) },
    ];
  }

  /** The least of its pattern and share bears a sign and a word. */
  #error(row, name, heading) {
    const value = row[name];
    if (value === null) return html`<span class="absent">${t('value.none')}</span>`;
    const best = this.best[name].has(keyOf(row));
    const written = { value, text: significant(value), unit: '', exact: exact(value) };
    return html`${best ? html`<span class="best" title=${t('experiment.best')}><span aria-hidden="true">★</span><span class="unseen">${t('experiment.best')}</span></span> ` : nothing}<fd-number bare .label="${heading}, ${this.#title(row.method)}, ${text(this.said.patterns[row.pattern])}, ${percent(row.share * 100)}" .written=${written} .door=${() => errorDoor({ run: this.run, said: this.said, experiment: this.experiment, row, heading, written })}></fd-number>`;
  }

  #times(timings) {
    const methods = [...new Set(timings.map(({ method }) => method))];
    return methods.map((method) => ({ method, seconds: timings.filter((each) => each.method === method).reduce((sum, { seconds }) => sum + seconds, 0) }));
  }

  #timeColumns() {
    return [
      { key: 'method', label: t('restore.method'), value: ({ method }) => this.#title(method) },
      { key: 'seconds', card: true, numeric: true, label: t('experiment.seconds'), value: ({ seconds }) => seconds, cell: ({ seconds }) => significant(seconds, 2) },
    ];
  }
}

/** By error the rows that have the least of their pattern and share. @returns {Record<string, Set<string>>} */
function bestOf(rows) {
  const least = new Map();
  for (const row of rows) {
    for (const name of ERRORS) {
      const place = `${name} ${row.pattern} ${row.share}`;
      if (row[name] !== null && !(least.get(place) <= row[name])) least.set(place, row[name]);
    }
  }
  const found = (name) => rows.filter((row) => row[name] !== null && row[name] === least.get(`${name} ${row.pattern} ${row.share}`)).map(keyOf);
  return Object.fromEntries(ERRORS.map((name) => [name, new Set(found(name))]));
}

customElements.define('fd-errors-table', ErrorsTable);
