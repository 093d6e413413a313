// What comes next? For each horizon the forecast with its interval, and the chance of passing each limit.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { chanceText, percent } from '../../core/numbers.js';
import { channelName, levelOf, reading, readingText, refusedText } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';
import { forecastDoor, LEVEL } from '../../doors/forecast.js';
import { levelMark } from '../../components/level.js';
import '../../components/limit-bar.js';
import { isOld } from './state-note.js';

class Horizons extends Component {
  static properties = { longwall: { attribute: false }, status: { attribute: false }, chosen: { type: Number } };

  render() {
    const { target, horizons } = this.status;
    return html`<div class="horizon-cards">${this.#now(target)} ${horizons.map((horizon) => this.#card(target, horizon))}</div>`;
  }

  #now(target) {
    const level = levelOf(target.value, target);
    return html`<section class="card horizon-card now level-${level}" aria-labelledby="horizon-now">
      <h2 id="horizon-now">${isOld(this.status) ? t('horizon.last') : t('horizon.now')}</h2>
      <p class="horizon-value plain-value">${target.value === null ? t('value.none') : reading(target.value, target.unit).text} <span class="unit">${reading(0, target.unit).unit}</span></p>
      <fd-limit-bar .value=${target.value} .limits=${target}></fd-limit-bar>
      <p class="note">${target.time ? this.longwall.times[isOld(this.status) ? 'moment' : 'clock'](target.time) : nothing}</p>
      ${target.refused ? html`<p class="refused"><span aria-hidden="true">▲</span> ${refusedText(target.refused, target.unit)}</p>` : nothing}
      <p>${levelMark(level)}</p>
    </section>`;
  }

  #card(target, horizon) {
    const { longwall } = this;
    const minutes = durationText(horizon.horizon_min);
    const written = horizon.forecast === null ? null : reading(horizon.forecast, target.unit);
    const warned = horizon.chances.some(({ alarm }) => alarm);
    return html`<section class="card horizon-card ${warned ? 'warned' : ''}" aria-labelledby="horizon-${horizon.horizon_min}">
      <h2 id="horizon-${horizon.horizon_min}">${t('horizon.within', { minutes })}</h2>
      <p class="horizon-value"><fd-number .label="${channelName(target)}, ${t('horizon.within', { minutes })}" .written=${written} .low=${horizon.low ?? undefined} .high=${horizon.high ?? undefined} .level=${LEVEL} .door=${() => forecastDoor({ longwall, target, horizon })}></fd-number></p>
      <fd-limit-bar ahead .value=${horizon.forecast} .low=${horizon.low} .high=${horizon.high} .limits=${target}></fd-limit-bar>
      <p class="note">${t('horizon.until', { until: longwall.times.clock(horizon.until) })}</p>
      <ul class="chances">${horizon.chances.map((chance) => this.#chance(chance, target))}</ul>
      ${horizon.offered === 'adaptive' ? nothing : html`<p class="note">${t('horizon.offered', { model: t(`model.${horizon.offered}`) })}</p>`}
      ${horizon.stale ? html`<p class="note"><span class="stale-sign" aria-hidden="true">▲</span> <a href=${href(`/longwalls/${longwall.id}/forecast`, { part: 'models', horizon: horizon.horizon_min })}>${t('model.stale')}</a></p>` : nothing}
    </section>`;
  }

  /** The chance of passing a limit, with the threshold at which an alarm is raised. */
  #chance({ kind, limit, chance, threshold, alarm }, target) {
    const said = chance === null ? t('forecast.chance_unknown') : chanceText(chance);
    return html`<li class="chance ${alarm ? 'raised' : ''}">
      <span class="chance-of">${alarm ? html`<span aria-hidden="true">${kind === 'alarm' ? '■' : '▲'}</span> ` : nothing}${t(`limit.chance.${kind}`, { limit: readingText(limit, target.unit) })}</span>
      <strong class="chance-value">${said}</strong>
      <svg class="chance-bar" aria-hidden="true"><rect class="chance-ground" width="100%" height="100%"></rect><rect class="chance-share" width="${100 * (chance ?? 0)}%" height="100%"></rect><line x1="${100 * threshold}%" x2="${100 * threshold}%" y1="0" y2="100%"></line></svg>
      <span class="note">${alarm ? t('forecast.alarm_raised') : t('forecast.threshold', { threshold: percent(threshold * 100) })}</span>
    </li>`;
  }
}

customElements.define('fd-horizons', Horizons);
