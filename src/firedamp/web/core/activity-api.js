// How is the log of deeds asked for, and taken away as a file?
import { file, send, withQuery } from './api.js';

/** @typedef {{actor?: string, action?: string, organisation?: string, subject?: string, since?: string, until?: string}} Wanted */

/** @param {Wanted} wanted */
export const activity = (wanted, page) => send(withQuery('/activity', { ...wanted, ...page }));
/** @param {Wanted} wanted @param {'csv' | 'xlsx' | 'json'} format */
export const exportActivity = (wanted, format) => file(withQuery('/activity/export', { ...wanted, format }));
