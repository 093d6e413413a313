// How far is the job that a page has asked for? Its bar and step, the way to cancel it; it may be left.
import { html, nothing } from 'lit';
import { href } from '../core/address.js';
import { t } from '../core/locale.js';
import { jobState } from './job-state.js';
import './elapsed.js';

/** @param {import('../core/following.js').Following} following */
export function progressOf(following) {
  const { job, problem } = following;
  if (!job) return problem ? html`<p class="field-problem" role="alert">${problem}</p>` : nothing;
  return html`<div class="restore-progress" role="status"><p class="upload">${jobState(job)} <fd-elapsed></fd-elapsed>
      ${following.cancellable ? html`<button type="button" class="button" @click=${() => following.cancel()}>${t('jobs.cancel')}</button>` : nothing}</p>
    <p class="note">${t('restore.may_leave')} <a href=${href('/jobs')}>${t('jobs.title')}</a></p></div>`;
}
