// Who computed a number, when, by what and from which data? The same lines in every drawer, the same sentence to quote it by.
import { t, text } from '../core/locale.js';
import { decimals, range } from '../core/numbers.js';
import { citation, dateText, periodText } from './door.js';

/**
 * @typedef {object} About
 * @property {string} method
 * @property {string} gwpSet
 * @property {string} period
 * @property {number} [draws]
 * @property {number} [seed]
 * @property {string} software
 * @property {{package: string, version: string, loaded_at: string}} [data]
 * @property {string} attribution
 */

/** @returns {About} */
export function aboutInventory(inventory) {
  return {
    method: t(`method.${inventory.method}`),
    gwpSet: inventory.gwp_set,
    period: periodText(inventory),
    draws: inventory.draws,
    seed: inventory.seed,
    software: `Firedamp ${inventory.software_version}`,
    data: inventory.data,
    attribution: text(inventory.attribution),
  };
}

/** @returns {About} */
export function aboutCalculation({ line, result, data }, attribution) {
  return {
    method: text(result.title),
    gwpSet: result.gwp_set,
    period: line?.year ? periodText({ year: line.year }) : '',
    draws: result.uncertainty?.draws ?? 0,
    seed: result.seed,
    software: `Firedamp ${result.software_version}`,
    data,
    attribution,
  };
}

/** "package kuzbass 2026.1.0, loaded on 24 November 2026". */
function dataText({ package: name, version, loaded_at: loaded }) {
  return t('door.data_value', { name, version, date: dateText(loaded) });
}

/** The facts of a drawer. */
export function facts(about) {
  return [
    { label: t('method'), value: about.method },
    { label: t('gwp_set'), value: about.gwpSet },
    ...(about.period ? [{ label: t('period'), value: about.period }] : []),
    ...(about.draws ? [{ label: t('door.draws'), value: t('door.draws_value', { draws: decimals(about.draws, 0), seed: about.seed }) }] : []),
    ...(about.data ? [{ label: t('door.data'), value: dataText(about.data) }] : []),
    { label: t('door.software'), value: about.software },
  ];
}

/** The sentence to quote a number by. */
export function quoted(about, { what, written, low, high }) {
  const ranged = low !== undefined && low !== null;
  return citation({ ...about, period: about.period || t('value.none'), what, written, low: ranged ? low : undefined, range: ranged ? range(written, low, high) : '' });
}
