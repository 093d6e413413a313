// How do bars of measured and filled methane stand beside each other, with what is missing and the range of each?
import { base } from '../../core/charts.js';
import { t } from '../../core/locale.js';
import { mass, massLike, range } from '../../core/numbers.js';
import { frame } from '../../core/year-frame.js';
import { tooltip } from '../../core/year-lines.js';
import { periodText, tickText } from '../../core/sum-periods.js';
import { percentsOfWhole } from '../../core/whole.js';

export const HEIGHT = 260;
const TICK_PX = 70;
const MOST_RANGED = 62; // bars, two months of days: with more their ranges run into each other
const SHARES = ['measured', 'filled', 'missing'];

/** Whether the bars are so few that each shows its range, and whether there is one. */
export const tellsRanges = (sums) => sums.length <= MOST_RANGED && sums.some(({ ch4_t_low: low }) => low !== null);

const filledOf = (sum) => Number(sum.filled_ch4_t_exact);

/** What a bar says when one points at it. */
function hover(sum) {
  const written = mass(sum.ch4_t);
  const percents = percentsOfWhole(SHARES.map((name) => sum[`${name}_share`]));
  const shares = SHARES.map((name, place) => [name, percents[place]]).filter(([name]) => sum[`${name}_share`]).map(([name, share]) => `${t(`measured.${name}`)}: ${share}`);
  const between = sum.ch4_t_low === null ? '' : ` (${range(written, sum.ch4_t_low, sum.ch4_t_high)})`;
  return [periodText(sum.period), `${written.text} ${written.unit}${between}`, ...shares].join('\n');
}

/** @param {import('../../core/measured-api.js').Sum[]} sums */
export function option(palette, width, sums) {
  const most = Math.max(...sums.map(({ ch4_t_high: high, ch4_t: value }) => high ?? value), 1e-9);
  const { grid, yAxis } = frame(palette, { scale: massLike(most, most), height: HEIGHT, room: 14, most });
  const every = Math.max(1, Math.ceil((sums.length * TICK_PX) / Math.max(width - 80, 1)));
  const bar = (name, data, itemStyle) => ({ type: 'bar', name, stack: 'all', barMaxWidth: 40, data, itemStyle, emphasis: { disabled: true } });
  return {
    ...base(palette), grid, yAxis,
    tooltip: tooltip(palette, ({ dataIndex }) => hover(sums[dataIndex])),
    xAxis: { type: 'category', data: sums.map(({ period }) => tickText(period)), axisLabel: { color: palette.muted, interval: (place) => place % every === 0 }, axisLine: { lineStyle: { color: palette.line } }, axisTick: { alignWithLabel: true, interval: (place) => place % every === 0 } },
    series: [
      bar(t('measured.measured'), sums.map((sum) => sum.ch4_t - filledOf(sum)), { color: palette.accent }),
      bar(t('measured.filled'), sums.map(filledOf), { color: 'transparent', borderColor: palette.accent, borderWidth: 1.5, borderType: 'dashed' }),
      ...(tellsRanges(sums) ? [ranges(palette, sums.filter(({ ch4_t_low: low }) => low !== null), sums)] : []),
    ],
  };
}

/** The 95 % range as a thin line with ends. */
function ranges(palette, sums, all) {
  return {
    type: 'custom', name: t('range.confidence'), silent: true, z: 5,
    data: sums.map((sum) => [all.indexOf(sum), sum.ch4_t_low, sum.ch4_t_high]),
    renderItem(_, api) {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)])[1];
      const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: palette.ink, lineWidth: 1 } });
      return { type: 'group', children: [line(x, low, x, high), line(x - 3, low, x + 3, low), line(x - 3, high, x + 3, high)] };
    },
  };
}
