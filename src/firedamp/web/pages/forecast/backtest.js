// What would these forecasts have been worth? The errors beside the plainest ones, the course of the test part, chances, alarms.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { backtest } from '../../core/forecast-api.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { exact, percent, significant, unitName } from '../../core/numbers.js';
import { durationText } from '../../core/telemetry-times.js';
import { momentText } from '../../doors/door.js';
import { loaded } from '../../components/states.js';
import './alarm-worth.js';
import './errors.js';
import { errorsText, PLAIN, unbeatenBy } from './errors.js';
import { excludedNote } from './excluded.js';
import './reliability.js';
import './test-chart.js';

class Backtest extends Component {
  static properties = { longwall: { attribute: false }, channels: { attribute: false }, backtestId: { type: String }, address: { type: String } };

  constructor() {
    super();
    this.data = new Load(this);
  }

  willUpdate() {
    this.data.want(this.backtestId, () => backtest(this.backtestId));
  }

  render() {
    return loaded(this.data, (found) => this.#content(found), 12);
  }

  #content(found) {
    const { result, chart } = found;
    const unit = this.channels.find(({ tag }) => tag === result.target)?.unit ?? '';
    const horizon = durationText(found.horizon_min);
    const { offered } = result;
    const measured = t('backtest.measured', { count: exact(offered.count) });
    return html`<section class="panel" aria-labelledby="backtest-title">
        <h2 id="backtest-title" tabindex="-1">${this.#verdict(result, unit, horizon)}</h2>
        <p class="lead">${t('backtest.of', { channel: result.target, statistic: t(`statistic.${result.statistic}`), horizon })} ${measured} <span class="muted">${momentText(found.created)}</span></p>
        <fd-forecast-errors .models=${result.models} .gaveWay=${gaveWay(result) ? result.offered : null} .offered=${offered.name} .unit=${unit} .measured=${measured} .caption=${t('backtest.errors')}></fd-forecast-errors>
        <ul class="notes">${this.#notes(result).map((each) => html`<li>${each}</li>`)}</ul>
        ${excludedNote(result.excluded)}
      </section>
      ${result.limit ? html`<section class="panel" aria-labelledby="worth-title"><fd-alarm-worth .limit=${result.limit} .chart=${chart} .longwall=${this.longwall} .unit=${unit} .horizon=${found.horizon_min} .address=${this.address}></fd-alarm-worth></section>` : nothing}
      <section class="panel"><fd-test-chart .found=${found} .longwall=${this.longwall} .unit=${unit} .address=${this.address}></fd-test-chart></section>
      ${result.limit?.reliability ? html`<section class="panel"><fd-reliability .limit=${result.limit} .unit=${unit} .horizon=${found.horizon_min} .longwall=${this.longwall}></fd-reliability></section>` : nothing}`;
  }

  /** "The forecast for 10 min errs by 0.046 %, 5 % less than "as now"". */
  #verdict({ models, offered }, unit, horizon) {
    const plain = models[PLAIN];
    const said = { horizon, mae: `${significant(offered.mae, 2)} ${unitName(unit)}`.trim() };
    if (offered.name === PLAIN && offered.mae === plain.mae) return t('backtest.verdict.plain', said);
    const share = (plain.mae - offered.mae) / plain.mae;
    const told = { ...said, share: percent(Math.abs(share) * 100) };
    return share > 0 ? t('backtest.verdict.better', told) : t('backtest.verdict.worse', told);
  }

  #notes({ models, offered }) {
    const tested = unbeatenBy(models);
    const chosen = offered.nothing_beats_persistence_in;
    return [
      t('backtest.offered', { model: t(`model.${offered.name}`), coverage: percent(offered.coverage * 100) }),
      ...(gaveWay({ models, offered }) ? [t('backtest.gave_way')] : []),
      ...(offered.mean_of === offered.name ? [] : [t('backtest.offered_mean', { model: t(`model.${offered.mean_of}`) })]),
      tested.length ? t('backtest.unbeaten', { errors: errorsText(tested) }) : t('backtest.beaten'),
      ...(chosen.length ? [t('backtest.unbeaten_on_choice', { errors: errorsText(chosen) })] : []),
    ];
  }
}

/** Whether a plain choice gave way to the adaptive forecast at some rows: then what is offered errs as no model alone. */
const gaveWay = ({ models, offered }) => offered.mae !== models[offered.name].mae;

customElements.define('fd-backtest', Backtest);
