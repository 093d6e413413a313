// Who is signed in, and how does a part of a page ask somebody to sign in? It waits for the answer and goes on.
import { session } from './account-api.js';

/** Tells of a change of who is signed in ('change') and of a wish that somebody sign in ('wanted'). */
export const sessionChanges = new EventTarget();
/** @typedef {{id: string, name: {en: string, ru: string}, role: string, rights: string[]}} Membership */
/** @type {{username: string, name: string, email: string, platform_role: string, may_edit_reference: boolean, organisations: Membership[]} | null} */
let user = null;
let asked = null;
let readings = 0;
let waiting = [];

export const currentUser = () => user;

/** Ask the server who is signed in; of several answers on their way only the one asked for last counts. */
export async function readSession() {
  readings += 1;
  const mine = readings;
  const { user: found } = await session().catch(() => ({ user: null }));
  if (mine !== readings) return user;
  user = found;
  sessionChanges.dispatchEvent(new Event('change'));
  return user;
}

/** Who is signed in, asked for once. */
export function knownUser() {
  asked ??= readSession();
  return asked.then(() => user);
}

/** Whether the person may change the reference data that all share. */
export const mayEditReference = () => Boolean(user?.may_edit_reference);

/** The organisations in which the person has a right: 'read', 'enter', 'verify' or 'manage'. */
export const organisationsWith = (right) => (user?.organisations ?? []).filter(({ rights }) => rights.includes(right));

/** Whether the person may enter data and calculate somewhere. */
export const mayEnter = () => organisationsWith('enter').length > 0;

/** Whoever may, after signing in if need be; null when somebody else is signed in or nobody wants to. */
export async function signedInWho(may) {
  const signed = (await knownUser()) ?? (await signedIn());
  return signed && may() ? signed : null;
}

/** Open the dialog to sign in. */
export const askToSignIn = () => sessionChanges.dispatchEvent(new Event('wanted'));

function signedIn() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    askToSignIn();
  });
}

/** The dialog is closed: who waited goes on, or learns that nobody signed in. */
export function answerWaiting() {
  waiting.splice(0).forEach((resolve) => resolve(user));
}
