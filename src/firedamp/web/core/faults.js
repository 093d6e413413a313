// Why was it refused, at which field? The words of the server, as Firedamp and as allauth give them.
import { ConnectionError } from './api.js';
import { t } from './locale.js';

/** What went wrong as a whole. */
export function wholeFault(error) {
  if (error instanceof ConnectionError) return t('state.no_connection');
  if (error.status === 429) return t('sign_in.too_often');
  const said = (error.errors ?? []).map(({ message }) => message).join(' ');
  return said || error.message;
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
