// How is a recording replayed as if it came in now? Through api.js; there is one replay of a longwall, which all see.
import { send } from './api.js';

const of = (longwall) => `/telemetry/longwalls/${encodeURIComponent(longwall)}/replay`;

/** @typedef {{state: 'running' | 'paused' | 'stopped', speed: number | null, position_s: number | null, duration_s: number, now: string | null, ended: boolean}} Replayed */
export const replayOf = (longwall) => send(of(longwall));
/** @param {{state: 'running' | 'paused', speed?: number, position_s?: number}} said what is not named stays */
export const setReplay = (longwall, said) => send(of(longwall), { method: 'PUT', body: said });
export const stopReplay = (longwall) => send(of(longwall), { method: 'DELETE' });
