// How does a page follow a job that works on what it shows? Also one that was asked for before the page was left.
import { faultWords } from './faults.js';
import { cancelJob, ended, goesOn } from './jobs.js';
import { word } from './locale.js';

export class Following {
  /** @type {import('./jobs.js').Job | null} */
  job = null;
  problem = '';

  /** @param {import('lit').ReactiveControllerHost} host @param {(result: object | null) => void} done when the job has done its work, with what it says of it */
  constructor(host, done) {
    Object.assign(this, { host, done });
    host.addController(this);
  }

  hostDisconnected() {
    this.left = true;
  }

  hostConnected() {
    this.left = false;
  }

  /** Ask for a job, and follow it. @param {() => Promise<object>} ask */
  async begin(ask) {
    this.#told({ state: 'waiting' });
    try {
      await this.#follow(await ask());
    } catch (error) {
      this.#ended(error);
    }
  }

  /** Follow one that goes on already, if there is one of this kind. */
  async resume(jobs, kind) {
    const going = jobs.find((each) => each.kind === kind);
    if (!going || this.job) return;
    await this.#follow({ ...going, state: 'waiting' }).catch((error) => this.#ended(error));
  }

  cancel() {
    return cancelJob(this.job.id).catch((error) => this.#ended(error));
  }

  async #follow(job) {
    const result = await ended(job, (now) => this.#told(now));
    if (!this.left) this.done(result);
    this.#ended(null);
  }

  #told(now) {
    Object.assign(this, { job: now, problem: '' });
    this.host.requestUpdate();
  }

  #ended(error) {
    const cancelled = error?.status === 409 && error.problem?.title === 'cancelled';
    Object.assign(this, { job: null, problem: !error ? '' : cancelled ? word('job_state', 'cancelled') : faultWords(error) });
    this.host.requestUpdate();
  }

  /** Whether it may be cancelled now. */
  get cancellable() {
    return Boolean(this.job?.id) && goesOn(this.job) && !this.job.cancel_requested;
  }
}
