// How did forecasts and readings go on the test part? Observed, forecast, band, and the spans of alarms and passings.
import { html, nothing } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { momentLines } from '../../core/moment-lines.js';
import { chanceText, percent, range, unitName } from '../../core/numbers.js';
import { reading, readingText } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';
import { LEVEL } from '../../doors/forecast.js';
import '../../components/chart.js';
import { chartKey } from '../../components/moment-key.js';

const HEIGHT = 340;
const HOUR_MS = 3600 * 1000;
/** Around an alarm that is looked at. */
const NEAR_MS = 2 * HOUR_MS;
const SHOWN_ROWS = 60;

class TestChart extends Component {
  static properties = { found: { attribute: false }, longwall: { attribute: false }, unit: { type: String }, address: { type: String } };

  willUpdate() {
    const { chart } = this.found;
    const at = Date.parse(parameter('at'));
    const moments = chart.times.map(Date.parse);
    const whole = [moments[0], moments.at(-1)];
    this.near = Number.isFinite(at) && at >= whole[0] && at <= whole[1];
    this.range = this.near ? [at - NEAR_MS, at + NEAR_MS] : whole;
    const within = (moment) => moment >= this.range[0] && moment <= this.range[1];
    this.rows = moments.map((moment, place) => ({ at: moment, observed: chart.observed[place], forecast: chart.forecast[place], low: chart.low[place], high: chart.high[place], chance: chart.chance?.[place] ?? null })).filter((row) => within(row.at));
  }

  render() {
    const words = this.#words();
    const { found } = this;
    const kinds = ['reading', 'forecast', ...(found.result.limit ? ['right', 'false', 'passing'].filter((kind) => this.#spans().some((each) => each.kind === kind)) : [])];
    return html`${this.near ? html`<button type="button" class="button" @click=${() => change({ at: '' }, { replace: true })}>${t('backtest.whole')}</button>` : nothing}
      <fd-chart .heading=${t('backtest.chart', { horizon: durationText(found.horizon_min), inside: percent(this.#inside() * 100), level: percent(LEVEL * 100) })} .name=${`firedamp-backtest-${found.result.target}-${found.horizon_min}min`} .height=${HEIGHT} .option=${this.#option()} .table=${this.#table()} .told=${this.#told(words)}></fd-chart>
      ${chartKey(kinds, words)} ${this.near ? nothing : html`<p class="note">${t('backtest.look_near')}</p>`}`;
  }

  /** The share of what is shown that came to lie within its interval. */
  #inside() {
    const known = this.rows.filter(({ observed, low }) => typeof observed === 'number' && typeof low === 'number');
    return known.filter(({ observed, low, high }) => observed >= low && observed <= high).length / Math.max(known.length, 1);
  }

  #spans() {
    const { alarms, passings } = this.found.chart;
    const span = ({ from, to }, kind) => ({ from: Date.parse(from), to: Date.parse(to), kind });
    const within = ({ from, to }) => to >= this.range[0] && from <= this.range[1];
    return [...alarms.map((each) => span(each, each.right ? 'right' : 'false')), ...passings.map((each) => span(each, 'passing'))].filter(within);
  }

  #words() {
    const { result, horizon_min: horizon } = this.found;
    return {
      reading: t('backtest.key.observed', { statistic: t(`statistic.${result.statistic}`), horizon: durationText(horizon) }),
      forecast: t('backtest.key.forecast', { level: percent(LEVEL * 100) }),
      right: t('worth.alarm.right'),
      false: t('worth.alarm.false'),
      passing: t('worth.passing'),
    };
  }

  #option() {
    const { found, rows } = this;
    const { limit } = found.result;
    return momentLines({
      lines: [{ id: 'observed', kind: 'reading', points: rows.map(({ at, observed }) => [at, observed]) }, { id: 'forecast', kind: 'forecast', points: rows.map(({ at, forecast }) => [at, forecast]) }],
      bands: [{ id: 'forecast', kind: 'forecast', points: rows }],
      limits: limit ? [{ value: limit.limit, kind: 'alarm', words: t('worth.limit') }] : [],
      spans: this.#spans(),
      range: this.range,
      unit: unitName(this.unit),
      height: HEIGHT,
      times: this.longwall.times,
      hover: (at) => this.#hover(at),
    });
  }

  #hover(at) {
    const row = this.rows.find((each) => each.at === at);
    if (!row) return '';
    const words = this.#words();
    const forecast = typeof row.forecast === 'number' ? `${words.forecast}: ${readingText(row.forecast, this.unit)}${typeof row.low === 'number' ? ` (${range(reading(row.forecast, this.unit), row.low, row.high)})` : ''}` : '';
    const chance = row.chance === null ? '' : t('backtest.chance', { chance: chanceText(row.chance) });
    return [this.longwall.times.moment(at), `${words.reading}: ${readingText(row.observed, this.unit)}`, forecast, chance].filter(Boolean).join('\n');
  }

  #told(words) {
    const { longwall, found } = this;
    return { subject: [text(longwall.name), found.result.target, longwall.arbitrary_times ? t('telemetry.arbitrary') : ''].filter(Boolean).join(' · '), key: ['reading', 'forecast'].map((kind) => ({ words: words[kind], drawn: null })), attribution: text(longwall.attribution) };
  }

  #table() {
    const words = this.#words();
    const header = [t('telemetry.time'), words.reading, t('forecast'), t('range.low'), t('range.high'), t('alarms.chance')];
    const row = ({ at, observed, forecast, low, high, chance }, how, share) => [this.longwall.times.moment(at), ...[observed, forecast, low, high].map((value) => (typeof value === 'number' ? how(value) : '')), chance === null ? '' : share(chance)];
    const every = Math.max(1, Math.ceil(this.rows.length / SHOWN_ROWS));
    const same = (value) => value;
    return { header, rows: this.rows.map((each) => row(each, same, same)), shown: this.rows.filter((_, place) => place % every === 0).map((each) => row(each, (value) => readingText(value, this.unit), chanceText)) };
  }
}

customElements.define('fd-test-chart', TestChart);
