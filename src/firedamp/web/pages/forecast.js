// Forecast: what would forecasts and alarms of a longwall have been worth, which model makes them, and from what is it learned?
import { html, nothing } from 'lit';
import { href, parameter } from '../core/address.js';
import { backtests, liveForecast, models } from '../core/forecast-api.js';
import { Load } from '../core/load.js';
import { t } from '../core/locale.js';
import { Polling } from '../core/polling.js';
import { currentUser } from '../core/session.js';
import { signInFirst } from '../components/sign-in-first.js';
import { loaded } from '../components/states.js';
import './forecast/backtest-form.js';
import './forecast/backtest.js';
import './forecast/backtests.js';
import './forecast/models.js';
import './forecast/train-form.js';
import { testingNote, trainingNote } from './longwall/state-note.js';
import { LongwallPage } from './longwalls/page.js';

const PARTS = ['', 'models'];
const EVERY_MS = 5000;

class ForecastPage extends LongwallPage {
  tab = 'forecast';
  #made = 0;

  constructor() {
    super();
    this.stored = new Load(this);
    this.live = new Polling(this, EVERY_MS);
  }

  willUpdate() {
    super.willUpdate();
    if (!this.found.value) return;
    const id = this.longwallId;
    this.live.want(id, () => liveForecast(id));
    this.stored.want(JSON.stringify([id, currentUser()?.username ?? '', this.#made, this.#served(), this.#testing()]), async () => {
      const [made, tried] = await Promise.all([models(id), backtests(id)]);
      return { models: made.items, backtests: tried.items };
    });
  }

  /** Models that serve by now: when these change, so does the list. */
  #served() {
    return (this.live.value?.horizons ?? []).map(({ model }) => model);
  }

  /** Backtests that are being made: when one is done, it is in the list. */
  #testing() {
    return (this.live.value?.testing ?? []).map(({ job }) => job);
  }

  /** What was trained, tried or chosen is read anew. */
  #again = () => {
    this.#made += 1;
    this.requestUpdate();
  };

  content({ longwall, channels, times }) {
    const of = { ...longwall, times };
    const part = PARTS.includes(parameter('part')) ? parameter('part') : '';
    return html`<div class="forecast-page" @forecasts-changed=${this.#again}>
      <nav class="tabs part-tabs" aria-label=${t('forecast.parts')}>${PARTS.map((each) => html`<a href=${href(`/longwalls/${of.id}/forecast`, { part: each })} aria-current=${each === part ? 'page' : 'false'}>${t(`forecast.part.${each || 'backtests'}`)}</a>`)}</nav>
      ${trainingNote(this.live.value?.training)} ${testingNote(this.live.value?.testing)}
      ${loaded(this.stored, (found) => (part === 'models' ? this.#models(of, channels, found) : this.#backtests(of, channels, found)), 10)}
    </div>`;
  }

  #backtests(of, channels, found) {
    const chosen = parameter('backtest') || found.backtests[0]?.id;
    return html`${chosen ? html`<fd-backtest .longwall=${of} .channels=${channels} .backtestId=${chosen} .address=${this.address}></fd-backtest>` : nothing}
      <fd-backtests .longwall=${of} .channels=${channels} .items=${found.backtests} .chosen=${chosen}></fd-backtests>
      ${of.organisation === null && !currentUser() ? html`<section class="panel">${signInFirst(t('backtest.sign_in'))}</section>` : nothing}
      ${of.may_change || (of.organisation === null && currentUser()) ? html`<fd-backtest-form .longwall=${of} .channels=${channels} .address=${this.address}></fd-backtest-form>` : nothing}`;
  }

  #models(of, channels, found) {
    return html`<fd-models .longwall=${of} .channels=${channels} .items=${found.models} .address=${this.address}></fd-models>
      ${of.may_change ? html`<fd-train-form .longwall=${of} .channels=${channels} .models=${found.models}></fd-train-form>` : nothing}`;
  }
}

customElements.define('fd-forecast', ForecastPage);
