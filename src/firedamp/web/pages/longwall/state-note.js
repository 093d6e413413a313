// Why is there no forecast? No model, one that is being trained, no readings, or none any more; and what to do first.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { t, word } from '../../core/locale.js';
import { readingText, refusedText } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';
import { empty } from '../../components/states.js';

/** What is being trained, and how far it is. */
export function trainingNote(training) {
  if (!training) return nothing;
  const step = training.step ? word('job_step', training.step) : t('job_state.waiting');
  return html`<div class="panel training" role="status"><strong>${t('training.going_on')}</strong> <progress aria-label=${t('training.going_on')} max="1" value=${training.progress ?? nothing}></progress> <span class="muted">${step}</span>
    <p class="note">${t('training.meanwhile')}</p></div>`;
}

/** Which backtests are being made, and how far the one is that runs. */
export function testingNote(testing) {
  if (!testing?.length) return nothing;
  const horizons = testing.map(({ horizon_min: minutes }) => durationText(minutes)).join(', ');
  const progress = testing.find((each) => each.progress !== null)?.progress ?? null;
  return html`<div class="panel training testing" role="status"><strong>${t('backtest.making', { horizons })}</strong> <progress aria-label=${t('backtest.making', { horizons })} max="1" value=${progress ?? nothing}></progress>
    <p class="note">${t('backtest.making_means')}</p></div>`;
}

const MINUTE_MS = 60_000;
/** After so long the clock alone does not say which day it was. */
const SAME_DAY_MIN = 12 * 60;

/** Whether the last reading is no longer how it stands now: the feed is silent, or a recording is over. */
export const isOld = ({ state }) => state === 'silent' || state === 'ended';

/** Since when no reading came: "14:05:30", of another day with its date. */
export function silentSince({ times }, { target, now }) {
  const minutes = Math.floor((Date.parse(now) - Date.parse(target.time)) / MINUTE_MS);
  return { when: minutes < SAME_DAY_MIN ? times.clock(target.time) : times.moment(target.time), gone: durationText(minutes) };
}

/** Nothing can be said of what comes: readings have stopped, or the recording is over. Said first of all. */
export function oldNote(longwall, status) {
  const { state, target } = status;
  if (!isOld(status) || !target) return nothing;
  if (state === 'ended') return html`<p class="panel note-panel">${t('live.ended')}</p>`;
  const { refused } = target;
  if (!target.time) return html`<div class="grave-note" role="alert"><strong><span aria-hidden="true">■</span> ${t('live.silent_ever')}</strong>${refused ? html`<p>${refusedText(refused, target.unit)}</p>` : nothing}</div>`;
  const since = silentSince(longwall, status);
  const last = t('live.silent_last', { value: readingText(target.value, target.unit), when: longwall.times.moment(target.time) });
  return html`<div class="grave-note" role="alert"><strong><span aria-hidden="true">■</span> ${refused ? t('live.silent_refused', since) : t('live.silent', since)}</strong>
    <p>${last}${refused ? html` ${refusedText(refused, target.unit)}.` : nothing}</p></div>`;
}

/** @param {object} longwall @param {{state: string, training: object | null}} status @param {{state: string}} replay */
export function stateNote(longwall, { state, training, problem }, replay) {
  if (state === 'untold') return html`<div class="failure" role="alert"><strong>${t('live.untold')}</strong><p>${problem}</p></div>`;
  if (training) return trainingNote(training);
  if (['ready', 'silent', 'ended'].includes(state)) return nothing;
  if (state === 'no_readings') return empty(t('live.no_readings'), t('live.no_readings_hint'), html`<a class="button primary" href=${href(`/longwalls/${longwall.id}/telemetry`)}>${t('live.to_telemetry')}</a>`);
  if (longwall.organisation === null && replay.state === 'stopped') return html`<p class="panel note-panel">${t('live.start_replay')}</p>`;
  if (!longwall.may_change) return html`<p class="panel note-panel">${t('live.no_model_yet')}</p>`;
  return empty(t('live.no_model'), t('live.no_model_hint'), html`<a class="button primary" href=${href(`/longwalls/${longwall.id}/forecast`, { part: 'models' })}>${t('live.to_training')}</a>`);
}
