// What do the numbers of the top-down check open? A plume its observation, a year from above how it was taken, the inventory its page.
import { href } from '../core/address.js';
import { t, text } from '../core/locale.js';
import { decimals, exact, mass, percent, placeText, quantity, year } from '../core/numbers.js';

const KM_PLACES = 2;
const fact = (label, value, note) => (value || value === 0 ? [{ label, value: String(value), note }] : []);
/** When it was seen, by the clock of Greenwich: a plume has no time zone of the reader's. */
export const utcText = (moment) => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(moment)).replace(/ (\p{L}\.)/u, '\u00a0$1');
const rate = (value) => (value === null ? '' : quantity(value, 'kg/h').exact);

/** @param {import('../core/topdown-api.js').Plume} plume @returns {import('./door.js').Door} */
export function plumeDoor(plume, found) {
  const unsure = found.plume_set.uncertainty_status === 'to_confirm';
  return {
    title: t('topdown.rate'),
    subtitle: plume.plume_id,
    written: quantity(plume.emission_kg_h, 'kg/h'),
    origin: 'measured',
    summary: t('topdown.plume_means'),
    factsTitle: t('topdown.observation'),
    facts: [
      ...fact(`${t('topdown.time')}, UTC`, utcText(plume.observed_at)),
      ...fact(t('topdown.place'), placeText(plume.latitude, plume.longitude)),
      ...fact(t('topdown.instrument'), plume.instrument),
      ...fact(t('topdown.sigma'), rate(plume.uncertainty_kg_h)),
      ...fact(t('topdown.label'), plume.label),
      ...fact(t('door.source'), plume.source, plume.row === null ? '' : t('topdown.row', { row: exact(plume.row) })),
    ],
    confirm: unsure && plume.uncertainty_kg_h !== null ? [t('topdown.sigma_unsure')] : [],
    attribution: text(found.attribution),
  };
}

/** The way from a plume to a mine. */
export function distanceDoor(plume, mine, distance, found) {
  return {
    title: t('topdown.distance'),
    subtitle: `${plume.plume_id} – ${text(mine.name)}`,
    written: { ...quantity(distance, 'km'), text: decimals(distance, KM_PLACES) },
    origin: 'calculated',
    summary: t('topdown.distance_means'),
    facts: [...fact(t('topdown.plume'), placeText(plume.latitude, plume.longitude)), ...fact(text(mine.name), placeText(mine.latitude, mine.longitude))],
    attribution: text(found.attribution),
  };
}

/** A year of methane as it was seen: mean of the detections × persistence × hours. */
export function topDownDoor(mine, found, figure = 'ch4_t') {
  const seen = mine.observed;
  const { persistence: share } = found;
  const between = share.low === null ? t('topdown.exact_share') : `${percent(share.low * 100)} – ${percent(share.high * 100)}`;
  return {
    title: t('topdown.from_above'),
    subtitle: text(mine.name),
    ...figureOf(mine.top_down, figure),
    origin: 'calculated',
    summary: t('topdown.year_means'),
    steps: [{ label: t('topdown.from_above'), latex: 'E = \\overline{q} \\cdot p \\cdot \\frac{t}{1000}', substituted: `E = ${seen.mean_kg_h} \\cdot ${share.value} \\cdot \\frac{${mine.hours}}{1000}`, result: mass(mine.top_down.ch4_t).exact }],
    factsTitle: t('topdown.observations'),
    facts: [
      ...fact(t('topdown.overpasses'), exact(seen.overpasses), `${seen.first} – ${seen.last}`),
      ...fact(t('topdown.without_plume'), exact(seen.without_plume)),
      ...fact(t('topdown.mean'), rate(seen.mean_kg_h)),
      ...fact(t('topdown.sampling'), rate(seen.sampling_kg_h) || t('topdown.not_known')),
      ...fact(t('topdown.measurement'), rate(seen.measurement_kg_h) || t('topdown.not_known')),
      ...fact(t('topdown.persistence'), percent(share.value * 100), between),
      ...(seen.seen_share ? fact(t('topdown.seen_share'), percent(seen.seen_share.value * 100), `${percent(seen.seen_share.low * 100)} – ${percent(seen.seen_share.high * 100)}`) : []),
      ...fact(t('topdown.hours'), exact(mine.hours)),
    ],
    sections: [{ title: t('topdown.to_mind'), facts: mine.remarks.map((key) => ({ label: '!', value: t(`topdown.remark.${key}`) })) }],
    attribution: text(found.attribution),
  };
}

/** What the inventory says of the same mine. */
export function inventoryDoor(mine, found, figure = 'ch4_t') {
  const page = found.mines_of.id !== 'plumes';
  return {
    title: t('topdown.inventory'),
    subtitle: `${text(mine.name)}, ${year(mine.inventory_year)}`,
    ...figureOf(mine.inventory, figure),
    origin: mine.synthetic ? 'synthetic' : 'calculated',
    summary: t('topdown.inventory_means'),
    facts: [...fact(t('topdown.method'), text(mine.inventory_method)), ...fact(t('year'), year(mine.inventory_year))],
    more: page ? { href: href(`/mines/${mine.mine_id}`), label: t('mine.open') } : undefined,
    attribution: text(found.attribution),
  };
}

/** How many times the one is the other. */
export function ratioDoor(mine, found) {
  return {
    title: t('topdown.ratio'),
    subtitle: text(mine.name),
    written: quantity(mine.ratio),
    low: mine.ratio_low ?? undefined,
    high: mine.ratio_high ?? undefined,
    origin: 'calculated',
    summary: t('topdown.ratio_means'),
    facts: [...fact(t('topdown.from_above'), mass(mine.top_down.ch4_t).exact), ...fact(t('topdown.inventory'), mass(mine.inventory.ch4_t).exact)],
    attribution: text(found.attribution),
  };
}

/** A figure with its range, as a door has it. */
function figureOf(held, figure) {
  const scale = figure === 'co2e_kt' ? 1000 : 1;
  const end = (name) => (held[`${figure}${name}`] === null ? undefined : held[`${figure}${name}`] * scale);
  return { written: mass(held[figure] * scale), low: end('_low'), high: end('_high') };
}
