// How does a longwall stand now? Its forecasts, last readings, replay and the readings of the last hours, asked for together.
import { ConnectionError } from './api.js';
import { forecastTrack, liveForecast } from './forecast-api.js';
import { replayOf } from './replay-api.js';
import { latest as latestReadings, readings } from './telemetry-api.js';

const HOUR_MS = 3600 * 1000;
const POINTS = 1500;

/**
 * @typedef {{status: object, latest: object, replay: object, shown: object | null, track: object | null, now: number | null, start: number | null}} Live `shown`: the channel whose readings are drawn, with them
 */

/**
 * @param {object[]} channels of the longwall
 * @param {{hours: number, horizon: number}} wanted
 * @returns {Promise<Live>}
 */
export async function liveOf(id, channels, { hours, horizon }) {
  const [status, latest, replay] = await Promise.all([liveForecast(id).catch(untold), latestReadings(id), replayOf(id)]);
  const now = newest(status, latest);
  const channel = drawn(status, channels);
  if (now === null || !channel) return { status, latest, replay, shown: null, track: null, now, start: null };
  const start = now - hours * HOUR_MS;
  const wanted = { channels: [channel.id], start: new Date(start).toISOString(), end: new Date(now).toISOString(), points: POINTS };
  const known = status.horizons.find((each) => each.horizon_min === horizon) ?? status.horizons[0];
  const [answer, track] = await Promise.all([readings(id, wanted), known ? forecastTrack(id, known.horizon_min, hours).catch(absent) : null]);
  const { lowest = null, highest = null } = latest.items.find((each) => each.channel === channel.id) ?? {};
  return { status, latest, replay, shown: { ...channel, ...limitsOf(status), lowest, highest, series: answer.series[0] ?? null }, track, now, start };
}

/** A forecast that cannot be told, of a model that cannot be read, leaves the readings in sight. */
function untold(error) {
  if (error instanceof ConnectionError || [401, 404].includes(error.status)) throw error;
  return { state: 'untold', problem: error.message, as_of: null, target: null, horizons: [], training: null, alarms: [] };
}

/** What is not there yet does not hide the rest. */
function absent(error) {
  if (error.status === 404) return null;
  throw error;
}

/** The moment of the last reading that there is. */
function newest({ as_of: at }, { items }) {
  const times = [at, ...items.map(({ time }) => time)].filter(Boolean).map(Date.parse);
  return times.length ? Math.max(...times) : null;
}

/** The channel that is forecast; before there is a model the first of methane. */
const drawn = ({ target }, channels) => channels.find(({ id }) => id === target?.channel) ?? channels.find(({ quantity }) => quantity === 'methane_concentration') ?? channels[0];

/** The limits that forecasts are held against. */
const limitsOf = ({ target }) => (target ? { warning_limit: target.warning_limit, alarm_limit: target.alarm_limit } : {});

/** A series as points of a chart; of buckets the least and the greatest, so that no peak is lost. A long pause breaks it;
 * what the sensor cannot have measured is left out. */
export function pointsOf(series, { lowest, highest }) {
  if (!series?.times.length) return [];
  const times = series.times.map(Date.parse);
  const pause = longestPause(times);
  return times.flatMap((at, place) => {
    const broken = place && at - times[place - 1] > pause ? [[at - 1, null]] : [];
    const values = valuesAt(series, place).filter((value) => value >= (lowest ?? -Infinity) && value <= (highest ?? Infinity));
    return [...broken, ...values.map((value) => [at, value])];
  });
}

const valuesAt = (series, place) => (series.values ? [series.values[place]] : [series.low[place], series.high[place]]);

/** Whether some of a series lies outside what the sensor can have measured. */
export const leavesOut = (series, { lowest, highest }) => (series?.times ?? []).some((_, place) => valuesAt(series, place).some((value) => (lowest !== null && value < lowest) || (highest !== null && value > highest)));

/** What lies further apart than five usual steps is not joined. */
function longestPause(times) {
  const steps = times.slice(1).map((at, place) => at - times[place]).sort((one, other) => one - other);
  return 5 * (steps[Math.floor(steps.length / 2)] ?? Infinity);
}
