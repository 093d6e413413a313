// How is something asked for while one types? After a pause; the last question wins, and what was there stays until then.
import { ConnectionError } from './api.js';

const PAUSE_MS = 250;

/** @template T */
export class Live {
  /** @type {T | null} */
  value = null;
  /** @type {Error | null} */
  error = null;
  loading = false;
  #key = '';
  #ask = null;
  #timer = 0;
  #asking = null;
  /** Whether anything was asked for since this belongs to what it belongs to: the first answer need not wait. */
  #begun = false;
  #back = () => this.error instanceof ConnectionError && this.again();

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener('online', this.#back);
  }

  hostDisconnected() {
    window.removeEventListener('online', this.#back);
    this.#stop();
    this.#key = '';
  }

  /**
   * Ask for what `key` names when it has not changed for a while; an empty key asks for nothing.
   * @param {string} key
   * @param {(signal: AbortSignal) => Promise<T>} ask
   */
  want(key, ask) {
    if (key === this.#key) return;
    this.#stop();
    this.#key = key;
    this.#ask = ask;
    this.loading = key !== '';
    if (!key) this.error = null;
    else this.#timer = setTimeout(() => this.again(), this.#begun ? PAUSE_MS : 0);
    this.#begun ||= key !== '';
  }

  /** What was there belongs to something else now. */
  forget() {
    this.#stop();
    this.#key = '';
    this.#begun = false;
    this.value = null;
    this.error = null;
    this.loading = false;
  }

  /** Ask the last question again, now. */
  async again() {
    this.#stop();
    if (!this.#key) return;
    const asking = new AbortController();
    this.#asking = asking;
    this.loading = true;
    this.host.requestUpdate();
    const answer = await this.#ask(asking.signal).then((value) => ({ value, error: null }), (error) => ({ value: this.value, error }));
    if (asking.signal.aborted) return;
    Object.assign(this, answer, { loading: false });
    this.host.requestUpdate();
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }
}
