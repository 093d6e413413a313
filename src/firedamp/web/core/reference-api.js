// How are reference tables asked, and how are their records changed? Through api.js, with what each question needs.
import { forget, methods, read, send, withQuery } from './api.js';

const id = encodeURIComponent;
const of = (table, recordId = null) => `/reference/${id(table)}${recordId === null ? '' : `/${recordId}`}`;

/** @typedef {{basin?: string, q?: string, filters?: string[], sort?: string}} Query what of a table is asked for */

/** The parameters of a query, as the API names them. */
const asked = ({ basin, q, filters, sort }, more = {}) => ({ basin, q, sort, ...more, filter: filters });

export const tables = (basin) => send(withQuery('/reference', { basin }));
export const schemaOf = (table) => read(`${of(table)}/schema`);
export const records = (table, query, page, signal = null) => send(withQuery(of(table), asked(query, page)), { signal });
export const sums = (table, query, signal = null) => send(withQuery(`${of(table)}/sums`, asked({ ...query, sort: '' })), { signal });
export const record = (table, recordId) => send(of(table, recordId));
export const history = (table, recordId) => send(`${of(table, recordId)}/history`);
export const dependents = (table, recordId) => send(`${of(table, recordId)}/dependents`).then(titled);
/** What depends on many records, each counted once. */
export const dependentsOf = (table, ids) => send(`${of(table)}/dependents`, { method: 'POST', body: { records: ids } }).then(titled);

/** Methods are told of by their ids: a reader knows their titles. */
async function titled(found) {
  if (found.items.every((group) => group.table !== null)) return found;
  const titles = new Map((await methods()).items.map(({ id: methodId, title }) => [methodId, title]));
  const own = (group) => (group.table === null ? { ...group, examples: group.examples.map((each) => titles.get(each.en) ?? each) } : group);
  return { ...found, items: found.items.map(own) };
}

export const changes = (filters = {}) => send(withQuery('/reference/changes', filters));
/** Where the browser fetches the table as a file. */
export const exportAddress = (table, query, format) => `/api/v1${withQuery(`${of(table)}/export`, asked(query, { format }))}`;

/** Have something changed: whatever was kept of what was read is old now. */
async function ask(path, options) {
  const answer = await send(path, options);
  forget();
  return answer;
}

export const create = (table, values) => ask(of(table), { method: 'POST', body: { values } });
export const change = (table, recordId, version, values) => ask(of(table, recordId), { method: 'PATCH', version, body: { values } });
export const remove = (table, recordId, version, withDependents) =>
  ask(`${of(table, recordId)}${withDependents ? '?dependents=delete' : ''}`, { method: 'DELETE', version });
export const restore = (table, recordId, version) => ask(`${of(table, recordId)}/restore`, { method: 'POST', body: { version } });
export const undo = (changeSet) => ask(`/reference/changes/${changeSet}/undo`, { method: 'POST', body: {} });

/** @param {{id: number, version: number, values?: object}[]} chosen */
export const changeMany = (table, chosen, values = {}) =>
  ask(`${of(table)}/bulk`, { method: 'POST', body: { action: 'change', records: chosen, values } });
export const removeMany = (table, chosen, withDependents) =>
  ask(`${of(table)}/bulk`, { method: 'POST', body: { action: 'delete', records: chosen, ...(withDependents ? { dependents: 'delete' } : {}) } });
