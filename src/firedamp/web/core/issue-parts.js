// What does the frozen document of an issue hold? Its sites, calculations and confirmations by their ids.
import { attachmentPath } from './issues-api.js';
import { named, text } from './locale.js';

/** @typedef {{number: number, state: string, hash: string, document: any, files: object[], issued: string, issued_by: string, decided: string | null, decided_by: string | null, decision: string, software_version: string}} Issue */

export const siteOf = ({ document }, mineId) => document.result.sites.find((each) => each.mine_id === mineId);
export const siteName = (issue, mineId) => named(siteOf(issue, mineId)?.name ?? mineId);
export const entryOf = ({ document }, id) => document.result.entries.find((each) => each.id === id);
/** Calculations that are part of the sums: what another sector reports is left out. */
export const countedEntries = ({ document }) => document.result.entries.filter(({ id }) => !document.result.outside.some(({ entry }) => entry === id));
export const entriesOfSite = (issue, mineId) => countedEntries(issue).filter((each) => each.mine_id === mineId);
/** What a calculation is called: by its own name, unless its site, of numbers of one's own, is called so already. */
export const titleOf = (issue, entry) => (entry.name && entry.name !== siteName(issue, entry.mine_id) ? entry.name : text(entry.calculation.title));
export const entryName = (issue, entry) => `${siteName(issue, entry.mine_id)} · ${titleOf(issue, entry)}`;

/** The organisation as the issue states it, in the reader's language where it has a name in it. */
export const organisationName = ({ document: { organisation } }) => named({ ru: organisation.name, en: organisation.name_en || organisation.name });

/** A number of an issue by its item, "calculation|symbol": the entry and the row of its trace, or null. */
export function rowOf(issue, item) {
  const [id, symbol] = [item.slice(0, item.indexOf('|')), item.slice(item.indexOf('|') + 1)];
  const entry = entryOf(issue, id);
  const row = entry?.calculation.trace.find((each) => each.symbol === symbol);
  return row ? { entry, row } : null;
}

/** The confirmations that a calculation's own ids of `to_confirm` are covered by. */
export function confirmationsOf({ document }, entry, ids) {
  const method = entry.calculation.method;
  return document.confirmations.filter((each) => each.entries.includes(entry.id) && ids.some((id) => each.id === id || each.id === `${method}|${id}`));
}

/** A file that an issue names by its hash, as it is downloaded; null where nobody keeps it any more. */
export function keptFile(issue, sha256) {
  const found = issue.kept.find((each) => each.sha256 === sha256);
  return found ? { path: attachmentPath(issue.document.report.id, found.id), label: found.name } : null;
}
