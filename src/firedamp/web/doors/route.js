// What do the numbers of a reconciliation open? A route's calculation, the ratio of two, a basin's sum with its mines.
import { href } from '../core/address.js';
import * as api from '../core/api.js';
import { apart } from '../core/apart.js';
import { named, t, text, word } from '../core/locale.js';
import { mass, percent, quantity, significant, year } from '../core/numbers.js';
import { outputDoor } from './trace.js';

const MOST_PARTS = 12;
const RAW = ['synthetic', 'restored'];

/** Where a mine and year is calculated by a route. */
export const calculateHref = ({ mine, year: of }, route) => href('/calculate', { mine: mine.id, year: of, with: route.route });

/** The inputs of a route with their origin, as a line of an inventory tells them. */
const lineOf = ({ mine, year: of }, route) => ({ ...route, name: mine.name, year: of });

/** What a route's figure rests on that is to be confirmed: a GWP set only for CO2e. */
export const unsureRoute = ({ gwp_set: gwpSet }, route, figure) => route.to_confirm.some((id) => figure.startsWith('co2e') || id !== gwpSet);

/** @returns {import('./door.js').Door} */
export function routeDoor(found, route, figure) {
  return {
    title: t(`figure.${figure}`),
    subtitle: `${named(found.mine.name)}, ${year(found.year)} · ${text(route.title)}`,
    written: mass(route[figure]),
    low: route[`${figure}_low`],
    high: route[`${figure}_high`],
    origin: RAW.includes(route.quality) ? route.quality : 'calculated',
    attribution: text(found.attribution),
    more: { href: calculateHref(found, route), label: t('reconcile.calculate') },
    later: async () => {
      const { inputs, uncertainty } = route;
      const result = await api.evaluate(route.method, { inputs, uncertainty, gwp_set: found.gwp_set, mine_id: found.mine.id, year: found.year });
      const { steps, inputs: given, factors, confirm, facts, citation } = outputDoor({ line: lineOf(found, route), result }, figure, '');
      return { steps, inputs: given, factors, confirm, facts, citation };
    },
  };
}

/** An input of a route: its value with its source. */
export function inputDoor(found, { label, written, origin }) {
  const records = (origin.records ?? []).map((each) => ({ label: t('reconcile.record', { depth: quantity(each.depth_m, 'm').exact }), value: quantity(each.gas_content_m3_t, 'm3/t').exact }));
  return {
    title: label,
    subtitle: `${named(found.mine.name)}, ${year(found.year)}`,
    written,
    origin: origin.quality,
    facts: [{ label: t('door.source'), value: text(origin.source) }, ...(origin.how ? [{ label: t('door.made'), value: word('how', origin.how) }] : []), ...records],
  };
}

/** One estimate over the other. */
export function ratioDoor(found, pair, [left, right]) {
  const written = { ...quantity(pair.ratio), text: significant(pair.ratio), unit: '' };
  return {
    title: t('reconcile.ratio'),
    subtitle: t('reconcile.pair', { left: text(left.title), right: text(right.title) }),
    written,
    origin: 'calculated',
    summary: pairWords(pair, [left, right]),
    steps: [{ label: t('reconcile.ratio'), latex: 'k = \\frac{E_1}{E_2}', substituted: `\\frac{${left.ch4_t}}{${right.ch4_t}}`, result: significant(pair.ratio, 4) }],
    facts: [left, right].map((route) => ({ label: text(route.title), value: mass(route.ch4_t).exact, note: `${t('range.confidence')}: ${mass(route.ch4_t_low).exact} – ${mass(route.ch4_t_high).exact}` })),
  };
}

/** "Measured and factors do not overlap: 2.3 times apart". */
export function pairWords({ overlap, ratio }, [left, right]) {
  const said = { left: text(left.title), right: text(right.title), apart: apart(ratio === null ? NaN : Math.max(ratio, 1 / ratio)) };
  return overlap ? t('reconcile.overlap_words', said) : t('reconcile.no_overlap_words', said);
}

/**
 * A basin's methane of a year by a route, with the mines that it is the sum of.
 * @param {{found: object, row: object, sums: object, route: object, alike: string[] | null}} of `alike`: the routes whose data each mine must have
 */
export function basinRouteDoor({ found, row, sums, route, alike }) {
  const mines = alike ? row.like_for_like : sums;
  return {
    title: t('figure.ch4_t'),
    subtitle: `${text(found.basin.name)}, ${year(row.year)} · ${text(route.title)}`,
    written: mass(sums.ch4_t),
    low: sums.ch4_t_low,
    high: sums.ch4_t_high,
    origin: found.synthetic ? 'synthetic' : 'calculated',
    summary: alike ? text(found.like_for_like) : route.model ? t('reconcile.model') : '',
    facts: [
      ...(route.reason ? [{ label: t('reconcile.route'), value: text(route.title), note: text(route.reason) }] : []),
      { label: t('figure.mines'), value: t('reconcile.mines_of', { count: sums.mines, of: row.mines }) },
      { label: t('figure.output_t'), value: coalWords(mines) },
      { label: t('figure.co2e_t'), value: `${mass(sums.co2e_t).text} ${mass(sums.co2e_t).unit}` },
      { label: t('gwp_set'), value: word('gwp', found.gwp_set) },
      { label: t('door.draws'), value: t('door.draws_value', { draws: found.draws, seed: found.seed }) },
    ],
    attribution: text(found.attribution),
    later: () => minesOf({ found, row, sums, route, alike }),
  };
}

/** "86.4 Mt (100 %)", of how many mines where not all are known; nothing where no output is. */
function coalWords({ output_t: output, output_share_percent: share, mines, mines_with_output: summed }) {
  if (output === null) return t('value.none');
  const written = mass(output, 'coal');
  const said = [share === null ? '' : percent(share), summed === mines ? '' : t('reconcile.output_of', { count: summed, of: mines })];
  return [`${written.text} ${written.unit}`, said.filter(Boolean).join(', ')].filter(Boolean).join('; ');
}

async function minesOf({ found, row, sums, route, alike }) {
  const of = (method) => api.series({ quantity: 'ch4_t', basin: found.basin.id, level: 'mine', from: row.year, to: row.year, method, gwp_set: found.gwp_set });
  const answers = await Promise.all((alike ?? [route.route]).map(of));
  const known = answers.map(({ series }) => new Map(series.flatMap((each) => each.points.filter(({ value }) => value !== null).map(({ value }) => [each.id, { ...each, value }]))));
  const own = known[alike ? alike.indexOf(route.route) : 0];
  const chosen = [...own.values()].filter(({ id }) => known.every((each) => each.has(id))).sort((left, right) => right.value - left.value);
  const rest = chosen.slice(MOST_PARTS);
  const parts = chosen.slice(0, MOST_PARTS).map((each) => ({ label: named(each.name), written: mass(each.value), share: each.value / sums.ch4_t, href: href('/reconcile', { mine_id: each.id, year: row.year }) }));
  const left = rest.reduce((sum, { value }) => sum + value, 0);
  return {
    parts: rest.length ? [...parts, { label: t('door.the_rest', { count: rest.length }), written: mass(left), share: left / sums.ch4_t }] : parts,
    partsTitle: t('door.contributions', { count: chosen.length }),
  };
}

