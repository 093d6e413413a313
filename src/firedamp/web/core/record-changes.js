// How are records changed so that nothing is lost? One change of a record after the other, each with its way back.
import { ApiError } from './api.js';
import { faultWords } from './faults.js';
import { t } from './locale.js';
import { dismiss, tellNotice } from './notices.js';
import * as reference from './reference-api.js';
import { currentUser, mayEditReference, signedInWho } from './session.js';

/** Tells that records of a table have changed ('change', with the table's id). */
export const recordChanges = new EventTarget();
/** @typedef {{words: () => string, changeSet: () => Promise<number>, table: string}} Done what was done and can be undone */
/** @type {Done[]} */
const done = [];
/** @type {Done[]} */
const undone = [];
/** @type {Map<number, Promise<any>>} */
const running = new Map();
let notice = null;

function say(words, undo) {
  if (notice) dismiss(notice);
  notice = { words, ...(undo ? { undo } : {}) };
  tellNotice(notice);
}

export const changed = (table) => recordChanges.dispatchEvent(new CustomEvent('change', { detail: table }));

/** Whoever may change the common data, after signing in if need be; else it is said why nothing is changed. */
export async function mayChange() {
  if (await signedInWho(mayEditReference)) return true;
  if (currentUser()) say(() => t('reference.only_administrators'));
  return false;
}

/** Note what was done, and say it with its way back. */
export function noteDone(entry) {
  done.push(entry);
  undone.length = 0;
  say(entry.words, () => take(entry, done, undone));
  changed(entry.table);
}

/** The change set in which a record came to its present version: asked for only when somebody wants it undone. */
const changeSetOf = (table, record) => async () => {
  const { items } = await reference.history(table, record.id);
  return (items.find((each) => each.version === record.version) ?? items[0]).change_set;
};

/** Undo the last change, or do it again. */
export const undoLast = () => (done.length ? take(done.at(-1), done, undone) : say(() => t('undo.nothing')));
export const redoLast = () => (undone.length ? take(undone.at(-1), undone, done) : say(() => t('redo.nothing')));

async function take(entry, from, to) {
  if (!from.includes(entry)) return;
  from.splice(from.indexOf(entry), 1);
  try {
    const { id } = await reference.undo(await entry.changeSet());
    const back = { ...entry, changeSet: async () => id };
    to.push(back);
    say(() => (to === undone ? t('undo.done', { what: entry.words() }) : t('redo.done', { what: entry.words() })), () => take(back, to, from));
  } catch (error) {
    say(() => t('undo.failed', { why: faultWords(error) }));
  }
  changed(entry.table);
}

/** Take back a change set that somebody made at some time. */
export function undoSet(table, changeSet, words) {
  const entry = { table, words, changeSet: async () => changeSet };
  done.push(entry);
  return take(entry, done, undone);
}

/**
 * Change a record; changes of the same record wait for each other, each meant for the version that the last one made.
 * @param {() => {id: number, version: number}} seen the record as it is known now
 */
export function changeRecord(table, seen, values, words) {
  const { id } = seen();
  const before = running.get(id) ?? Promise.resolve();
  const change = before
    .catch(() => {})
    .then(() => reference.change(table, id, seen().version, values));
  running.set(id, change);
  return change.then((record) => {
    noteDone({ table, words: () => words(record), changeSet: changeSetOf(table, record) });
    return record;
  });
}

export async function createRecord(table, values, words) {
  const record = await reference.create(table, values);
  noteDone({ table, words: () => words(record), changeSet: changeSetOf(table, record) });
  return record;
}

export async function restoreRecord(table, recordId, version, words) {
  const record = await reference.restore(table, recordId, version);
  noteDone({ table, words: () => words(record), changeSet: changeSetOf(table, record) });
  return record;
}

/** @param {{id: number, version: number, values?: object}[]} chosen */
export async function changeRecords(table, chosen, values, words) {
  const { id } = await reference.changeMany(table, chosen, values);
  noteDone({ table, words, changeSet: async () => id });
}

export async function removeRecords(table, chosen, withDependents, words) {
  const [one] = chosen;
  const gone = chosen.length === 1 ? (await reference.remove(table, one.id, one.version, withDependents)).change_set : (await reference.removeMany(table, chosen, withDependents)).id;
  noteDone({ table, words, changeSet: async () => gone });
}

/** Whether somebody else has changed the record meanwhile. */
export const isStale = (error) => error instanceof ApiError && error.status === 412;
/** What the server says of a column, or of the whole. */
export const faultsOf = (error) => (error instanceof ApiError ? error.errors : []);
