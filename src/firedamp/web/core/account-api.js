// How does a person sign in, and how is their account kept? By allauth's addresses and Firedamp's own.
import { ApiError, send } from './api.js';

const BROWSER = '/auth/browser/v1';
const AUTH = `${BROWSER}/auth`;
const AUTHENTICATORS = `${BROWSER}/account/authenticators`;
const post = (path, body) => send(path, { method: 'POST', body });

/** Whether the server waits for this step: `mfa_authenticate`, `reauthenticate`. */
export function waitsFor(error, flow) {
  return error instanceof ApiError && error.status === 401 && (error.problem.data?.flows ?? []).some(({ id }) => id === flow);
}

/** allauth answers 401 where nobody is signed in afterwards: there that is what was asked for. */
async function signedOutBy(asked) {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  }
}

export const session = () => send('/session');
export const changeName = (name) => send('/session', { method: 'PATCH', body: { name } });
export const signIn = (username, password) => post(`${AUTH}/login`, { username, password });
/** The second step: a code of the app, or a recovery code. */
export const signInCode = (code) => post(`${AUTH}/2fa/authenticate`, { code });
export const signOut = () => signedOutBy(send(`${AUTH}/session`, { method: 'DELETE' }));
export const reauthenticate = (password) => post(`${AUTH}/reauthenticate`, { password });

export const askForPassword = (email) => post(`${AUTH}/password/request`, { email });
export const setPassword = (key, password) => signedOutBy(post(`${AUTH}/password/reset`, { key, password }));
export const changePassword = (current, wanted) => post(`${BROWSER}/account/password/change`, { current_password: current, new_password: wanted });

/** Which second factors are there: `totp`, `recovery_codes`. */
export const authenticators = () => send(AUTHENTICATORS).then(({ data }) => data);
export const activateTotp = (code) => post(`${AUTHENTICATORS}/totp`, { code });
export const removeTotp = () => send(`${AUTHENTICATORS}/totp`, { method: 'DELETE' });
export const recoveryCodes = () => send(`${AUTHENTICATORS}/recovery-codes`).then(({ data }) => data);
export const newRecoveryCodes = () => post(`${AUTHENTICATORS}/recovery-codes`, {}).then(({ data }) => data);

/** A new secret for an app; allauth gives it with the answer that none is set up yet. @returns {Promise<{secret: string, totp_url: string}>} */
export async function totpSecret() {
  try {
    await send(`${AUTHENTICATORS}/totp`);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return error.problem.meta;
    throw error;
  }
  throw new Error('a second factor is there already');
}

export const sessions = () => send(`${AUTH}/sessions`).then(({ data }) => data);
export const endSessions = (ids) => signedOutBy(send(`${AUTH}/sessions`, { method: 'DELETE', body: { sessions: ids } }));

export const tokens = () => send('/tokens');
/** @param {{name: string, scopes: string[], days: number}} wanted */
export const createToken = (wanted) => post('/tokens', wanted);
export const revokeToken = (tokenId) => send(`/tokens/${tokenId}`, { method: 'DELETE' });
