// What goes with numbers that leave the page as a table? Method, GWP set, period, draws and seed, and what is to be confirmed.
import { t } from '../core/locale.js';
import { methodName } from './inventory.js';
import { unconfirmed } from './confirm.js';

const COLUMNS = ['method', 'gwp_set', 'period', 'draws', 'seed', 'to_confirm'];

/** The headers of `provenance`. */
export const provenanceHeader = () => COLUMNS.map((name) => t(`csv.${name}`));

/** The cells that close a row: how its numbers were made, by the inventory's lines that they are made of. */
export function provenance(inventory, lines, method = methodName(inventory.method)) {
  const { first, last } = inventory.period;
  const period = String(inventory.year ?? (first === last ? first : `${first}–${last}`));
  return [method, inventory.gwp_set, period, inventory.draws, inventory.seed, unconfirmed(inventory, 'co2e_t', lines).join('; ')];
}
