// What does one do where the server wants to be sure who is there? Ask for the password once more, then do it.
import { waitsFor } from './account-api.js';

/** Tells of a wish that the person confirm who they are ('wanted'); its detail takes the answer. */
export const reauthentication = new EventTarget();

/**
 * What `act` brings; null where the person would not confirm who they are.
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T | null>}
 */
export async function confirmed(act) {
  try {
    return await act();
  } catch (error) {
    if (!waitsFor(error, 'reauthenticate')) throw error;
  }
  return (await asked()) ? act() : null;
}

function asked() {
  return new Promise((resolve) => reauthentication.dispatchEvent(new CustomEvent('wanted', { detail: resolve })));
}
