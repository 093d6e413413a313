// How does the client reach its data? Only through /api/v1, only from here.
import { currentLanguage } from './locale.js';

const ROOT = '/api/v1';
const SIGN_IN = '/auth/browser/v1/auth';
const KEEP_FOR_MS = 5 * 60 * 1000;

/** Tells when the connection is lost ('lost') and when it is back ('back'). */
export const connection = new EventTarget();
/** @type {Map<string, {at: number, answer: Promise<any>}>} */
const kept = new Map();

/** What the server said was wrong: RFC 9457 problem details. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    /** @type {{field: string, rule: string, message: string}[]} */
    this.errors = problem.errors ?? [];
  }

  /** Whether a rule of this name was broken. */
  broke(rule) {
    return this.errors.some((each) => each.rule === rule || each.code === rule);
  }
}

/** The server was not reached. */
export class ConnectionError extends Error {}

async function send(path, { method = 'GET', body = null, signal = null } = {}) {
  const headers = { Accept: 'application/json', 'Accept-Language': currentLanguage() };
  if (method !== 'GET') headers['X-CSRFToken'] = cookie('csrftoken');
  if (body !== null) headers['Content-Type'] = 'application/json';
  let answer;
  try {
    answer = await fetch(ROOT + path, { method, headers, signal, body: body === null ? null : JSON.stringify(body), credentials: 'same-origin' });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    connection.dispatchEvent(new Event('lost'));
    throw new ConnectionError();
  }
  connection.dispatchEvent(new Event('back'));
  const content = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ApiError(answer.status, content);
  return content;
}

function cookie(name) {
  const found = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/** Read, once in a while: what was read in the last minutes is not asked for again. */
function read(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const query = new URLSearchParams(given).toString();
  const wanted = query ? `${path}?${query}` : path;
  const before = kept.get(wanted);
  if (before && Date.now() - before.at < KEEP_FOR_MS) return before.answer;
  const answer = send(wanted);
  kept.set(wanted, { at: Date.now(), answer });
  answer.catch(() => kept.delete(wanted));
  return answer;
}

const id = encodeURIComponent;

export const basins = () => read('/basins');
export const basinMap = (basin) => read(`/basins/${id(basin)}/map`);
export const gwpSets = () => read('/gwp-sets');
export const mines = (filters) => read('/mines', { limit: 500, ...filters });
export const mine = (mineId) => read(`/mines/${id(mineId)}`);
export const method = (methodId) => read(`/methods/${id(methodId)}`);

/** @param {import('./address.js').Settings & {company?: string, district?: string}} settings */
export const inventory = (settings) => read('/inventories/view', settings);

/** @param {import('./address.js').Settings} settings */
export const mineCalculation = (mineId, { method: of, year, gwp_set }) =>
  read(`/mines/${id(mineId)}/calculation`, { method: of, year, gwp_set });

/** @param {AbortSignal} signal the next letter ends the search before it */
export const search = (query, signal) => send(`/search?${new URLSearchParams({ q: query })}`, { signal });

export const session = () => send('/session');
export const signIn = (username, password) => send(`${SIGN_IN}/login`, { method: 'POST', body: { username, password } });

/** allauth answers 401 to a good-bye: nobody is signed in any more. */
export async function signOut() {
  try {
    await send(`${SIGN_IN}/session`, { method: 'DELETE' });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  }
}
