// Which basin does a page show: that of its mine, else the chosen one? Synthetic ones are offered when the reader switches them on.
import { change, go, parameter, path, settings } from './address.js';
import * as api from './api.js';
import { pageOf } from './rooms.js';

const KEPT = 'firedamp.demonstration';
/** What of an address belongs to its basin alone. */
const OF_A_BASIN = { year: '', company: '', district: '', q: '', filter: [], at: '' };
/** What of it belongs to its mine. */
const OF_A_MINE = { mine: '', mine_id: '', year: '', with: '', inputs: '', uncertainty: '' };

export function demonstrationOn() {
  try {
    return localStorage.getItem(KEPT) === 'on';
  } catch {
    return false;
  }
}

/** One step in and one step out: the first synthetic basin is shown, or the real one again. */
export function switchDemonstration(on, basins) {
  try {
    if (on) localStorage.setItem(KEPT, 'on');
    else localStorage.removeItem(KEPT);
  } catch {
    // Without storage the address alone says which basin is shown.
  }
  const shown = basins.find((each) => each.id === settings().basin);
  if (on === Boolean(shown?.synthetic)) return;
  chooseBasin(on ? basins.find((each) => each.synthetic).id : '', OF_A_BASIN);
}

/** Is a basin synthetic? None chosen is the real one. */
export async function isSynthetic(basinId) {
  const { items } = await api.basins();
  return items.some((each) => each.id === basinId && each.synthetic);
}

/** Show another basin: a page that is about a mine gives way to its room. */
export function chooseBasin(basin, changes = {}) {
  const page = pageOf(path());
  if (page?.named.mineId) go('/mines', { ...changes, basin, year: '' });
  else change({ ...changes, ...(mineOf(page) ? OF_A_MINE : {}), basin });
}

const mineOf = (page) => page?.named.mineId || (parameter('free') ? '' : parameter('mine_id') || parameter('mine'));

/** The basin that a page shows: the one of its mine, else the one that is chosen; null where a page is of no basin. */
export async function basinOfPage(page) {
  if (page?.settings && !page.settings.includes('basin')) return null;
  try {
    const { items } = await api.basins();
    const mineId = mineOf(page);
    const wanted = mineId ? (await api.mine(mineId)).basin : settings().basin;
    return items.find((each) => each.id === wanted) ?? null;
  } catch {
    return null;
  }
}
