// Which records may a reference lead to? Found by a part of the name, in either alphabet; basins are a list of their own.
import * as api from './api.js';
import { named, text } from './locale.js';
import * as reference from './reference-api.js';

const MOST = 20;

/** @returns {(query: string) => Promise<{id: string, title: string, subtitle?: string}[]>} */
export function finder(table, basin) {
  return table === 'basins' ? findBasin : (query) => findRecord(table, basin, query);
}

async function findBasin(query) {
  const { items } = await api.basins();
  const plain = query.toLowerCase();
  return items.filter((each) => !plain || Object.values(each.name).some((name) => name.toLowerCase().includes(plain))).map((each) => ({ id: each.id, title: text(each.name), name: each.name }));
}

async function findRecord(table, basin, query) {
  const { items } = await reference.records(table, { q: query, basin }, { limit: MOST });
  return items.map((each) => ({ id: each.key, title: named(each.name), subtitle: each.key, name: each.name }));
}
