// Which records stand where in a table of any length? Read in blocks where one looks; what was there stays until the answer comes.
import * as reference from './reference-api.js';

export const BLOCK = 100;

/** Tells of records that have come ('change'). */
export class RecordSource extends EventTarget {
  /** how many there are, null until the first answer */
  total = null;
  loading = false;
  /** @type {Error | null} */
  error = null;
  #table = '';
  #query = {};
  #key = '';
  /** @type {Map<number, object[]>} */
  #blocks = new Map();
  #asked = new Set();
  #asking = new AbortController();
  #seen = [0, BLOCK - 1];

  /** Ask for other records, unless these are asked for already; says whether. */
  ask(table, query) {
    const key = JSON.stringify([table, query]);
    if (key === this.#key) return false;
    if (table !== this.#table) this.#forget();
    Object.assign(this, { error: null });
    [this.#table, this.#query, this.#key, this.#seen] = [table, query, key, [0, BLOCK - 1]];
    this.#anew();
    return true;
  }

  /** Ask for the same again: something has changed. */
  again() {
    this.#anew();
  }

  #forget() {
    this.total = null;
    this.#blocks.clear();
  }

  /** The first answer takes the place of all that was there. */
  #anew() {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#asked.clear();
    this.#bring(this.#seen[0], this.#seen[1], true);
  }

  /** The record at a place, undefined while it is on its way. */
  at(place) {
    return this.#blocks.get(Math.floor(place / BLOCK))?.[place % BLOCK];
  }

  /** Every record that is here. */
  known() {
    return [...this.#blocks.values()].flat();
  }

  /** Have the records from one place to another ready. */
  want(first, last) {
    this.#seen = [Math.max(0, first), Math.max(0, last)];
    this.#bring(...this.#seen, false);
  }

  /** Have the records from one place to another here, as far as there are so many. */
  async ready(first, last) {
    const end = Math.min(last, (this.total ?? 0) - 1);
    const missing = () => !this.error && Array.from({ length: Math.max(0, end - first + 1) }, (_, place) => first + place).some((place) => !this.at(place));
    this.#bring(first, end, false);
    while (missing()) await new Promise((resolve) => this.addEventListener('change', resolve, { once: true }));
  }

  #bring(first, last, anew) {
    const blocks = [];
    for (let block = Math.floor(first / BLOCK); block <= Math.floor(last / BLOCK); block += 1) {
      const beyond = !anew && this.total !== null && block * BLOCK >= this.total;
      const here = this.#asked.has(block) || (!anew && this.#blocks.has(block));
      if (!beyond && !here) blocks.push(block);
    }
    if (blocks.length) this.#read(blocks, anew);
  }

  async #read(blocks, anew) {
    const { signal } = this.#asking;
    blocks.forEach((block) => this.#asked.add(block));
    this.loading = true;
    try {
      const pages = await Promise.all(blocks.map((block) => reference.records(this.#table, this.#query, { limit: BLOCK, offset: block * BLOCK }, signal)));
      if (signal.aborted) return;
      if (anew) this.#blocks.clear();
      pages.forEach((page, place) => this.#blocks.set(blocks[place], page.items));
      this.total = pages[0].total;
      this.error = null;
    } catch (error) {
      if (error.name === 'AbortError') return;
      blocks.forEach((block) => this.#asked.delete(block));
      this.error = error;
    }
    this.loading = false;
    this.dispatchEvent(new Event('change'));
  }

  /** A record as it is now takes the place of the one that was there. */
  replace(record) {
    for (const block of this.#blocks.values()) {
      const place = block.findIndex((each) => each.id === record.id);
      if (place >= 0) block[place] = record;
    }
    this.dispatchEvent(new Event('change'));
  }
}
