// How does the client reach its data? Only through /api/v1, only from here.
import { currentLanguage } from './locale.js';

const ROOT = '/api/v1';
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
    /** all that the problem says: what is stored meanwhile, what depends on a record */
    this.problem = problem;
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

/** The answer of the server, or why there is none; `version` is the one of a record that a change is meant for, `later` that a job may do it. */
async function ask(path, { method = 'GET', body = null, signal = null, keepalive = false, version = null, later = false } = {}) {
  const headers = { Accept: 'application/json', 'Accept-Language': currentLanguage() };
  if (body !== null) headers['Content-Type'] = 'application/json';
  if (later) headers.Prefer = 'respond-async';
  if (version !== null) headers['If-Match'] = `"v${version}"`;
  let answer;
  try {
    if (method !== 'GET') headers['X-CSRFToken'] = await csrfToken();
    answer = await fetch(ROOT + path, { method, headers, signal, keepalive, body: body === null ? null : JSON.stringify(body), credentials: 'same-origin' });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    connection.dispatchEvent(new Event('lost'));
    throw new ConnectionError();
  }
  connection.dispatchEvent(new Event('back'));
  if (!answer.ok) throw new ApiError(answer.status, await answer.json().catch(() => ({})));
  return answer;
}

/** Ask the server for something, or have it change something. */
export async function send(path, options = {}) {
  const answer = await ask(path, options);
  return answer.status === 204 ? {} : answer.json().catch(() => ({}));
}

/** A file with the name that the server gives it. */
export async function file(path, options = {}) {
  const answer = await ask(path, options);
  const said = answer.headers.get('Content-Disposition') ?? '';
  const [, encoded] = /filename\*=utf-8''([^;]+)/i.exec(said) ?? [];
  const [, plain] = /filename="([^"]+)"/.exec(said) ?? [];
  return { name: encoded ? decodeURIComponent(encoded) : plain ?? 'firedamp', content: await answer.blob() };
}

/**
 * Send a file as it is, telling how much of it has arrived; ends as `send` does.
 * @param {(share: number) => void} progress
 */
export async function upload(path, file, progress, signal = null) {
  const token = await csrfToken().catch(() => {
    throw new ConnectionError();
  });
  const request = new XMLHttpRequest();
  request.open('POST', ROOT + path);
  const headers = { Accept: 'application/json', 'Accept-Language': currentLanguage(), 'X-CSRFToken': token, 'Content-Type': 'application/octet-stream' };
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  signal?.addEventListener('abort', () => request.abort());
  request.upload.addEventListener('progress', (event) => progress(event.lengthComputable ? event.loaded / event.total : 0));
  return new Promise((resolve, reject) => {
    request.addEventListener('error', () => reject(new ConnectionError()));
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    request.addEventListener('load', () => {
      const content = parsed(request.responseText);
      if (request.status < 300) resolve(content);
      else reject(new ApiError(request.status, content));
    });
    request.send(file);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** What a change carries to show that it comes from this page; the first answer about the session brings it. */
async function csrfToken() {
  if (!cookie('csrftoken')) await fetch(`${ROOT}/session`, { credentials: 'same-origin' });
  return cookie('csrftoken');
}

function cookie(name) {
  const found = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/** A path with its parameters, without those that are empty; a list is a parameter that stands more than once. */
export function withQuery(path, parameters) {
  const all = Object.entries(parameters).flatMap(([name, value]) => (Array.isArray(value) ? value.map((each) => [name, each]) : [[name, value]]));
  const given = all.filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

/** Something was changed: what was read before is asked for anew. */
export const forget = () => kept.clear();

/** Read, once in a while: what was read in the last minutes is not asked for again. */
export function read(path, parameters = {}) {
  const wanted = withQuery(path, parameters);
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
export const methods = () => read('/methods');
export const method = (methodId) => read(`/methods/${id(methodId)}`);
/** The methods that a mine's data of a year allow, best tier first. */
export const mineMethods = (mineId, { year, gwp_set }) => send(withQuery(`/mines/${id(mineId)}/methods`, { year, gwp_set }));
/** A mine and year, or a basin and its years, by every route that the data allow. */
export const mineReconciliation = (wanted) => send(withQuery('/reconciliations/mine', wanted));
export const basinReconciliation = (wanted) => send(withQuery('/reconciliations/basin', wanted));
export const seriesQuantities = () => read('/series/quantities');
/** @param {{quantity: string, basin: string, level: string, id?: string[], from?: string | number, to?: string | number, method?: string, gwp_set?: string}} wanted */
export const series = (wanted) => send(withQuery('/series', wanted));
export const evaluate = (methodId, body, signal) => send(`/methods/${id(methodId)}/evaluate`, { method: 'POST', body, signal });
export const solve = (methodId, body, signal) => send(`/methods/${id(methodId)}/solve`, { method: 'POST', body, signal });
/** A result that is not kept, as a file: json, xlsx or csv. */
export const exportResult = (methodId, kind, body) => file(`/methods/${id(methodId)}/export?format=${kind}`, { method: 'POST', body });

export const calculations = (filters) => send(withQuery('/calculations', filters));
export const calculation = (calculationId) => send(`/calculations/${id(calculationId)}`);
export const compareCalculations = (left, right) => send(withQuery('/calculations/compare', { left, right }));
export const createCalculation = (body) => send('/calculations', { method: 'POST', body });
export const renameCalculation = (calculationId, name) => send(`/calculations/${id(calculationId)}`, { method: 'PATCH', body: { name } });
export const duplicateCalculation = (calculationId, organisation = null) => send(`/calculations/${id(calculationId)}/duplicate`, { method: 'POST', body: { organisation } });
export const exportCalculation = (calculationId, kind) => file(`/calculations/${id(calculationId)}/export?format=${kind}`);
/** @param {boolean} leaving whether the page is being left: the request outlives it */
export const deleteCalculation = (calculationId, leaving = false) => send(`/calculations/${id(calculationId)}`, { method: 'DELETE', keepalive: leaving });

/** @param {import('./address.js').Settings & {company?: string, district?: string}} settings */
export const inventory = (settings) => read('/inventories/view', settings);

/** @param {import('./address.js').Settings} settings */
export const mineCalculation = (mineId, { method: of, year, gwp_set }) =>
  read(`/mines/${id(mineId)}/calculation`, { method: of, year, gwp_set });

/** @param {AbortSignal} signal the next letter ends the search before it */
export const search = (query, signal) => send(`/search?${new URLSearchParams({ q: query })}`, { signal });
