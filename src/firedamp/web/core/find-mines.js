// Which mines fit what is typed? By a part of a name, in either alphabet: the server compares.
import { settings } from './address.js';
import * as api from './api.js';
import { companyName, named, t } from './locale.js';

const MOST = 60;

/** @typedef {import('../components/combobox.js').Option} Option */

/** Mines of the basin that is shown. @returns {Promise<Option[]>} */
export const findMines = (q) => found({ basin: settings().basin, q });

/** Mines of a basin that is named. */
export const findMinesOf = (basin) => (q) => found({ basin, q });

/** Mines of any basin. @returns {Promise<Option[]>} */
export const findMinesAnywhere = (q) => found({ q });

async function found(wanted) {
  const { items } = await api.mines(wanted);
  return items.slice(0, MOST).map((mine) => ({ id: mine.mine_id, title: named(mine.name), subtitle: `${t(`mine_type.${mine.mine_type}`)}, ${companyName(mine.company)}` }));
}
