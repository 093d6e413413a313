// Which methods do a mine's data of a year allow? As the server answers; without that answer, by what the passport fills.
import * as api from '../../core/api.js';
import { t, text } from '../../core/locale.js';

const CATEGORIES = { underground: ['1.B.1.a', '1.B.1.a.i'], surface: ['1.B.1.a', '1.B.1.a.ii'] };

/**
 * @typedef {{route: string, method: string, title: {en: string, ru: string}, tier: number, model: boolean, available: boolean, best: boolean,
 *   inputs: object, origin: object, uncertainty: object, missing: {label: {en: string, ru: string}}[], reason: {en: string, ru: string} | null}} Offer
 * @returns {Promise<{year: number | null, years: number[], offers: Offer[]}>}
 */
export async function offersOf(mine, { year, gwp_set }) {
  try {
    return await api.mineMethods(mine.mine_id, { year, gwp_set });
  } catch (error) {
    // An older server has no such address.
    if (error.status === 404) return ofPassport(mine, year);
    throw error;
  }
}

async function ofPassport(mine, year) {
  const years = mine.outputs.map((output) => output.year).sort();
  const chosen = year ? Number(year) : years.at(-1) ?? null;
  const known = figures(mine, chosen);
  const { items } = await api.methods();
  const fitting = items.filter(({ category }) => CATEGORIES[mine.mine_type]?.includes(category));
  const sheets = await Promise.all(fitting.map(({ id }) => api.method(id)));
  const offers = sheets.map((sheet) => offer(sheet, known)).sort((left, right) => right.available - left.available || right.tier - left.tier);
  return { year: chosen, years, offers: offers.map((each, place) => ({ ...each, best: place === 0 && each.available })) };
}

/** Inputs that the passport knows, with their origin. */
function figures(mine, year) {
  const output = mine.outputs.find((each) => each.year === year);
  const origin = ({ source, quality }) => ({ source, quality });
  return {
    ...(output && { coal_output: { value: output.output_t, origin: origin(output) } }),
    ...(mine.depth_m !== null && mine.mine_type === 'underground' && { mine_depth: { value: mine.depth_m, origin: origin(mine.origin.depth_m ?? { source: '', quality: 'reported' }) } }),
    mine_type: { value: mine.mine_type, origin: origin(mine.origin.mine_type ?? { source: '', quality: 'reported' }) },
  };
}

function offer(sheet, known) {
  const filled = sheet.inputs.filter(({ name }) => name in known);
  const inAlternatives = new Set(sheet.alternatives.flat(2));
  const missing = sheet.inputs.filter(({ name, required }) => required && !inAlternatives.has(name) && !(name in known));
  const ways = sheet.alternatives.filter((each) => !each.some((names) => names.every((name) => name in known))).map(([[first]]) => sheet.inputs.find(({ name }) => name === first));
  const wanting = [...missing, ...ways].map(({ name, label }) => ({ figure: name, label }));
  return {
    route: sheet.id,
    method: sheet.id,
    title: sheet.title,
    tier: sheet.tier,
    model: false,
    available: wanting.length === 0,
    inputs: Object.fromEntries(filled.map(({ name }) => [name, known[name].value])),
    origin: Object.fromEntries(filled.map(({ name }) => [name, known[name].origin])),
    uncertainty: {},
    missing: wanting,
    reason: null,
  };
}

/** Why a method's data do not suffice, in words. */
export function lacking(each) {
  if (each.reason) return text(each.reason);
  return t('offer.lacks', { what: each.missing.map(({ label }) => text(label).toLocaleLowerCase(document.documentElement.lang)).join(', ') });
}
