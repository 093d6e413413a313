// How are longwalls, their channels and readings asked for and changed? Through api.js, each step the server's.
import { read, send, upload, withQuery } from './api.js';

const PAGE = 50;
const id = encodeURIComponent;
const of = (longwall, what = '') => `/telemetry/longwalls/${id(longwall)}${what && `/${what}`}`;
const files = (longwall, file = '') => of(longwall, `imports${file && `/${id(file)}`}`);

/** What channels measure, in which units, and the places with their limits. */
export const measured = () => read('/telemetry/quantities');
export const longwalls = (cursor = '') => send(withQuery('/telemetry/longwalls', { cursor, limit: PAGE }));
export const longwall = (longwallId) => send(of(longwallId));
export const createLongwall = (said) => send('/telemetry/longwalls', { method: 'POST', body: said });
/** @param {{version: number}} said what is not named stays */
export const changeLongwall = (longwallId, said) => send(of(longwallId), { method: 'PATCH', body: said });

export const channels = (longwallId) => send(of(longwallId, 'channels'));
export const createChannel = (longwallId, said) => send(of(longwallId, 'channels'), { method: 'POST', body: said });
/** @param {{version: number}} said what is not named stays */
export const changeChannel = (channelId, said) => send(`/telemetry/channels/${channelId}`, { method: 'PATCH', body: said });

/** @typedef {{channels?: number[], start?: string, end?: string}} Shown which readings: all of them, unless named */
/** @param {Shown & {points?: number}} shown @param {AbortSignal} [signal] */
export const readings = (longwallId, shown, signal) => send(withQuery(of(longwallId, 'series'), shown), { signal });
export const latest = (longwallId, signal) => send(of(longwallId, 'latest'), { signal });
/** @param {Shown & {rule?: string, offset?: number, limit?: number}} shown */
export const quality = (longwallId, shown, signal) => send(withQuery(of(longwallId, 'quality'), shown), { signal });
/** What each month of each channel comes to. @param {Shown} shown */
export const monthly = (longwallId, shown) => send(withQuery(of(longwallId, 'monthly'), shown));
export const batches = (longwallId, cursor = '') => send(withQuery(of(longwallId, 'batches'), { cursor, limit: PAGE }));
/** @param {{target: number, start?: string, end?: string, longest_lag_min?: number}} asked */
export const correlation = (longwallId, asked) => send(withQuery(of(longwallId, 'correlation'), asked));
/** Where the readings are as a file. @param {Shown & {format: 'csv' | 'parquet'}} shown */
export const readingsPath = (longwallId, shown) => withQuery(of(longwallId, 'readings'), shown);

/** A file may hold so much. */
export const LARGEST = 20_000_000_000; // of a plain long CSV; of others the server says what they may have
/** How files of its sources are read. */
export const sources = (longwallId) => send(of(longwallId, 'sources'));
/** @param {File} file @param {(share: number) => void} progress */
export const sendReadings = (longwallId, file, progress, signal) => upload(withQuery(files(longwallId), { filename: file.name }), file, progress, signal);
export const fileOf = (longwallId, fileId) => send(files(longwallId, fileId));
/** Say how it is read; what is not named stays. */
export const changeFile = (longwallId, fileId, said) => send(files(longwallId, fileId), { method: 'PATCH', body: said });
export const putFileAway = (longwallId, fileId) => send(files(longwallId, fileId), { method: 'DELETE' });
/** What is answered is the job that takes it over. */
export const takeFileOver = (longwallId, fileId) => send(`${files(longwallId, fileId)}/commit`, { method: 'POST', body: {} });
