// What is asked while a project is typed? Its record, with nought where only money would follow, and what the address says beside it.
import { parameter, settings } from '../../core/address.js';
import { typedSpreads } from './place.js';
import { spreadsOf } from './spreads.js';

/** What does not change the tonnes is sent as nothing until it is given: no money is shown before. */
const UNSAID = { mine: '–', organisation: '–', capex: 0, opex_per_year: 0, discount_rate: 0 };

/** @param {object} record */
export function questionOf(record) {
  const spreads = spreadsOf(typedSpreads());
  const limit = parameter('limit');
  return { project: { ...UNSAID, ...record }, gwp_set: settings().gwp_set, ...(limit ? { limit } : {}), ...(Object.keys(spreads).length ? { spreads } : {}) };
}
