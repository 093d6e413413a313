// Which models are there for a horizon? The one that serves, those that challenge it, those that served before; one is chosen.
import { html, nothing } from 'lit';
import { href, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { serveModel } from '../../core/forecast-api.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { exact } from '../../core/numbers.js';
import { durationText } from '../../core/telemetry-times.js';
import { empty } from '../../components/states.js';
import './comparison.js';
import './model-card.js';

class Models extends Component {
  static properties = { longwall: { attribute: false }, channels: { attribute: false }, items: { attribute: false }, address: { type: String } };

  render() {
    const { items, longwall } = this;
    if (!items.length) return empty(t('model.none'), longwall.may_change ? t('model.none_hint') : longwall.organisation ? t('live.no_model_yet') : t('live.start_replay'));
    const horizons = [...new Set(items.map(({ horizon_min: horizon }) => horizon))].sort((one, other) => one - other);
    const chosen = horizons.includes(Number(parameter('horizon'))) ? Number(parameter('horizon')) : horizons[0];
    return html`<nav class="chips" aria-label=${t('forecast.horizon')}>${horizons.map((horizon) => html`<a class="chip" href=${href(`/longwalls/${longwall.id}/forecast`, { part: 'models', horizon })} aria-current=${horizon === chosen ? 'true' : 'false'}>${durationText(horizon)}</a>`)}</nav>
      ${this.#of(items.filter(({ horizon_min: horizon }) => horizon === chosen))}`;
  }

  #of(models) {
    const serving = models.find(({ state }) => state === 'serving');
    const challengers = models.filter(({ state }) => state === 'challenger');
    const retired = models.filter(({ state }) => state === 'retired');
    return html`${serving ? this.#card(serving, serving) : html`<p class="note-panel panel">${t('model.none_serves')}</p>`}
      ${challengers.map((each) => html`${each.comparison && serving ? html`<section class="panel"><fd-model-comparison .challenger=${each} .champion=${serving} .unit=${this.#unit(each)}></fd-model-comparison></section>` : nothing}${this.#card(each, serving)}`)}
      ${retired.length ? html`<details class="retired"><summary>${t('model.retired', { count: retired.length })}</summary>${retired.map((each) => this.#card(each, serving))}</details>` : nothing}`;
  }

  #unit = ({ channel }) => this.channels.find(({ id }) => id === channel)?.unit ?? '';

  #card(model, serving) {
    return html`<fd-model-card class="panel" .model=${model} .longwall=${this.longwall} .unit=${this.#unit(model)} @serve=${() => this.#serve(model, serving)}></fd-model-card>`;
  }

  /** The one before is one click away: in the notice now, and among those that served before later. */
  async #serve(model, before) {
    try {
      await serveModel(model.id);
      tellNotice({ words: () => t('model.serves', { number: exact(model.number) }), ...(before ? { undo: () => this.#serve(before, null) } : {}) });
    } catch (error) {
      tellNotice({ words: () => faultWords(error) });
    }
    this.tell('forecasts-changed');
  }
}

customElements.define('fd-models', Models);
