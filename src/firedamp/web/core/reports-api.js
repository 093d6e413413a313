// How are reports asked for, prepared, issued and opened to a verifier?
import { send, upload, withQuery } from './api.js';

const id = encodeURIComponent;
const of = (report, part = '') => `/reports/${id(report)}${part}`;
const changed = (method) => (path, body = {}) => send(path, { method, body });
const [post, put, patch] = ['POST', 'PUT', 'PATCH'].map(changed);
const remove = (path) => send(path, { method: 'DELETE' });

/** The largest source document that the server takes, bytes. */
export const LARGEST = 20 * 1024 * 1024;

/** @param {{organisation?: string, year?: string | number, state?: string, cursor?: string, limit?: number}} filters */
export const reports = (filters = {}) => send(withQuery('/reports', filters));
/** @param {{organisation?: string, year?: number, calculation?: string, title?: string}} wanted */
export const beginReport = (wanted) => post('/reports', wanted);
export const report = (reportId) => send(of(reportId));
/** @param {number} version the one that was seen */
export const changeReport = (reportId, version, values) => patch(of(reportId), { version, ...values });
export const deleteReport = (reportId) => remove(of(reportId));
/** A report as it stands: sums, gaps, change, what is in the way. */
export const preparation = (reportId) => send(of(reportId, '/preparation'));

export const takeIn = (reportId, calculation) => post(of(reportId, '/entries'), { calculation });
export const takeOut = (reportId, calculation) => remove(of(reportId, `/entries/${id(calculation)}`));
/**
 * @param {{mine_id: string, category: string, version: number}} cell with the version of what was said before
 * @param {'not_occurring' | 'not_estimated' | null} state null takes back what was said
 */
export const sayOfCell = (reportId, { mine_id, category, version }, state, reason = '') => put(of(reportId, `/statements/${id(mine_id)}/${id(category)}`), { version, state, reason });
/** @param {{subject: string, version: number, content: string}} seen a site's id, `total` or a question, with the version of its reason and the figures */
export const giveReason = (reportId, { subject, version, content }, text) => put(of(reportId, `/reasons/${id(subject)}`), { version, content, text });
/** A verified report may be changed again. */
export const reopenReport = (reportId, reason) => post(of(reportId, '/reopenings'), { reason });
/**
 * @param {{kind: string, id: string, content: string}[]} items as they were seen
 * @param {{document?: string, attachment?: number, record?: string}} named a file of the report, a record of the documents, or words
 */
export const confirmBy = (reportId, items, named) => post(of(reportId, '/confirmations'), { items, ...named });
export const withdrawConfirmation = (organisation, confirmation) => remove(`/organisations/${id(organisation)}/confirmations/${confirmation}`);

/** A job; its result names the issue. */
export const issueReport = (reportId) => post(of(reportId, '/issues'));

export const attachments = (reportId) => send(of(reportId, '/attachments'));
/** Where a source document is downloaded from. */
export const attachmentAddress = (reportId, attachment) => `/api/v1${of(reportId, `/attachments/${attachment}`)}`;
/** @param {(share: number) => void} progress */
export const addAttachment = (reportId, file, progress) => upload(withQuery(of(reportId, '/attachments'), { filename: file.name.slice(-200) }), file, progress);
/** @param {{calculation: string, symbol: string}[]} numbers the whole list */
export const setEvidence = (reportId, attachment, numbers) => put(of(reportId, `/attachments/${attachment}`), { numbers });
export const deleteAttachment = (reportId, attachment) => remove(of(reportId, `/attachments/${attachment}`));

export const verifiers = (reportId) => send(of(reportId, '/verifiers'));
export const inviteVerifier = (reportId, email) => post(of(reportId, '/verifiers'), { email });
export const closeToVerifier = (reportId, username) => remove(of(reportId, `/verifiers/${id(username)}`));
