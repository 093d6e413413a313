// What is to be forecast: the channel, how far ahead, the greatest or the mean reading until then.
import { html } from 'lit';
import { t } from '../../core/locale.js';
import { channelName } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';

export const HORIZONS = [3, 10, 30, 60];
const METHANE = 'methane_concentration';

/** Channels that may be forecast: those with limits first, then the others of methane. */
export function forecastable(channels) {
  const wanted = ({ quantity, warning_limit: warning, alarm_limit: alarm }) => 2 * Number(typeof (alarm ?? warning) === 'number') + Number(quantity === METHANE);
  return [...channels].sort((one, other) => wanted(other) - wanted(one));
}

export function channelField(channels, chosen, changed = () => {}) {
  return html`<label><span>${t('forecast.target')}</span><select name="channel" @change=${(event) => changed(Number(event.target.value))}>${forecastable(channels).map((each) => html`<option value=${each.id} .selected=${each.id === chosen}>${channelName(each)}</option>`)}</select></label>`;
}

export function statisticField() {
  return html`<label><span>${t('forecast.statistic')}</span><select name="statistic">${['max', 'mean'].map((each) => html`<option value=${each}>${t(`statistic.${each}`)}</option>`)}</select></label>`;
}

export function horizonField(chosen) {
  return html`<label><span>${t('forecast.horizon')}</span><select name="horizon">${HORIZONS.map((each) => html`<option value=${each} .selected=${each === chosen}>${durationText(each)}</option>`)}</select></label>`;
}

/** Several at once. */
export function horizonBoxes() {
  return html`<fieldset><legend>${t('forecast.horizons')}</legend><div class="boxes">${HORIZONS.map((each) => html`<label class="check"><input type="checkbox" name="horizons" value=${each} checked /> <span>${durationText(each)}</span></label>`)}</div></fieldset>`;
}
