// What does a drawer say of a factor record? Its title, value, document and place, the same wherever it is used.
import { text } from '../core/locale.js';
import { documentText, valueText } from './door.js';

/**
 * @param {object} record a factor of the library
 * @param {string} [used] where it is used
 * @returns {import('./door.js').Fact}
 */
export function factorFact(record, used = '') {
  return {
    label: text(record.name) || record.id,
    value: valueText(record.value, record.unit),
    note: [documentText(record), used].filter(Boolean).join(' · '),
    unsure: record.status === 'to_confirm',
  };
}
