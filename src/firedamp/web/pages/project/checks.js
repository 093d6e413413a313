// What is wrong with a project's figures, or still wanting? Seen here, or said by the server, each at its field.
import { t } from '../../core/locale.js';
import { faultOf } from '../calculate/checks.js';
import { typedNumbers } from '../../core/typed.js';
import { COAL, itemOf, labelOf, PLAN_FIELDS } from './fields.js';
import { shownFields } from './draft.js';

/** @typedef {import('../calculate/checks.js').Fault} Fault */

/** @returns {Fault[]} */
export function faultsOf(draft, about) {
  const own = shownFields(draft).map((field) => ({ path: field.path, label: labelOf(field.path), message: faultIn(field, about, draft.entries[field.path].text) }));
  const planned = draft.plan.flatMap((row, place) => PLAN_FIELDS.map((field) => ({ path: `stream.plan[${place}].${field.path}`, label: planLabel(place, field.path), message: row[field.path]?.trim() ? faultIn(field, about, row[field.path]) : t('check.missing') })));
  return [...own, ...planned].filter(({ message }) => message);
}

function faultIn(field, about, text) {
  const item = itemOf(field, about);
  return faultOf(item, { text, unit: item.unit });
}

const planLabel = (place, name) => t('project.plan.row', { number: place + 1, what: labelOf(name) });

/** Years are written without groups: a plan of nothing but them is no stream. */
const plannedFrom = (draft) => draft.plan.some((row) => row.year?.trim() && row.year.trim() === draft.entries.start_year.text.trim()) || followsCoalFrom(draft);

const coalFields = (draft) => shownFields(draft).filter(({ group }) => group === 'coal').map(({ path }) => path);
const followsCoal = (draft) => coalFields(draft).some((path) => draft.entries[path].text.trim());

/** Whether the coal plan says how the stream is in the first year. */
function followsCoalFrom({ entries }) {
  const [start, first] = ['start_year', `${COAL}.first_year`].map((path) => Number(entries[path].text.trim() || NaN));
  return start >= first && start < first + typedNumbers(entries[`${COAL}.coal_output_t`].text).length;
}

/** @returns {Fault[]} what has to be filled in before tonnes are computed */
export function missingOf(draft, { technology }) {
  const wanted = shownFields(draft).filter(({ required }) => required).map(({ path }) => path);
  if (!plannedFrom(draft)) wanted.push('stream.flow_m3_min', 'stream.ch4_percent');
  if (followsCoal(draft)) wanted.push(...coalFields(draft));
  for (const name of ['availability', 'lifetime_years']) if (typeof technology?.[name] !== 'number') wanted.push(name);
  const power = technology?.own_power_kw_per_unit ?? draft.entries['technology.own_power_kw_per_unit'].text.trim();
  if (power || draft.entries.claim_displaced.text === 'true') wanted.push('grid_factor_t_mwh');
  return lacking(draft, wanted);
}

/** @returns {Fault[]} what has to be filled in before money is computed */
export const moneyMissingOf = (draft) => lacking(draft, shownFields(draft).filter(({ priced }) => priced).map(({ path }) => path));

/** @returns {Fault[]} what a kept project needs besides its figures */
export function namesMissingOf(draft) {
  const found = [['mine', draft.mine], ['organisation', draft.organisation.text]].filter(([, said]) => !said.trim());
  return found.map(([path]) => ({ path, label: labelOf(path), message: t('check.missing') }));
}

const lacking = (draft, paths) => [...new Set(paths)].filter((path) => !draft.entries[path].text.trim()).map((path) => ({ path, label: labelOf(path), message: t('check.missing') }));

/** What the server says, at the fields that it names. @returns {Fault[]} */
export function saidOf(error) {
  return (error?.errors ?? []).map(({ field, message }) => {
    const path = String(field ?? '').replace(/^(project|record)\./, '');
    const planned = /^stream\.plan\[(\d+)\]\.(\w+)$/.exec(path);
    const label = planned ? planLabel(Number(planned[1]), planned[2]) : known(path) ? labelOf(path) : '';
    return { path, label: label && message.startsWith(label) ? '' : label, message };
  });
}

const known = (path) => KNOWN.includes(path);
const KNOWN = ['mine', 'organisation', ...shownFields({ entries: { technology: { text: 'own' } } }).map(({ path }) => path)];
