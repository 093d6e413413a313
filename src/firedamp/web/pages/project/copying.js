// What does the form of a kept project begin with, and of its copy? Of a made-up example a copy has neither whose it is nor any money.
import { named, t } from '../../core/locale.js';
import { newId } from './draft.js';

const MADE_UP = ['mine', 'organisation', 'capex', 'opex_per_year', 'prices', 'discount_rate', 'tax_rate', 'currency', 'price_year', 'sources'];

/** @param {import('../../core/reductions-api.js').ProjectRow} row */
export const keptOf = (row) => ({ record: row.record, name: row.name, mineName: row.mine ? named(row.mine.name) : '' });

/** @param {import('../../core/reductions-api.js').ProjectRow} row */
export function copyOf(row) {
  const record = { ...row.record, id: newId() };
  if (!row.synthetic) return { ...keptOf(row), record, name: t('project.copy_of', { name: row.name }) };
  return { record: Object.fromEntries(Object.entries(record).filter(([key]) => !MADE_UP.includes(key))), name: '', madeUp: true };
}
