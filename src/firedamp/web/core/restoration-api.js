// How are restorations begun, asked for and changed? Through api.js, each step the server's.
import { forget, read, send, upload, withQuery } from './api.js';

const PAGE = 20;
const of = (id, what = '') => `/restorations/${encodeURIComponent(id)}${what && `/${what}`}`;

/** What the methods are, the words of gaps, patterns and reasons, and the numbers that can be restored. */
export const restoringMethods = () => read('/restorations/methods');
export const restorations = (cursor = '') => send(withQuery('/restorations', { cursor, limit: PAGE }));
export const restoration = (id) => send(of(id));
export const restoredSeries = (id, place) => send(of(id, `series/${place}`));

/** @param {{basin: string, table: string, column: string, first?: number, last?: number}} said */
export const beginWithTable = (said) => send('/restorations', { method: 'POST', body: said });

/** @param {File} file @param {{basin?: string, sheet?: string, encoding?: string}} said @param {(share: number) => void} progress */
export const beginWithFile = (file, said, progress, signal) => upload(withQuery('/restorations/files', { filename: file.name, ...said }), file, progress, signal);

/** Say how its file is read and what its numbers are; what is not named stays. */
export const changeRestoration = (id, said) => send(of(id), { method: 'PATCH', body: said });

/** @param {boolean} leaving whether the page is being left: the request outlives it */
export const deleteRestoration = (id, leaving = false) => send(of(id), { method: 'DELETE', keepalive: leaving });

/** Both are done by jobs: what is answered is the job. */
export const restoreGaps = (id, how) => send(of(id, 'restore'), { method: 'POST', body: how, later: true });
export const tryMethods = (id, asked) => send(of(id, 'experiment'), { method: 'POST', body: asked, later: true });

/** @param {{series?: string[], cells?: {series: string, time: number}[]}} chosen nothing named: all */
export const acceptValues = (id, chosen) => written(of(id, 'accept'), chosen);
export const withdrawValues = (id) => written(of(id, 'withdraw'), {});

/** Where its files are: the values, the table of errors, the file that was sent, filled. */
export const downloadPath = (id, what, format) => withQuery(of(id, 'download'), { what, format });

/** Tables and inventories are others afterwards. */
async function written(path, body) {
  const answer = await send(path, { method: 'POST', body });
  forget();
  return answer;
}
