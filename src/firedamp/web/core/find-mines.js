// Which mines fit what is typed? By a part of a name, in either alphabet: the server compares.
import { settings } from './address.js';
import * as api from './api.js';
import { named, t } from './locale.js';

const MOST = 60;

/** @returns {Promise<import('../components/combobox.js').Option[]>} */
export async function findMines(q) {
  const { items } = await api.mines({ basin: settings().basin, q });
  return items.slice(0, MOST).map((mine) => ({ id: mine.mine_id, title: named(mine.name), subtitle: `${t(`mine_type.${mine.mine_type}`)}, ${mine.company.name}` }));
}
