// Who is signed in, and how does a part of a page ask somebody to sign in? It waits for the answer and goes on.
import * as api from './api.js';

/** Tells of a change of who is signed in ('change') and of a wish that somebody sign in ('wanted'). */
export const sessionChanges = new EventTarget();
/** @type {{username: string, role: string} | null} */
let user = null;
let asked = null;
let waiting = [];

export const currentUser = () => user;

/** Ask the server who is signed in. */
export async function readSession() {
  try {
    ({ user } = await api.session());
  } catch {
    user = null;
  }
  sessionChanges.dispatchEvent(new Event('change'));
  return user;
}

/** Who is signed in, asked for once. */
export function knownUser() {
  asked ??= readSession();
  return asked.then(() => user);
}

/** An administrator, after signing in if need be; null when somebody else is signed in or nobody wants to. */
export async function administrator() {
  const known = await knownUser();
  const signed = known ?? (await signedIn());
  return signed?.role === 'administrator' ? signed : null;
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
