// How are forecasts, their alarms, backtests and models asked for? Through api.js, each rule the server's.
import { send, withQuery } from './api.js';

const of = (longwall, what = '') => `/forecasts/longwalls/${encodeURIComponent(longwall)}${what && `/${what}`}`;

/**
 * @typedef {{start: number, usual: number, rounded: number, forecast: number, channels: {tag: string, title: object, added: number}[]}} Explanation start + usual + all that was added + rounded = the forecast
 * @typedef {{id: string, horizon_min: number, kind: 'warning' | 'alarm', limit: number, raised: string, chance: number, threshold: number, forecast: number, low: number, high: number, value: number | null, passed: string | null, lead_min: number | null, state: 'open' | 'right' | 'false', model: string, reason: Explanation | null}} Alarm `reason` null: it was too long ago
 * @typedef {{horizon_min: number, model: string, model_number: number, offered: string, time: string, until: string, forecast: number | null, mean: number | null, low: number | null, high: number | null, chances: {kind: 'warning' | 'alarm', limit: number, chance: number | null, threshold: number, alarm: boolean}[], stale: boolean}} Horizon
 */

/** How a longwall stands now: the forecast of each horizon, what is being learned, the alarms. */
export const liveForecast = (longwall) => send(of(longwall));
/** What was forecast of late for one horizon, and what came true. */
export const forecastTrack = (longwall, horizon, hours) => send(withQuery(of(longwall, 'track'), { horizon_min: horizon, hours }));
/** What the newest forecast of a horizon is made of. */
export const forecastReason = (longwall, horizon) => send(withQuery(of(longwall, 'explanation'), { horizon_min: horizon }));

export const models = (longwall) => send(of(longwall, 'models'));
export const serveModel = (model) => send(`/forecasts/models/${encodeURIComponent(model)}/serve`, { method: 'POST', body: {} });
export const modelPath = (model) => `/forecasts/models/${encodeURIComponent(model)}/file`;

export const backtests = (longwall) => send(of(longwall, 'backtests'));
export const backtest = (id) => send(`/forecasts/backtests/${encodeURIComponent(id)}`);

/** Both are done by jobs: what is answered is the job.
 * @param {{channel: number, horizons_min: number[], statistic: string, keep: string[]}} said */
export const trainModels = (longwall, said) => send(of(longwall, 'trainings'), { method: 'POST', body: said });
/** @param {{channel: number, horizon_min: number, statistic: string, limit: number | null, cost_of_miss: number}} said */
export const beginBacktest = (longwall, said) => send(of(longwall, 'backtests'), { method: 'POST', body: said });
