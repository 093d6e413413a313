// What does a number of the list of projects open? Whose project it is of, and the way to all that it was computed from.
import { href } from '../core/address.js';
import { named, t, text } from '../core/locale.js';
import { year } from '../core/numbers.js';
import { eitherName } from '../core/sources.js';

/** @param {import('../core/reductions-api.js').ProjectRow} row @returns {import('./door.js').Door} */
export function rowDoor(row, name, written) {
  const { record } = row;
  const fact = (label, value) => (value ? [{ label, value }] : []);
  return {
    title: t(`project.figure.${name}`),
    subtitle: row.name,
    written,
    origin: row.synthetic ? 'synthetic' : name === 'capex' ? 'reported' : 'calculated',
    summary: t(`project.means.${name}`),
    facts: [
      ...fact(t('project.field.mine'), row.mine ? named(row.mine.name) : record.mine),
      ...fact(t('project.field.organisation'), eitherName(record.organisation)),
      ...fact(t('project.field.price_year'), record.price_year ? year(record.price_year) : ''),
      ...fact(t('door.source'), name === 'capex' ? record.sources?.capex : ''),
    ],
    more: { href: href(`/reductions/projects/${row.id}`), label: t('project.open') },
    attribution: text(row.attribution),
  };
}
