// Why was it refused, at which field? The words of the server, as Firedamp and as allauth give them.
import { ConnectionError } from './api.js';
import { t } from './locale.js';

/** What went wrong, in words. */
export const faultWords = (error) => (error instanceof ConnectionError ? t('state.no_connection') : error.message);

/** What went wrong as a whole, where allauth may have said it: it words each error, and not the whole. */
export function wholeFault(error) {
  if (error.status === 429) return t('sign_in.too_often');
  const said = (error.errors ?? []).map(({ message }) => message).join(' ');
  return said || faultWords(error);
}

/**
 * The faults of fields by their names; what belongs to no field of the form stands under `whole`.
 * @param {string[]} names the fields of the form
 * @returns {{whole: string, fields: Record<string, string>}}
 */
export function faultsOf(error, names) {
  const fields = {};
  for (const { field, param, message } of error.errors ?? []) {
    const name = String(field ?? param ?? '').split('.').at(-1);
    if (names.includes(name)) fields[name] = [fields[name], message].filter(Boolean).join(' ');
  }
  return { whole: Object.keys(fields).length ? '' : wholeFault(error), fields };
}
