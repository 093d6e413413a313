// Long work: which of it goes on, how far it is, and how it ended.
import { ApiError, ConnectionError, send, withQuery } from './api.js';

/** Tells that a job was asked for or has ended ('change'). */
export const jobChanges = new EventTarget();
const SOON_MS = 400;
const LATER_MS = 3000;

/** @typedef {{id: string, kind: string, name: string, owner: string, organisation: object | null, state: string, step: string, progress: number | null, created: string, started: string | null, finished: string | null, result: object | null, problem: {title: string, detail: string, errors: object[]} | null, cancel_requested: boolean}} Job */

export const jobs = ({ state = '', cursor = '', limit = 50 } = {}) => send(withQuery('/jobs', { state, cursor, limit }));
export const cancelJob = (id) => act(id, 'cancel');
export const retryJob = (id) => act(id, 'retry');
export const goesOn = ({ state }) => state === 'waiting' || state === 'running';
const changed = () => jobChanges.dispatchEvent(new Event('change'));
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function act(id, what) {
  const job = await send(`/jobs/${id}/${what}`, { method: 'POST', body: {} });
  changed();
  return job;
}

/** The job as it is now; null while there is no connection. */
async function seen(id) {
  try {
    return await send(`/jobs/${id}`);
  } catch (error) {
    if (error instanceof ConnectionError) return null;
    throw error;
  }
}

/**
 * The result of a job, when it has ended; an ApiError with its problem where it failed or was cancelled.
 * @param {Job} job @param {(job: Job) => void} told each time something is known of it
 */
export async function ended(job, told = () => {}) {
  changed();
  let now = job;
  for (let asked = 0; goesOn(now); asked += 1) {
    told(now);
    await wait(asked < 10 ? SOON_MS : Math.min(LATER_MS, SOON_MS * (asked - 8)));
    now = (await seen(job.id)) ?? now;
  }
  changed();
  if (now.state === 'done') return now.result;
  throw new ApiError(now.state === 'cancelled' ? 409 : 422, now.problem ?? { title: now.state });
}
