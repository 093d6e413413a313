// How does a file come into a reference table? Sent, looked at, mended, taken over; each step is the server's.
import { forget, send, upload, withQuery } from './api.js';
import { ended } from './jobs.js';

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

/**
 * Take a file over. A large one is taken over by a job, which goes on when its page is left.
 * @param {(job: object) => void} told how far it is
 */
export async function takeOver(table, id, told = () => {}) {
  const answer = await send(`${of(table, id)}/commit`, { method: 'POST', body: {}, later: true });
  const taken = answer.state ? await ended(answer, told) : answer;
  forget();
  return taken;
}

/** The places of all rows of a state: rows of the file, or cells of a wide one. */
export async function places(table, id, state) {
  const found = [];
  for (;;) {
    const { rows, counts } = await draft(table, id, { state, offset: found.length, limit: MOST_ROWS });
    found.push(...rows.map((row) => row.place));
    if (!rows.length || found.length >= counts[state]) return found;
  }
}
