// What changes a project's draft? Each edit by the event that tells of it.

/** @typedef {import('./draft.js').ProjectDraft} ProjectDraft */

/** A figure was typed or chosen. @param {ProjectDraft} draft */
const entered = (draft, { path, text }) => ({ ...draft, entries: { ...draft.entries, [path]: { ...draft.entries[path], text } } });

/** Whose it is; the company of a mine of the tables where nothing is said, with where that comes from. @param {ProjectDraft} draft */
function said(draft, { name = draft.name, mine = draft.mine, mineName = draft.mineName, organisation, company }) {
  const theirs = company && !draft.organisation.text.trim() ? { ...draft.organisation, text: company.name, origin: { quality: 'reported', source: company.source } } : draft.organisation;
  return { ...draft, name, mine, mineName, organisation: organisation === undefined ? theirs : { ...draft.organisation, text: organisation, origin: null } };
}

/** @param {ProjectDraft} draft */
const planGiven = (draft, plan) => ({ ...draft, plan });
/** @param {ProjectDraft} draft */
const sourceGiven = (draft, { name, said: words }) => ({ ...draft, sources: { ...draft.sources, [name]: words } });

export const EDITS = { entered, said, 'plan-given': planGiven, 'source-given': sourceGiven };
