// How do cells leave a grid for a spreadsheet, and what does what comes from one change?
import { isAbsent, pasteable, readTyped, sameValue } from '../../core/record-values.js';

/** Cells as tab-separated text. */
export function copied(rows, columns) {
  const cell = (record, column) => pasteable(column, record.values[column.name]).replace(/[\t\r\n]+/g, ' ');
  return rows.map((record) => columns.map((column) => cell(record, column)).join('\t')).join('\n');
}

/** Tab-separated text as rows of cells; a cell in quotes may hold lines. */
export function pastedRows(text) {
  const rows = [[]];
  const cells = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/g;
  const plain = text.replace(/(\r\n|\r|\n)$/, '');
  for (const [, cell, end] of plain.matchAll(cells)) {
    rows.at(-1).push(/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}

/**
 * What pasting changes, cell by cell. One cell is pasted into all that are selected.
 * @param {{cells: string[][], records: object[], columns: import('../../core/record-values.js').Column[]}} given
 */
export function pastedChanges({ cells, records, columns }) {
  const found = [];
  records.forEach((record, row) =>
    columns.forEach((column, place) => {
      const typed = (cells.length === 1 && cells[0].length === 1 ? cells[0] : cells[row] ?? [])[cells[0].length === 1 && cells.length === 1 ? 0 : place];
      if (typed === undefined) return;
      const { value, problem = '' } = readTyped(column, typed);
      const before = record.values[column.name] ?? null;
      if (problem || !sameAsTyped(column, before, value)) found.push({ record, column, before, after: value, problem, fixed: !column.changeable });
    }),
  );
  return found;
}

/** A reference is pasted by its name or its id. */
function sameAsTyped(column, before, value) {
  if (isAbsent(before) && isAbsent(value)) return true;
  if (column.type !== 'reference' || !before || typeof before !== 'object') return sameValue(before, value);
  return [before.id, before.name?.en, before.name?.ru].includes(value);
}

/** The changes by record, as one change of many. */
export function asRecords(changes) {
  const records = new Map();
  for (const { record, column, after } of changes) {
    const own = records.get(record.id) ?? { id: record.id, version: record.version, values: {} };
    own.values[column.name] = after;
    records.set(record.id, own);
  }
  return [...records.values()];
}
