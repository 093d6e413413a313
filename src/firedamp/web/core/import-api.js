// How does a file come into a reference table? Sent, looked at, mended, taken over; each step is the server's.
import { forget, send, upload, withQuery } from './api.js';

/** A file may hold so much. */
export const LARGEST = 50_000_000;
export const ROWS_SHOWN = 200;
const MOST_ROWS = 1000;

const of = (table, draft = null) => `/reference/${encodeURIComponent(table)}/imports${draft === null ? '' : `/${draft}`}`;

/** @param {File} file @param {(share: number) => void} progress */
export const sendFile = (table, file, progress, signal) => upload(withQuery(of(table), { filename: file.name }), file, progress, signal);

/** The draft with some of its rows. */
export const draft = (table, id, { state = '', offset = 0, limit = ROWS_SHOWN } = {}) =>
  send(withQuery(of(table, id), { state, offset, limit }));

export const changeDraft = (table, id, changes) => send(of(table, id), { method: 'PATCH', body: changes });

export async function takeOver(table, id) {
  const taken = await send(`${of(table, id)}/commit`, { method: 'POST', body: {} });
  forget();
  return taken;
}

/** The numbers of all rows of a state. */
export async function rowNumbers(table, id, state) {
  const found = [];
  for (;;) {
    const { rows, counts } = await draft(table, id, { state, offset: found.length, limit: MOST_ROWS });
    found.push(...rows.map((row) => row.row));
    if (!rows.length || found.length >= counts[state]) return found;
  }
}
