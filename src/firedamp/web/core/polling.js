// How does a page stay up to date? It asks again every few seconds while it is looked at, and rests while it is hidden.
import { ConnectionError } from './api.js';

/** @template T */
export class Polling {
  /** @type {T | null} */
  value = null;
  /** @type {Error | null} */
  error = null;
  /** @type {string | null} */
  #key = null;
  #ask = null;
  #timer = 0;
  #round = 0;

  /** @param {import('lit').ReactiveControllerHost} host @param {number} every milliseconds from an answer to the next question */
  constructor(host, every) {
    Object.assign(this, { host, every });
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.again);
    if (this.#ask) this.again();
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.again);
    this.#rest();
  }

  /** Whether what is shown is not of now: the server could not be reached. */
  get stale() {
    return this.value !== null && this.error instanceof ConnectionError;
  }

  /**
   * Keep asking for what `key` names; what was there stays until the answer comes.
   * @param {string} key
   * @param {() => Promise<T>} ask
   */
  want(key, ask) {
    this.#ask = ask;
    if (key === this.#key) return;
    this.#key = key;
    this.again();
  }

  /** Ask now, where anybody looks. */
  again = async () => {
    this.#rest();
    if (document.hidden) return;
    const round = this.#round;
    const answer = await this.#ask().then((value) => ({ value, error: null }), (error) => ({ value: error instanceof ConnectionError ? this.value : null, error }));
    if (round !== this.#round) return;
    Object.assign(this, answer);
    this.host.requestUpdate();
    this.#timer = setTimeout(this.again, this.every);
  };

  /** What is on its way does not count any more. */
  #rest() {
    clearTimeout(this.#timer);
    this.#round += 1;
  }
}
