// Are synthetic basins offered? Only when the reader switches them on; which basin does a page show?
import { change, parameter, settings } from './address.js';
import * as api from './api.js';

const KEPT = 'firedamp.demonstration';

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
  const basin = on ? basins.find((each) => each.synthetic).id : '';
  change({ basin, year: '', company: '', district: '', q: '', filter: [], at: '' });
}

/** Is a basin synthetic? None chosen is the real one. */
export async function isSynthetic(basinId) {
  const { items } = await api.basins();
  return items.some((each) => each.id === basinId && each.synthetic);
}

/** The synthetic basin that a page shows, or null: the one of its mine, else the one that is chosen. */
export async function syntheticBasin(page) {
  try {
    const { items } = await api.basins();
    if (!items.some((each) => each.synthetic)) return null;
    const mineId = page?.named.mineId || parameter('mine_id');
    const wanted = mineId ? (await api.mine(mineId)).basin : settings().basin;
    return items.find((each) => each.id === wanted && each.synthetic) ?? null;
  } catch {
    return null;
  }
}
