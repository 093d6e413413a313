// Which methods do a mine's data of a year allow, and with what may another be begun?
import { named, t, text } from '../../core/locale.js';

/**
 * @typedef {{route: string, method: string | null, title: {en: string, ru: string}, tier: number | null, model: boolean, available: boolean, best: boolean,
 *   inputs: object, origin: object, uncertainty: object, missing: {label: {en: string, ru: string}}[], reason: {en: string, ru: string} | null}} Offer
 */

/** What the address names (a route, or a method's sheet), else the best, else the first that can be used. */
export function chosenOf(offers, asked) {
  if (!asked) return offers.find(({ best }) => best) ?? offers.find(({ available }) => available) ?? null;
  return offers.find(({ route }) => route === asked) ?? offers.find(({ method }) => method === asked) ?? null;
}

/** An offer with what is known of the mine and year: one that lacks data begins with those that the others have, but a model's. */
export function filled(offer, offers) {
  if (!offer || offer.available) return offer;
  const known = offers.filter(({ available, model }) => available && !model);
  const origin = Object.assign({}, ...known.map((each) => each.origin));
  const inputs = Object.fromEntries(known.flatMap((each) => Object.entries(each.inputs)).filter(([name]) => name in origin));
  return { ...offer, inputs, origin };
}

const KIND = 'mine_type';

/** What a sheet is begun with: what the mine's data give, and its type as the mine's own where the sheet asks for it. */
export function begunWith(offer, sheet, mine) {
  const given = offer ?? { inputs: {}, origin: {}, uncertainty: {} };
  if (!mine || !sheet?.inputs.some(({ name }) => name === KIND)) return given;
  return { ...given, inputs: { ...given.inputs, [KIND]: mine[KIND] }, origin: { ...given.origin, [KIND]: { source: t('calculate.kind_of_mine'), quality: 'reported' } } };
}

/** Words for a type that is not the mine's own; '' where it is, or where there is no mine. */
export function otherKind(item, entry, mine) {
  if (item.name !== KIND || !mine || !entry.text || entry.text === mine[KIND]) return '';
  return t('calculate.other_kind', { mine: named(mine.name), kind: t(`mine_type.${mine[KIND]}`) });
}

/** Why a method's data do not suffice, in words. */
export function lacking(offer) {
  if (offer.reason) return text(offer.reason);
  return t('offer.lacks', { what: offer.missing.map(({ label }) => text(label).toLocaleLowerCase(document.documentElement.lang)).join(', ') });
}
