// What does a copy of a project begin with? All of an own one; of a made-up example neither whose it is nor any money.
import { named, t } from '../../core/locale.js';
import { newId } from './draft.js';

const MADE_UP = ['mine', 'organisation', 'capex', 'opex_per_year', 'prices', 'discount_rate', 'tax_rate', 'currency', 'price_year', 'sources'];

/** @param {import('../../core/reductions-api.js').ProjectRow} row */
export function copyOf(row) {
  const name = t('project.copy_of', { name: row.name });
  const record = { ...row.record, id: newId() };
  if (!row.synthetic) return { record, name, mineName: row.mine ? named(row.mine.name) : '' };
  return { record: Object.fromEntries(Object.entries(record).filter(([key]) => !MADE_UP.includes(key))), name: '', madeUp: true };
}
