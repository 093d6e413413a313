// What do the numbers of an inventory open? Totals open to their lines, a line to its calculation.
import * as api from '../core/api.js';
import { href, settings } from '../core/address.js';
import { named, t, text } from '../core/locale.js';
import { latexNumber, mass, quantity, range } from '../core/numbers.js';
import { unconfirmed } from './confirm.js';
import { citation, periodText } from './door.js';
import { outputDoor, sorted } from './trace.js';

const MOST_PARTS = 10;
const COAL = 'output_t';

export function methodName(method) {
  return t(`method.${method}`);
}

const written = (figure, value) => mass(value, figure === COAL ? 'coal' : 'gas');

function facts(inventory) {
  return [
    { label: t('method'), value: methodName(inventory.method) },
    { label: t('gwp_set'), value: inventory.gwp_set },
    { label: t('period'), value: periodText(inventory) },
    { label: t('door.draws'), value: t('door.draws_value', { draws: inventory.draws, seed: inventory.seed }) },
    { label: t('door.software'), value: `Firedamp ${inventory.software_version}` },
  ];
}

/** The largest lines of a sum, and what is left in one. */
function parts(lines, figure, total) {
  const largest = [...lines].sort((left, right) => right[figure] - left[figure]);
  const shown = largest.slice(0, MOST_PARTS).map((line) => ({
    label: named(line.name),
    written: written(figure, line[figure]),
    share: line[figure] / total,
    href: href(`/mines/${line.mine_id}`),
  }));
  const rest = largest.slice(MOST_PARTS).reduce((sum, line) => sum + line[figure], 0);
  const count = largest.length - MOST_PARTS;
  if (count <= 0) return shown;
  return [...shown, { label: t('door.the_rest', { count }), written: written(figure, rest), share: rest / total }];
}

/** The factor records that the lines rest on, with how many lines each serves. */
function factors(lines) {
  const counted = new Map();
  for (const id of lines.flatMap((line) => line.factors)) counted.set(id, (counted.get(id) ?? 0) + 1);
  return [...counted].map(([id, count]) => ({ label: id, value: t('door.lines', { count }) }));
}

const SYMBOLS = { ch4_t: 'E_{CH_4}', co2e_t: 'E_{CO_2e}', co2_t: 'E_{CO_2}', output_t: 'P' };

/** The sum drawn by mine type, with its numbers. */
function sumStep(inventory, figure) {
  const types = Object.keys(inventory.by_type).filter((type) => inventory.by_type[type].mines > 0);
  const whole = written(figure, inventory.totals[figure]);
  const numbers = types.map((type) => latexNumber(inventory.by_type[type][figure], whole));
  const symbol = SYMBOLS[figure];
  return {
    label: types.map((type) => t(`mine_type.${type}.plural`)).join(' + '),
    latex: `${symbol} = \\sum_{i=1}^{${inventory.totals.mines}} ${symbol.replace('}', ',\\,i}').replace(/^P$/, 'P_i')}`,
    substituted: numbers.join(' + '),
    result: `${whole.text} ${whole.unit}`,
  };
}

/**
 * The door of a total of an inventory, or of a part of it given by its lines.
 * @param {object} inventory
 * @param {'ch4_t' | 'co2e_t' | 'output_t'} figure
 * @param {{title?: string, sums?: object, lines?: object[]}} [of] a company, a district, a mine type
 * @returns {import('./door.js').Door}
 */
export function totalDoor(inventory, figure, { title, sums = inventory.totals, lines = inventory.lines } = {}) {
  const value = written(figure, sums[figure]);
  const [low, high] = [sums[`${figure}_low`], sums[`${figure}_high`]];
  const emitted = figure !== COAL;
  const what = title ? `${t(`figure.${figure}`)}: ${title}` : t(`figure.${figure}`);
  return {
    title: t(`figure.${figure}`),
    subtitle: title ?? text(inventory.basinName) ?? inventory.title,
    written: value,
    low,
    high,
    origin: emitted ? 'calculated' : 'reported',
    facts: emitted ? facts(inventory) : [{ label: t('period'), value: periodText(inventory) }],
    steps: sums === inventory.totals ? [sumStep(inventory, figure)] : [],
    parts: parts(lines, figure, sums[figure]),
    partsTitle: t('door.contributions', { count: lines.length }),
    factors: emitted ? factors(lines) : [],
    confirm: unconfirmed(inventory, figure, lines),
    attribution: text(inventory.attribution),
    citation: citation({
      what,
      written: value,
      low,
      high,
      range: low === undefined ? '' : range(value, low, high),
      method: methodName(inventory.method),
      gwpSet: inventory.gwp_set,
      period: periodText(inventory),
      attribution: text(inventory.attribution),
      software: `Firedamp ${inventory.software_version}`,
    }),
  };
}

/** How many mines: those that are counted, with their output. */
export function countDoor(inventory, lines, subtitle) {
  const sums = { output_t: lines.reduce((total, line) => total + line.output_t, 0) };
  return { ...totalDoor(inventory, COAL, { title: subtitle, sums, lines }), title: t('figure.mines'), written: quantity(lines.length), origin: undefined, citation: '' };
}

/**
 * The door of one mine's line; its calculation is asked for when the door opens.
 * @returns {import('./door.js').Door}
 */
export function lineDoor(inventory, line, figure) {
  const base = {
    title: t(`figure.${figure}`),
    subtitle: t('door.of_mine_year', { mine: named(line.name), year: line.year }),
    written: written(figure, line[figure]),
    low: line[`${figure}_low`],
    high: line[`${figure}_high`],
    origin: figure === COAL ? line.origin?.output_t?.quality ?? 'reported' : 'calculated',
    more: { href: href(`/mines/${line.mine_id}#calculation`), label: t('door.open_calculation') },
    attribution: text(inventory.attribution),
  };
  if (figure === COAL) return { ...base, facts: [{ label: t('door.source'), value: line.origin?.output_t?.source ?? '' }] };
  const wanted = { ...settings(), method: inventory.method, gwp_set: inventory.gwp_set };
  return {
    ...base,
    later: async () => {
      const calculation = await api.mineCalculation(line.mine_id, wanted);
      const { facts: said, citation: quoted } = outputDoor(calculation, figure, text(inventory.attribution));
      return { ...sorted(calculation.result, calculation.line, figure), facts: said, citation: quoted };
    },
  };
}
