// How are plumes seen from air and space asked for, sent, and held beside the inventory? Through api.js.
import { read, send, upload, withQuery } from './api.js';

const id = encodeURIComponent;

/** The set that anybody sees, and the mines near it. */
export const PUBLIC = 'plumes';

/** @typedef {{plume_id: string, observed_at: string, latitude: number, longitude: number, detected: boolean, emission_kg_h: number | null, uncertainty_kg_h: number | null, instrument: string, source: string, label: string, row: number | null, candidates: {mine_id: string, distance_km: number}[], chosen: string | null}} Plume */

export const plumeSets = () => send('/topdown/plume-sets');
/** @param {File} file @param {{name?: string, organisation?: string, sheet?: string, encoding?: string}} said @param {(share: number) => void} progress @param {AbortSignal} [signal] */
export const sendPlumes = (file, said, progress, signal = null) => upload(withQuery('/topdown/plume-sets', { filename: file.name, ...said }), file, progress, signal);
export const deletePlumes = (setId) => send(`/topdown/plume-sets/${id(setId)}`, { method: 'DELETE' });
/** Candidates of every plume, and both figures of the mines that were chosen; nothing is kept. */
export const topdownCheck = (asked) => send('/topdown/checks', { method: 'POST', body: asked });

/** @param {{basin: string, method?: string, year?: string, gwp_set?: string, organisation?: string}} wanted */
export const compliance = (wanted) => read('/compliance', wanted);
export const compliancePath = (wanted) => withQuery('/compliance/export', wanted);
