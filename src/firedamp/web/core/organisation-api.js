// How are organisations, their people, invitations and sites asked for and changed?
import { send } from './api.js';

const id = encodeURIComponent;
const of = (organisation, part = '') => `/organisations/${id(organisation)}${part}`;
const changed = (method) => (path, body) => send(path, { method, body });
const [post, put, patch] = ['POST', 'PUT', 'PATCH'].map(changed);
const remove = (path) => send(path, { method: 'DELETE' });

export const organisation = (organisationId) => send(of(organisationId));
/** @param {{id: string, name: string, name_en: string}} wanted */
export const createOrganisation = (wanted) => post('/organisations', wanted);
/** @param {number} version the one that was seen */
export const changeOrganisation = (organisationId, version, values) => patch(of(organisationId), { version, ...values });

export const members = (organisationId) => send(of(organisationId, '/members'));
export const setRole = (organisationId, username, role) => put(of(organisationId, `/members/${id(username)}`), { role });
export const removeMember = (organisationId, username) => remove(of(organisationId, `/members/${id(username)}`));

/** @typedef {{mine_id: string, first_year: number | null, last_year: number | null}} Site */
export const sites = (organisationId) => send(of(organisationId, '/sites'));
/** @param {Site[]} all */
export const setSites = (organisationId, all) => put(of(organisationId, '/sites'), { sites: all });

export const invitations = (organisationId) => send(of(organisationId, '/invitations'));
export const invite = (organisationId, email, role) => post(of(organisationId, '/invitations'), { email, role });
export const withdraw = (organisationId, invitationId) => remove(of(organisationId, `/invitations/${invitationId}`));

export const lookAtInvitation = (secret) => post('/invitations/look', { secret });
export const acceptInvitation = (secret) => post('/invitations/accept', { secret });
export const join = (secret, username, password) => post('/invitations/join', { secret, username, password });
