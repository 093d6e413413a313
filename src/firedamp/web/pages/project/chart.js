// What does a project do year by year? One question at a time: what is burnt, what is saved, when it has paid. The title is the answer.
import { html, nothing } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { currencyName, money } from '../../core/money.js';
import { decimals, mass, massLike, significant, year } from '../../core/numbers.js';
import { yearLines } from '../../core/year-lines.js';
import { yearStack } from '../../core/year-stack.js';
import '../../components/chart.js';
import { seriesKey } from '../../components/series-key.js';

const HEIGHT = 300;
const QUESTIONS = ['reduction', 'destroyed', 'money'];

class ProjectChart extends Component {
  static properties = { about: { attribute: false }, priced: { type: Boolean }, address: { type: String } };

  render() {
    const questions = QUESTIONS.filter((each) => each !== 'money' || this.priced);
    const asked = questions.includes(parameter('chart')) ? parameter('chart') : questions[0];
    const drawn = this.#drawn(asked);
    return html`<div class="tabs" role="group" aria-label=${t('project.chart')}>${questions.map((each) => html`<button type="button" class="tab" aria-pressed=${each === asked} @click=${() => change({ chart: each === questions[0] ? '' : each }, { replace: true })}>${t(`project.chart.${each}`)}</button>`)}</div>
      <fd-chart .heading=${drawn.heading} .name=${`firedamp-project-${asked}`} .height=${HEIGHT} .option=${drawn.option} .table=${this.#table(drawn)} .told=${this.#told(drawn)}></fd-chart>
      ${drawn.series.length > 1 ? seriesKey(drawn.series) : nothing}
      ${drawn.note ? html`<p class="note">${drawn.note}</p>` : nothing}`;
  }

  #drawn(asked) {
    return { reduction: () => this.#reduction(), destroyed: () => this.#destroyed(), money: () => this.#money() }[asked]();
  }

  #series(names, of) {
    const { years } = this.about.result;
    const kind = this.about.synthetic ? 'synthetic' : 'known';
    return names.map((name) => ({ id: name, name: t(`project.short.${name}`), points: years.map((row) => ({ year: row.year, value: of(row, name), kind, sign: this.about.synthetic ? 'synthetic' : 'calculated' })) }));
  }

  #reduction() {
    const { totals, years } = this.about.result;
    const series = this.#series(['reduction_t', 'fugitive_reduction_t'], (row, name) => row[name]);
    const of = (value) => `${mass(value).text} ${mass(value).unit}`;
    const heading = totals.reduction_t > 0 ? t('project.chart.reduction.answer', { whole: of(totals.reduction_t), count: years.length, yearly: of(totals.reduction_t_per_year) }) : t('project.chart.reduction.none', { whole: of(totals.reduction_t) });
    return { heading, series, ...this.#masses(series, yearLines, { banded: false }), note: t('project.chart.reduction.note') };
  }

  #destroyed() {
    const { totals, years } = this.about.result;
    const series = this.#series(['methane_destroyed_t', 'methane_slip_t'], (row, name) => row[name]);
    const share = totals.stream_methane_m3 ? significant((100 * totals.methane_received_m3) / totals.stream_methane_m3, 3) : '0';
    return { heading: t('project.chart.destroyed.answer', { whole: `${mass(totals.methane_destroyed_t).text} ${mass(totals.methane_destroyed_t).unit}`, count: years.length, share }), series, ...this.#masses(series, yearStack) };
  }

  #masses(series, draw, how = {}) {
    const most = mostOf(series);
    const scale = { divisor: mass(most).divisor, unit: mass(most).unit };
    const write = (value) => `${massLike(value, most).text} ${massLike(value, most).unit}`;
    return { unit: t('mass.gas.t'), write, option: draw(series, { scale, height: HEIGHT, hover: hoverOf(series, write), ...how }) };
  }

  /** What has come in since the investment, year after year, not discounted. */
  #money() {
    const { result } = this.about;
    const { npv, payback_years: payback } = result.economics;
    const currency = currencyName(result.currency);
    let sum = -result.totals.capex;
    const sums = new Map([[result.years[0].year - 1, sum], ...result.years.map((row) => [row.year, (sum += row.cash_flow)])]);
    const [series] = this.#series(['cumulative'], () => null);
    const points = [...sums].map(([of, value]) => ({ ...series.points[0], year: of, value }));
    const all = [{ ...series, points }];
    const most = mostOf(all);
    const write = (value) => `${money(value, currency, most).text} ${money(value, currency, most).unit}`;
    const worth = `${money(npv, currency).text} ${money(npv, currency).unit}`;
    const heading = payback === null ? t('project.chart.money.never', { npv: worth }) : t('project.chart.money.answer', { years: decimals(payback, 1), npv: worth });
    const scale = { divisor: money(most, currency).divisor, unit: money(most, currency).unit };
    return { heading, series: all, unit: currency, write, option: yearLines(all, { scale, height: HEIGHT, banded: false, named: false, hover: hoverOf(all, write) }), note: t('project.chart.money.note') };
  }

  #table({ series, write, unit }) {
    const years = series[0].points.map((point) => point.year);
    const at = (each, of) => each.points.find((point) => point.year === of).value;
    const header = [t('year'), ...series.map(({ name }) => `${name}, ${unit}`)];
    return { header, rows: years.map((of) => [of, ...series.map((each) => at(each, of))]), shown: years.map((of) => [year(of), ...series.map((each) => write(at(each, of)))]) };
  }

  #told({ series }) {
    const { name, synthetic, attribution } = this.about;
    const key = series.length > 1 ? series.map(({ name: each }, place) => ({ words: `${year(place + 1)} – ${each}`, drawn: null })) : [];
    return { subject: name, synthetic, key, attribution };
  }
}

const mostOf = (series) => Math.max(...series.flatMap(({ points }) => points.map(({ value }) => Math.abs(value ?? 0))), 1e-9);
const hoverOf = (series, write) => (of) => {
  const said = series.map(({ name, points }) => ({ name, point: points.find((point) => point.year === of) })).filter(({ point }) => point);
  return said.length ? [year(of), ...said.map(({ name, point }) => `${name}: ${write(point.value)}`)].join('\n') : '';
};

customElements.define('fd-project-chart', ProjectChart);
