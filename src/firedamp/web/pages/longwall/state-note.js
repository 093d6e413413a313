// Why is there no forecast yet? No model, one that is being trained, or no readings; and what to do first.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { t, word } from '../../core/locale.js';
import { empty } from '../../components/states.js';

/** What is being trained, and how far it is. */
export function trainingNote(training) {
  if (!training) return nothing;
  const step = training.step ? word('job_step', training.step) : t('job_state.waiting');
  return html`<div class="panel training" role="status"><strong>${t('training.going_on')}</strong> <progress aria-label=${t('training.going_on')} max="1" value=${training.progress ?? nothing}></progress> <span class="muted">${step}</span>
    <p class="note">${t('training.meanwhile')}</p></div>`;
}

/** @param {object} longwall @param {{state: string, training: object | null}} status @param {{state: string}} replay */
export function stateNote(longwall, { state, training, problem }, replay) {
  if (state === 'untold') return html`<div class="failure" role="alert"><strong>${t('live.untold')}</strong><p>${problem}</p></div>`;
  if (training) return trainingNote(training);
  if (state === 'ready') return nothing;
  if (state === 'no_readings') return empty(t('live.no_readings'), t('live.no_readings_hint'), html`<a class="button primary" href=${href(`/longwalls/${longwall.id}/telemetry`)}>${t('live.to_telemetry')}</a>`);
  if (longwall.organisation === null && replay.state === 'stopped') return html`<p class="panel note-panel">${t('live.start_replay')}</p>`;
  if (!longwall.may_change) return html`<p class="panel note-panel">${t('live.no_model_yet')}</p>`;
  return empty(t('live.no_model'), t('live.no_model_hint'), html`<a class="button primary" href=${href(`/longwalls/${longwall.id}/forecast`, { part: 'models' })}>${t('live.to_training')}</a>`);
}
