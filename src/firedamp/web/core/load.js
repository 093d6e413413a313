// How does a component wait for data? It asks; the last question wins; what was there stays until the answer comes.
import { connection, ConnectionError } from './api.js';

/** @template T */
export class Load {
  /** @type {T | null} */
  value = null;
  /** @type {Error | null} */
  error = null;
  loading = false;
  #key = '';
  #ask = null;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#listen('addEventListener');
  }

  hostDisconnected() {
    this.#listen('removeEventListener');
  }

  /** Whether what is there is not what was asked for: the server could not be reached. */
  get stale() {
    return this.value !== null && this.error instanceof ConnectionError;
  }

  #listen(change) {
    ['back', 'retry'].forEach((type) => connection[change](type, this.#retry));
    window[change]('online', this.#retry);
  }

  #retry = () => {
    if (this.error instanceof ConnectionError && !this.loading) this.again();
  };

  /**
   * Ask for what `key` names, unless it is there or on its way.
   * @param {string} key
   * @param {() => Promise<T>} ask
   */
  async want(key, ask) {
    if (key === this.#key) return;
    this.#key = key;
    this.#ask = ask;
    await this.again();
  }

  /** Ask the last question again. */
  async again() {
    const asked = this.#key;
    this.loading = true;
    this.error = null;
    this.host.requestUpdate();
    try {
      const value = await this.#ask();
      if (asked !== this.#key) return;
      this.value = value;
    } catch (error) {
      if (asked !== this.#key) return;
      // Without a connection the last good answer stays; the page dims it.
      if (!(error instanceof ConnectionError)) this.value = null;
      this.error = error;
    }
    this.loading = false;
    this.host.requestUpdate();
  }
}
