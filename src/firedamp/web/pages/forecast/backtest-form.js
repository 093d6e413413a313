// A backtest is asked for: which channel, how far ahead, which limit, and what a missed passing costs beside a false alarm.
import { html, nothing } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { Following } from '../../core/following.js';
import { beginBacktest } from '../../core/forecast-api.js';
import { t } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { progressOf } from '../../components/job-progress.js';
import { channelField, forecastable, horizonField, HORIZONS, statisticField } from './task-fields.js';

const COST_OF_MISS = 10;

class BacktestForm extends Component {
  static properties = { longwall: { attribute: false }, channels: { attribute: false }, address: { type: String }, channel: { state: true }, faults: { state: true } };

  constructor() {
    super();
    this.faults = {};
    this.following = new Following(this, () => {
      change({ backtest: '', at: '' }, { replace: true });
      this.tell('forecasts-changed');
    });
  }

  get #of() {
    return this.channels.find(({ id }) => id === this.channel) ?? this.channels.find(({ tag }) => tag === parameter('channel')) ?? forecastable(this.channels)[0];
  }

  render() {
    const of = this.#of;
    if (!of) return nothing;
    const limit = parameter('limit') ? Number(parameter('limit')) : of.warning_limit ?? of.alarm_limit;
    const horizon = HORIZONS.includes(Number(parameter('horizon'))) ? Number(parameter('horizon')) : HORIZONS[1];
    return html`<section class="panel" aria-labelledby="try-title"><h2 id="try-title">${t('backtest.new')}</h2>
      <p class="note">${t('backtest.new_means')}</p>
      <form class="forecast-form" @submit=${this.#begin}>
        ${channelField(this.channels, of.id, (id) => (this.channel = id))} ${horizonField(horizon)} ${statisticField()}
        ${this.#number('limit', `${t('worth.limit')}, ${unitName(of.unit)}`, typeof limit === 'number' ? asTyped(limit) : '')}
        ${this.#number('cost', t('backtest.cost'), asTyped(COST_OF_MISS))}
        <button class="button primary" ?disabled=${Boolean(this.following.job)}>${t('backtest.run')}</button>
      </form>
      <p class="note">${t('backtest.cost_means')}</p>
      ${progressOf(this.following)}</section>`;
  }

  #number(name, label, value) {
    const fault = this.faults[name];
    return html`<label><span>${label}</span><input name=${name} inputmode="decimal" .value=${value} aria-invalid=${Boolean(fault)} aria-describedby=${fault ? `fault-${name}` : nothing} />${fault ? html`<span class="field-problem" id="fault-${name}" role="alert">${fault}</span>` : nothing}</label>`;
  }

  #begin(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const [limit, cost] = ['limit', 'cost'].map((name) => typedNumber(given.get(name)));
    const wrong = (value, name) => (Number.isNaN(value) ? { [name]: t('value.not_a_number', { value: given.get(name) }) } : {});
    this.faults = { ...wrong(limit, 'limit'), ...(cost !== null && cost > 0 ? {} : { cost: t('backtest.cost_above_nought') }), ...wrong(cost, 'cost') };
    if (Object.keys(this.faults).length) return;
    const said = { channel: Number(given.get('channel')), horizon_min: Number(given.get('horizon')), statistic: given.get('statistic'), limit, cost_of_miss: cost };
    this.following.begin(() => beginBacktest(this.longwall.id, said));
  }
}

customElements.define('fd-backtest-form', BacktestForm);
