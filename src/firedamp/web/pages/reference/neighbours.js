// Which record comes before, which after? In the order and with the filters that one came from.
import * as reference from '../../core/reference-api.js';

const WINDOW = 20;
const MOST = 500;

/**
 * @param {number | null} at the place that the record had in the table when it was opened
 * @returns {Promise<{place: number, total: number, previous: object | null, next: object | null} | null>} null where it is not near
 */
export async function neighbours(table, query, recordId, at) {
  const offset = at === null ? 0 : Math.max(0, at - WINDOW);
  const { items, total } = await reference.records(table, query, { offset, limit: at === null ? MOST : 2 * WINDOW + 2 });
  const place = items.findIndex((record) => record.id === recordId);
  if (place < 0) return null;
  return { place: offset + place, total, previous: items[place - 1] ?? null, next: items[place + 1] ?? null };
}
