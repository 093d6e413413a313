// Models are trained: of which channel, for which horizons, and from which columns although they seem to know the answer.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { Following } from '../../core/following.js';
import { trainModels } from '../../core/forecast-api.js';
import { t } from '../../core/locale.js';
import { durationText } from '../../core/telemetry-times.js';
import { progressOf } from '../../components/job-progress.js';
import { leakText } from './excluded.js';
import { channelField, forecastable, horizonBoxes, statisticField } from './task-fields.js';

class TrainForm extends Component {
  static properties = { longwall: { attribute: false }, channels: { attribute: false }, models: { attribute: false }, channel: { state: true }, problem: { state: true }, unchanged: { state: true } };

  constructor() {
    super();
    this.problem = '';
    this.unchanged = [];
    this.following = new Following(this, (result) => {
      this.unchanged = result?.unchanged ?? [];
      this.tell('forecasts-changed');
    });
  }

  render() {
    const first = forecastable(this.channels)[0];
    if (!first) return nothing;
    const chosen = this.channel ?? first.id;
    return html`<section class="panel" aria-labelledby="train-title"><h2 id="train-title">${t('training.new')}</h2>
      <p class="note">${t('training.means')}</p>
      <form class="forecast-form" @submit=${this.#begin}>
        ${channelField(this.channels, chosen, (id) => (this.channel = id))} ${horizonBoxes()} ${statisticField()}
        ${this.#kept(chosen)}
        <button class="button primary" ?disabled=${Boolean(this.following.job)}>${t('training.run')}</button>
        ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing}
      </form>
      ${progressOf(this.following)}
      ${this.unchanged.length ? html`<p class="note" role="status">${t('training.unchanged', { horizons: this.unchanged.map(durationText).join(', ') })}</p>` : nothing}</section>`;
  }

  /** What was left out of this channel's models before: it may be learned from all the same. */
  #kept(channel) {
    const known = this.models.filter((each) => each.channel === channel).flatMap(({ card }) => card.excluded);
    const leaks = [...new Map(known.map((each) => [each.column, each])).values()];
    if (!leaks.length) return html`<p class="note">${t('training.leaks_found')}</p>`;
    return html`<fieldset class="keep"><legend>${t('leak.title')}</legend>${leaks.map((leak) => html`<label class="check"><input type="checkbox" name="keep" value=${leak.column} /> <span>${leakText(leak)} ${t('leak.keep')}</span></label>`)}</fieldset>`;
  }

  #begin(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const horizons = given.getAll('horizons').map(Number);
    this.unchanged = [];
    this.problem = horizons.length ? '' : t('training.no_horizon');
    if (!horizons.length) return;
    const said = { channel: Number(given.get('channel')), horizons_min: horizons, statistic: given.get('statistic'), keep: given.getAll('keep') };
    this.following.begin(() => trainModels(this.longwall.id, said));
  }
}

customElements.define('fd-train-form', TrainForm);
