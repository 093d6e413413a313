// What does each thing that a person does to the form make of the draft? A new draft, the old one untouched.
import { inUnit } from './draft.js';

const PATH = /^(\w+)\[(\d+)\]\.(\w+)$/;

/** Another entry at a path of the draft. */
function replaced(draft, path, change) {
  const [, list, place, field] = PATH.exec(path) ?? [];
  if (!list) return { ...draft, entries: { ...draft.entries, [path]: change(draft.entries[path]) } };
  const records = draft.records[list].map((record, each) => (each === Number(place) ? { ...record, [field]: change(record[field]) } : record));
  return { ...draft, records: { ...draft.records, [list]: records } };
}

function itemAt(sheet, path) {
  const [, list, , field] = PATH.exec(path) ?? [];
  const item = sheet.inputs.find(({ name }) => name === (list ?? path));
  return field ? item.fields.find(({ name }) => name === field) : item;
}

export const entered = (draft, sheet, { path, text }) => replaced(draft, path, (entry) => ({ ...entry, text, own: true, origin: null }));

export const unitChosen = (draft, sheet, { path, unit }) => replaced(draft, path, (entry) => inUnit(itemAt(sheet, path), entry, unit));

export function recordAdded(draft, sheet, { name }) {
  const record = Object.fromEntries(itemAt(sheet, name).fields.map((field) => [field.name, { text: '', unit: field.unit, own: false, origin: null }]));
  return { ...draft, records: { ...draft.records, [name]: [...draft.records[name], record] } };
}

export const recordRemoved = (draft, sheet, { name, place }) => ({ ...draft, records: { ...draft.records, [name]: draft.records[name].filter((_, each) => each !== place) } });

/** A spread of one's own, or none again. */
export function spreadGiven(draft, sheet, { name, spread }) {
  const { [name]: _, ...others } = draft.spreads;
  return { ...draft, spreads: spread ? { ...others, [name]: spread } : others };
}

export const wayChosen = (draft, sheet, { place, way }) => ({ ...draft, groups: draft.groups.map((chosen, each) => (each === place ? way : chosen)) });
