// How are the streams of a longwall and the sums of their methane asked for and changed? Through api.js, each rule the server's.
import { send, withQuery } from './api.js';

const id = encodeURIComponent;
const of = (longwall, what) => `/measured/longwalls/${id(longwall)}/${what}`;
const measurementPath = (measurement, what = '') => `/measured/measurements/${id(measurement)}${what && `/${what}`}`;

/** @typedef {{ch4_t: number, ch4_t_exact: string, ch4_t_low: number, ch4_t_high: number, co2e_t: number, co2e_t_exact: string, filled_ch4_t_exact: string, hours: number, measured_share: number, filled_share: number, missing_share: number, partial: boolean, period?: string}} Sum */

/** The streams, whether the reader may change them, and which channels fit which role. */
export const streams = (longwall) => send(of(longwall, 'streams'));
export const createStream = (longwall, said) => send(of(longwall, 'streams'), { method: 'POST', body: said });
/** @param {{version: number}} said what is not named stays */
export const changeStream = (stream, said) => send(`/measured/streams/${id(stream)}`, { method: 'PATCH', body: said });
export const deleteStream = (stream) => send(`/measured/streams/${id(stream)}`, { method: 'DELETE' });

export const measurements = (longwall) => send(of(longwall, 'measurements'));
/** What is answered is the job that makes it. @param {{streams: string[], first: string, last: string, filling: string}} said */
export const beginMeasurement = (longwall, said) => send(of(longwall, 'measurements'), { method: 'POST', body: said });
export const measurement = (measurementId) => send(measurementPath(measurementId));
export const deleteMeasurement = (measurementId) => send(measurementPath(measurementId), { method: 'DELETE' });
/** The calculation behind one number. @param {{stream?: string, period?: string, method?: string, part?: number}} asked */
export const measurementDoor = (measurementId, asked) => send(withQuery(measurementPath(measurementId, 'door'), asked));
/** Where the sums are as a file. @param {{format: 'csv' | 'xlsx', step?: string}} asked */
export const sumsPath = (measurementId, asked) => withQuery(measurementPath(measurementId, 'file'), asked);

/** Sums of a made-up mine, and the calculation behind one of their numbers. */
export const measuredExample = () => send('/measured/example');
export const exampleDoor = (asked) => send(withQuery('/measured/example/door', asked));
