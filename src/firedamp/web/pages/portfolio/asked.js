// What is asked? The address holds it: the set, the company, one of three questions with its value, the spreads.
import { parameter } from '../../core/address.js';

export const QUESTIONS = ['threshold', 'target', 'budget'];
const ASKED_AS = { threshold: 'threshold_t', target: 'target_t', budget: 'budget' };
export const EXAMPLE = 'example';
/** What may be off, each by a half-width in percent. */
export const SPREADS = ['flow', 'ch4', 'availability', 'electricity_per_mwh', 'heat_per_gj', 'gas_per_1000m3', 'carbon_per_t'];
const TERMS = ['limit', 'draws', 'seed'];

const given = (names) => Object.fromEntries(names.map((name) => [name, parameter(name)]).filter(([, value]) => value !== ''));

/** @typedef {{kind: 'threshold' | 'target' | 'budget', company: string, value: number | null, complete: boolean}} Question */

/** The question of the address; a threshold is the law's unless another is given. @returns {Question} */
export function questionOf(threshold) {
  const kind = QUESTIONS.includes(parameter('question')) ? parameter('question') : QUESTIONS[0];
  const typed = parameter('value') === '' ? NaN : Number(parameter('value'));
  const value = Number.isFinite(typed) ? typed : kind === 'threshold' ? threshold?.value ?? null : null;
  const company = parameter('company');
  return { kind, company, value, complete: value !== null && (kind !== 'threshold' || company !== '') };
}

/** The parameters of the API for it: without a complete question those of the curve alone. */
export function asParameters(set, question) {
  const { kind, company, value, complete } = question;
  const said = complete ? { [ASKED_AS[kind]]: value, ...(kind === 'threshold' ? given(['emission_co2e_t']) : {}) } : {};
  return { set, company, ...said, ...given(SPREADS), ...given(TERMS) };
}

/** What of the address belongs to one set, or to one question. */
export const OF_A_SET = { company: '', value: '', emission_co2e_t: '', ...Object.fromEntries(SPREADS.map((name) => [name, ''])) };
export const OF_A_QUESTION = { value: '' };
