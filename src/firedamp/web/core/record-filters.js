// What do the filters of a table say? "year:ge:2000" as the address and the API have it, and in words as a chip says it.
import { t, text } from './locale.js';
import { isNumeric, readTyped, typable, written } from './record-values.js';

/** @typedef {{column: string, operator: string, value: string}} Filter */

/** @returns {Filter} */
export function parse(filter) {
  const [column, operator, ...rest] = filter.split(':');
  return { column, operator, value: rest.join(':') };
}

/** Filters by column, in the order in which they came. */
export function byColumn(filters) {
  const groups = new Map();
  for (const filter of filters) {
    const { column } = parse(filter);
    groups.set(column, [...(groups.get(column) ?? []), filter]);
  }
  return groups;
}

/** The filters without those of a column, and with new ones of it. */
export const withColumn = (filters, column, own) => [...filters.filter((each) => parse(each).column !== column), ...own];

/** What the fields of a filter begin with: from, to, words, chosen values, empty or filled. */
export function fieldsOf(filters, column) {
  const own = filters.map(parse).filter((each) => each.column === column.name);
  const value = (...operators) => own.find((each) => operators.includes(each.operator))?.value ?? '';
  const chosen = value('in') ? value('in').split(',') : value('eq') ? [value('eq')] : [];
  const bound = (operator) => (isNumeric(column) ? typable(column, value(operator) === '' ? '' : Number(value(operator))) : value(operator));
  return {
    from: column.type === 'reference' ? '' : bound('ge') || (isNumeric(column) && chosen.length === 1 ? typable(column, Number(chosen[0])) : ''),
    to: column.type === 'reference' ? '' : bound('le') || (isNumeric(column) && chosen.length === 1 ? typable(column, Number(chosen[0])) : ''),
    words: value('contains'),
    chosen: isNumeric(column) ? [] : chosen,
    presence: own.find((each) => ['empty', 'filled'].includes(each.operator))?.operator ?? '',
  };
}

/**
 * The filters that the fields of a column stand for, or what is wrong with them.
 * @returns {{filters: string[], problem?: string}}
 */
export function filtersOf(column, { from = '', to = '', words = '', chosen = [], presence = '' }) {
  if (presence) return { filters: [`${column.name}:${presence}:`] };
  const [low, high] = [readTyped(column, from), readTyped(column, to)];
  const problem = [from && low.problem, to && high.problem].find(Boolean);
  if (problem) return { filters: [], problem };
  const found = [];
  if (words.trim()) found.push(`${column.name}:contains:${words.trim()}`);
  if (chosen.length) found.push(`${column.name}:${chosen.length > 1 ? 'in' : 'eq'}:${chosen.join(',')}`);
  if (from && from === to) return { filters: [...found, `${column.name}:eq:${low.value}`] };
  if (from) found.push(`${column.name}:ge:${low.value}`);
  if (to) found.push(`${column.name}:le:${high.value}`);
  return { filters: found };
}

/** What the filters of a column say: "Year 2000–2010", "Quality: measured, reported". `names` knows names of references. */
export function filterWords(column, filters, names) {
  const label = text(column.label);
  const said = (value) => (column.type === 'reference' ? names(column, value) : written(column, isNumeric(column) ? Number(value) : value));
  const phrases = filters.map(parse).map(({ operator, value }) => {
    if (operator === 'in') return t('filter.is', { value: value.split(',').map(said).join(', ') });
    return t(`filter.op.${operator}`, { value: operator === 'contains' ? value : value === '' ? '' : said(value) });
  });
  return `${label}: ${phrases.join(', ')}`;
}
