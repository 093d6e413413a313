// What does a sum of emissions lack? The sites with the categories that nobody has estimated.
import { named } from './locale.js';

const UNKNOWN = ['not_estimated', 'missing'];

/** "Site: codes; site: codes", "" where the sum is of everything. @param {{cells: {mine_id: string, code: string, state: string}[], sites: {mine_id: string, name: object}[]}} result */
export function gapsText({ cells, sites }) {
  const missing = new Map();
  for (const { mine_id: site, code, state } of cells) if (UNKNOWN.includes(state)) missing.set(site, [...(missing.get(site) ?? []), code]);
  const nameOf = (id) => named(sites.find(({ mine_id: own }) => own === id)?.name ?? id);
  return [...missing].map(([site, codes]) => `${nameOf(site)}: ${codes.join(', ')}`).join('; ');
}
