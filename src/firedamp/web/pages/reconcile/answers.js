// What do the routes say together? The titles of a reconciliation, computed from what is shown.
import { apart, spreadOf } from '../../core/apart.js';
import { t, text } from '../../core/locale.js';
import { massLike, percent, year } from '../../core/numbers.js';

const span = (values) => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [massLike(low, high), massLike(high, high)];
  return { low: from.text, high: to.text, unit: to.unit };
};

/** "Five routes give from 5.39 to 9.31 kt of methane, 73 % apart; all ranges overlap". */
export function ofMine({ routes, pairs }) {
  const there = routes.filter(({ available }) => available);
  if (!there.length) return t('reconcile.no_route');
  if (there.length === 1) return t('reconcile.one_route', { route: text(there[0].title) });
  const values = there.map(({ ch4_t: value }) => value);
  const apartPairs = pairs.filter(({ overlap }) => !overlap).length;
  const ending = apartPairs ? t('reconcile.some_apart', { count: apartPairs, of: pairs.length }) : t('reconcile.all_overlap');
  return t('reconcile.spread', { count: there.length, ...span(values), apart: apart(spreadOf(values)), ending });
}

/** What the last year with more than one route says: how far they are apart over like mines, or how much coal each covers. */
export function ofBasin(found, alike) {
  const rows = found.years.filter((row) => routesOf(row, alike).length > 1);
  const row = rows.at(-1);
  if (!row) return t('reconcile.no_year');
  const sums = routesOf(row, alike);
  const comparable = alike || sums.every(({ mines }) => mines === sums[0].mines);
  const values = sums.map(({ ch4_t: value }) => value);
  const said = { year: year(row.year), count: sums.length, ...span(values), apart: apart(spreadOf(values)) };
  if (comparable) return t('reconcile.basin_spread', { ...said, mines: alike ? row.like_for_like.mines : sums[0].mines });
  const shared = sums.filter(({ output_share_percent: share }) => share !== null);
  if (!shared.length) return t('reconcile.basin_spread', { ...said, mines: row.mines });
  const least = shared.sort((left, right) => left.output_share_percent - right.output_share_percent)[0];
  return t('reconcile.basin_cover', { year: said.year, route: titleOf(found, least.route), share: percent(least.output_share_percent), part: t('reconcile.output_of', { count: least.mines, of: row.mines }) });
}

/** The sums of a year by route: over the mines that each has, or over those that all have. */
export const routesOf = (row, alike) => (alike ? row.like_for_like?.routes ?? [] : row.routes);

export const titleOf = ({ routes }, id) => text(routes.find(({ route }) => route === id)?.title);
