// Where does a file stand that is being looked at? What is said of it goes to the server together, one answer after the other.
import * as imports from '../../../core/import-api.js';
import { faultWords } from '../../../core/faults.js';

const PAUSE_MS = 350;

const ORDER = ['bad', 'changed', 'new', 'same', 'skipped'];
const firstOf = (counts) => ORDER.find((state) => counts[state]) ?? 'bad';

/** The rows of a state that an answer holds, or null where it need not hold all that are shown: then they are asked for. */
function rowsIn(answer, state) {
  const rows = answer.rows.filter((row) => row.state === state);
  return rows.length === answer.counts[state] || state === firstOf(answer.counts) ? rows : null;
}

/** Whether it is still to be said what the cells under years are, or in which unit. */
export const lacksWords = (years) => (years.column ? !years.unit && years.units.length > 0 : !years.by_row);

const columnOf = (row) => Number(row.place.split(':')[1] ?? 0);
const touches = (row, number) => row.row === number || row.origins.some((origin) => origin.row === number);

/** Later words on the same thing replace earlier ones. */
function merged(before, given) {
  const cells = { ...before.cells };
  for (const [row, texts] of Object.entries(given.cells ?? {})) cells[row] = { ...cells[row], ...texts };
  const both = (name) => ({ ...before[name], ...given[name] });
  const found = { ...before, ...given, columns: both('columns'), defaults: both('defaults'), choices: both('choices'), cells };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length));
}

export class DraftState {
  /** the draft as the server last told it */
  draft = null;
  rows = [];
  state = 'bad';
  problem = '';
  busy = false;
  skip = new Set();
  #waiting = {};
  #timer = 0;
  #running = null;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected() {}

  /** Begin with a draft: bad rows first, if there are any. */
  async begin(draft) {
    Object.assign(this, { draft, problem: '', skip: new Set() });
    if (draft.counts.skipped) this.skip = new Set(await imports.places(draft.table, draft.id, 'skipped'));
    this.state = firstOf(draft.counts);
    this.rows = rowsIn(draft, this.state);
    this.host.requestUpdate();
  }

  async show(state) {
    this.state = state;
    await this.#read(imports.ROWS_SHOWN, 0);
  }

  async more() {
    await this.#read(imports.ROWS_SHOWN, this.rows.length);
  }

  async #read(limit, offset) {
    const { table, id } = this.draft;
    const { state } = this;
    this.busy = true;
    this.host.requestUpdate();
    const found = await imports.draft(table, id, { state, offset, limit });
    if (state !== this.state) return;
    this.draft = found;
    this.rows = offset ? [...this.rows, ...found.rows] : found.rows;
    this.busy = false;
    this.host.requestUpdate();
  }

  /** Say something of the file; what is said in short order goes together. */
  say(changes) {
    this.#waiting = merged(this.#waiting, changes);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), PAUSE_MS);
  }

  /** A mended cell stays in view until its row is good. */
  mend({ row, index, text }) {
    this.rows = this.rows.map((each) => (touches(each, row) ? { ...each, cells: each.row === row ? Object.assign([...each.cells], { [index]: text }) : each.cells, mends: new Set([...(each.mends ?? []), `${row}:${index}`]) } : each));
    this.say({ cells: { [row]: { [index]: text } } });
  }

  leaveOut(rows, skip) {
    rows.forEach((row) => (skip ? this.skip.add(row) : this.skip.delete(row)));
    this.say({ skip: [...this.skip] });
  }

  async leaveOutBad() {
    await this.settle();
    this.leaveOut(await imports.places(this.draft.table, this.draft.id, 'bad'), true);
    await this.settle();
  }

  /** Everything that was said has been answered. */
  async settle() {
    clearTimeout(this.#timer);
    while (this.#running || Object.keys(this.#waiting).length) {
      this.#running ??= this.#send().finally(() => (this.#running = null));
      await this.#running;
    }
  }

  async #send() {
    const said = this.#waiting;
    this.#waiting = {};
    this.busy = true;
    this.host.requestUpdate();
    try {
      this.draft = await imports.changeDraft(this.draft.table, this.draft.id, said);
      this.problem = '';
      const anew = said.sheet || said.encoding || said.separator || said.header_row !== undefined || said.wide !== undefined || said.columns || said.defaults;
      if (anew && !this.draft.counts[this.state]) this.state = firstOf(this.draft.counts);
      await this.#refresh(Boolean(anew));
    } catch (error) {
      this.problem = faultWords(error);
    }
    this.busy = false;
    this.host.requestUpdate();
  }

  /** Rows in view as they are now; a row that is good now stays, marked as mended. */
  async #refresh(anew) {
    const { table, id } = this.draft;
    const { state } = this;
    const beyond = this.rows.length > imports.ROWS_SHOWN ? null : rowsIn(this.draft, state);
    const found = beyond ?? (await imports.draft(table, id, { state, limit: Math.max(imports.ROWS_SHOWN, Math.min(1000, this.rows.length)) })).rows;
    const before = new Map(this.rows.map((row) => [row.place, row]));
    const now = new Set(found.map((row) => row.place));
    const kept = anew || this.state !== 'bad' ? [] : this.rows.filter((row) => !now.has(row.place));
    const rows = [...found.map((row) => ({ ...row, mends: before.get(row.place)?.mends })), ...kept.map((row) => ({ ...row, errors: [], mended: !this.skip.has(row.place), state: this.skip.has(row.place) ? 'skipped' : 'new' }))];
    this.rows = rows.sort((one, other) => one.row - other.row || columnOf(one) - columnOf(other));
  }
}
