// How far is a job, and how did it end? In words, with a bar while it runs.
import { html, nothing } from 'lit';
import { t, word } from '../core/locale.js';
import { goesOn } from '../core/jobs.js';

/** What a job is doing. */
export const jobStep = (job) => (job.state === 'running' && job.step ? t(`job_step.${job.step}`) : word('job_state', job.state));

/** A job's state with its progress. */
export function jobState(job) {
  const bar = job.state === 'running' ? html`<progress aria-label=${jobStep(job)} max="1" value=${job.progress ?? nothing}></progress> ` : nothing;
  const stopping = job.cancel_requested && goesOn(job) ? html`<span class="muted"> · ${t('jobs.stopping')}</span>` : nothing;
  return html`${bar}${jobStep(job)}${stopping}${job.problem ? html`<br /><span class="field-problem">${job.problem.detail}</span>` : nothing}`;
}
