// Which series does the address ask for? Quantity, level, items, years, kind of chart: all of it stands there.
import { parameter, settings } from '../../core/address.js';
import { companyName, named, text } from '../../core/locale.js';

export const LEVELS = ['basin', 'district', 'company', 'mine'];
export const MOST_ITEMS = 12;
/** How many are shown before anything is chosen. */
const FIRST_ITEMS = 6;
export const FIRST_QUANTITY = 'coal_output_t';

/** @typedef {{quantity: string, level: string, items: string[], from: string, to: string, stacked: boolean, method: string, basin: string, gwp_set: string}} Asked */

/** @returns {Asked} */
export function asked() {
  const { basin, gwp_set, method } = settings();
  const level = LEVELS.includes(parameter('level')) ? parameter('level') : 'basin';
  return {
    quantity: parameter('quantity') || FIRST_QUANTITY,
    level,
    items: level === 'basin' ? [] : parameter('items').split(',').filter(Boolean),
    from: parameter('from'),
    to: parameter('to'),
    stacked: parameter('chart') === 'stack',
    method: parameter('by') || method,
    basin,
    gwp_set,
  };
}

const OF = {
  mine: (mine) => ({ id: mine.mine_id, name: named(mine.name), names: Object.values(mine.name) }),
  company: (mine) => ({ id: mine.company.id, name: companyName(mine.company), names: [companyName(mine.company)] }),
  district: (mine) => ({ id: mine.district.id, name: named(mine.district.name), names: Object.values(mine.district.name) }),
};

/** The mines, companies or districts of a basin, those with the most coal first; each with its mines. */
export function groupsOf(mines, level) {
  if (!OF[level]) return [];
  const found = new Map();
  for (const mine of mines) {
    const group = OF[level](mine);
    const known = found.get(group.id) ?? { ...group, output: 0, mines: [] };
    known.output += mine.output_t ?? 0;
    known.mines.push(mine.mine_id);
    found.set(group.id, known);
  }
  return [...found.values()].sort((left, right) => right.output - left.output || left.name.localeCompare(right.name));
}

/** Those that have the quantity at all, with the greatest value first; where none has, all of them. @param {Map<string, number>} having */
export function havingFirst(groups, having) {
  const some = groups.filter(({ id }) => having.has(id)).sort((left, right) => having.get(right.id) - having.get(left.id));
  return some.length ? some : groups;
}

/** The items that are shown: those that the address names, else the largest. */
export function shownItems(groups, items) {
  const known = items.filter((id) => groups.some((group) => group.id === id)).slice(0, MOST_ITEMS);
  return known.length ? { ids: known, chosen: true } : { ids: groups.slice(0, groups.length <= MOST_ITEMS ? MOST_ITEMS : FIRST_ITEMS).map(({ id }) => id), chosen: false };
}
