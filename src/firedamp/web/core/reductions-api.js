// How are technologies, projects, portfolios and measured hours asked for and changed? Through api.js, each step the server's.
import { currentLanguage } from './locale.js';
import { file, read, send, upload, withQuery } from './api.js';

const PAGE = 200;
const id = encodeURIComponent;
const project = (projectId, what = '') => `/reductions/projects/${id(projectId)}${what && `/${what}`}`;

/**
 * @typedef {{en: string, ru: string}} Words
 * @typedef {{field: string, rule: string, value: unknown, message: string}} Problem in words of the language that it was asked for in
 * @typedef {Record<string, any>} ProjectRecord a project of a file: docs/reductions.md, project.schema.json
 * @typedef {{id: string, version: number, set: 'example' | 'own', synthetic: boolean, organisation: {id: string, name: Words} | null, name: string, mine: {id: string, name: Words, latitude: number, longitude: number} | null, record: ProjectRecord, may_change: boolean, changed: string, attribution: Words | null, result: {reduction_t_per_year: number | null, capex: number, cost: number | null, cost_per_t: number | null, units: number | null, faults: Problem[], warnings_count: number}}} ProjectRow
 */

/** The catalogue, the records of the permitted concentration, and the ranges in which a mixture is a danger. */
export const technologies = () => read('/reductions/technologies');

/** The methods of crediting, each with what it asks to be measured. */
export const creditingMethods = () => read('/reductions/crediting');
/** What fits a stream, and why others do not. @param {{kind: string, flow_m3_min: number, ch4_percent: number, year: number, limit?: string}} stream @param {AbortSignal} [signal] */
export const fits = (stream, signal) => send(withQuery('/reductions/fits', stream), { signal });
/** What a project would save, in tonnes and money; nothing is kept. @param {{project: ProjectRecord, limit?: string, gwp_set?: string, spreads?: Record<string, number>, draws?: number, seed?: number}} asked @param {AbortSignal} [signal] */
export const evaluateProject = (asked, signal) => send('/reductions/evaluations', { method: 'POST', body: asked, signal });

/** @param {{set?: 'example' | 'own', cursor?: string}} [wanted] @returns {Promise<{items: ProjectRow[], next_cursor: string | null}>} */
export const projects = (wanted = {}) => send(withQuery('/reductions/projects', { limit: PAGE, ...wanted }));
/** All of them, page after page. @param {{set?: 'example' | 'own'}} [wanted] @returns {Promise<ProjectRow[]>} */
export async function allProjects(wanted = {}, cursor = '') {
  const { items, next_cursor: next } = await projects({ ...wanted, cursor });
  return next ? [...items, ...(await allProjects(wanted, next))] : items;
}
/** @returns {Promise<ProjectRow>} */
export const keptProject = (projectId) => send(project(projectId));
/** @param {{organisation?: string, name: string, record: ProjectRecord}} said @returns {Promise<ProjectRow>} */
export const createProject = (said) => send('/reductions/projects', { method: 'POST', body: said });
/** Refused with 412 where somebody changed it since. @param {{version: number, name?: string, record?: ProjectRecord}} said what is not named stays @returns {Promise<ProjectRow>} */
export const changeProject = (projectId, said) => send(project(projectId), { method: 'PATCH', body: said });
/** @param {boolean} leaving whether the page is being left: the request outlives it */
export const deleteProject = (projectId, leaving = false) => send(project(projectId), { method: 'DELETE', keepalive: leaving });

/** @typedef {{set: string, company?: string, target_t?: number | string, budget?: number | string, threshold_t?: number | string, emission_co2e_t?: number | string, limit?: string, flow?: number | string, ch4?: number | string, availability?: number | string, electricity_per_mwh?: number | string, heat_per_gj?: number | string, gas_per_1000m3?: number | string, carbon_per_t?: number | string, draws?: number, seed?: number}} PortfolioQuestion at most one of target, budget and threshold; spreads in percent */
/** Which projects to build first. @param {PortfolioQuestion} question @param {AbortSignal} [signal] */
export const portfolio = (question, signal) => send(withQuery('/reductions/portfolio', question), { signal });
/** The two pages of the answer. @param {PortfolioQuestion} question */
export const portfolioSummary = (question) => file(portfolioSummaryPath(question));
export const portfolioSummaryPath = (question) => withQuery('/reductions/portfolio/summary', { ...question, lang: currentLanguage() });

/** The files of measured hours of a project. */
export const hours = (projectId) => send(project(projectId, 'hours'));
/** @param {File} sent CSV or XLSX @param {{sheet?: string, encoding?: string}} said how it is read @param {(share: number) => void} progress @param {AbortSignal} [signal] */
export const sendHours = (projectId, sent, said, progress, signal = null) => upload(withQuery(project(projectId, 'hours'), { filename: sent.name, ...said }), sent, progress, signal);
/** @param {boolean} leaving whether the page is being left: the request outlives it */
export const deleteHours = (projectId, hoursId, leaving = false) => send(project(projectId, `hours/${id(hoursId)}`), { method: 'DELETE', keepalive: leaving });
/** What was planned and what the hours show, month by month. */
export const progress = (projectId) => send(project(projectId, 'progress'));
