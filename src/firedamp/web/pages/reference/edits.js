// What does the data desk do with what somebody typed, pasted, cleared or picked? Nothing typed is lost, whatever happens.
import { copyText } from '../../core/clipboard.js';
import { named, t, text } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { tellNotice } from '../../core/notices.js';
import { faultWords } from '../../core/faults.js';
import { changeRecord, faultsOf, isStale, mayChange } from '../../core/record-changes.js';
import { sent, written } from '../../core/record-values.js';
import * as reference from '../../core/reference-api.js';
import { copied, pastedChanges, pastedRows } from '../../components/grid/pasting.js';

const MOST_AT_ONCE = 10_000;
const PAGE = 500;

export class Edits {
  /** @param {any} desk the page with its grid and dialogs */
  constructor(desk) {
    this.desk = desk;
    /** values on their way, or that cannot be kept, by "id/column" */
    this.pending = new Map();
  }

  #note(key, entry) {
    if (entry) this.pending.set(key, entry);
    else this.pending.delete(key);
    this.pending = new Map(this.pending);
    this.desk.requestUpdate();
  }

  #dialog(name) {
    return this.desk.querySelector(name);
  }

  /** Begin to edit a cell, after signing in if need be. */
  async begin({ column, begin }) {
    if (!column.changeable) return void tellNotice({ words: () => t('paste.fixed') });
    if (await mayChange()) begin();
  }

  /** A cell was typed: it shows the new value at once; what is wrong with it is said there. */
  async typed({ record, column, value, problem }) {
    const key = `${record.id}/${column.name}`;
    if (problem) return this.#note(key, { value, problem });
    this.#note(key, { value });
    await this.#keep(record, { [column.name]: value }, key, value);
    return undefined;
  }

  /** What could not be kept is given up. */
  drop({ record, column }) {
    this.#note(`${record.id}/${column.name}`, null);
  }

  /** Keep values of a record; where somebody was faster, ask which hold. Says whether they are kept. */
  async #keep(base, values, key, value) {
    const { schema, source } = this.desk;
    const plain = Object.fromEntries(Object.entries(values).map(([name, each]) => [name, sent(each)]));
    const seen = () => source.known().find((each) => each.id === base.id) ?? base;
    try {
      source.replace(await changeRecord(schema.id, seen, plain, (record) => this.#said(record, values)));
      this.#note(key, null);
      return true;
    } catch (error) {
      if (isStale(error)) return this.#decide(base, error.problem.current, values, key, value);
      this.#note(key, { value, problem: faultsOf(error)[0]?.message ?? (error.status === 404 ? t('record.gone') : faultWords(error)) });
      return false;
    }
  }

  async #decide(base, current, values, key, value) {
    this.desk.source.replace(current);
    const chosen = await this.#dialog('fd-conflict-dialog').ask({ schema: this.desk.schema, base, current, mine: values });
    if (chosen === null) {
      this.#note(key, { value, problem: t('conflict.left') });
      return false;
    }
    this.#note(key, null);
    return Object.keys(chosen).length ? this.#keep(current, chosen, key, value) : true;
  }

  #said(record, values) {
    const [name] = Object.keys(values);
    const column = this.desk.schema.columns.find((each) => each.name === name);
    return t('done.cell', { name: named(record.name), column: text(column.label), value: written(column, record.values[name]) || t('value.none') });
  }

  /** Cells as a spreadsheet takes them. */
  async copy({ records, columns, put }) {
    const { grid, source } = this.desk;
    const { top, bottom } = grid.selection.range();
    const count = bottom - top + 1;
    if (count > MOST_AT_ONCE) return void tellNotice({ words: () => t('grid.too_many', { count: MOST_AT_ONCE }) });
    if (records.length === count) put(copied(records, columns));
    else {
      // Rows that were never in view are brought first; the clipboard waits that long.
      await source.ready(top, bottom);
      await copyText(copied(grid.selected().records, columns), grid);
    }
    return void tellNotice({ words: () => t('grid.copied', { count: count * columns.length, written: exact(count * columns.length) }) });
  }

  /** What comes from a spreadsheet, or nothing for the cells that are cleared, is shown before it changes anything. */
  async paste(pasted) {
    if (!(await mayChange())) return;
    const { grid, schema, source } = this.desk;
    const cells = pastedRows(pasted);
    const { top, left, bottom, right } = grid.selection.range();
    const one = cells.length === 1 && cells[0].length === 1;
    const height = one ? bottom - top + 1 : cells.length;
    const width = one ? right - left + 1 : Math.max(...cells.map((row) => row.length));
    const columns = grid.columns.slice(left - 1, left - 1 + width);
    await source.ready(top, top + height - 1);
    const records = Array.from({ length: height }, (_, row) => source.at(top + row)).filter(Boolean);
    const changes = pastedChanges({ cells, records, columns });
    const more = one ? 0 : Math.max(0, cells.length - records.length);
    if (!changes.length) return void tellNotice({ words: () => t('paste.nothing') });
    // One cell needs no preview: it is as if it were typed, and can be undone.
    if (changes.length === 1 && !more && !changes[0].problem) return void this.typed({ ...changes[0], value: changes[0].after, problem: changes[0].fixed ? t('paste.fixed') : '' });
    await this.#dialog('fd-paste-dialog').ask({ schema, changes, more });
    grid.focusGrid();
  }

  /** Empty the selected cells. */
  clear = () => this.paste('');

  /** Pick every record that the filters find. */
  async pickAll() {
    const { selection, schema, query, source } = this.desk;
    if (source.total > MOST_AT_ONCE) return void tellNotice({ words: () => t('grid.too_many', { count: MOST_AT_ONCE }) });
    for (let offset = 0; offset < source.total; offset += PAGE) {
      const { items } = await reference.records(schema.id, query, { limit: PAGE, offset });
      items.forEach((record) => selection.picked.set(record.id, record));
    }
    this.desk.pickedAnew();
  }

  /** The picked records as they are known now. */
  #picked() {
    const { selection, source } = this.desk;
    const known = new Map(source.known().map((record) => [record.id, record]));
    return [...selection.picked.values()].map((record) => known.get(record.id) ?? record);
  }

  /** Change or delete the picked records. */
  async together(dialog) {
    if (!(await mayChange())) return;
    const { schema, basin, selection } = this.desk;
    const kept = await this.#dialog(dialog).ask({ schema, basin, records: this.#picked() });
    if (kept) selection.picked.clear();
    this.desk.pickedAnew();
  }
}
