// How do bars of measured and filled methane stand beside each other, with the range of each, and how was the time below them?
import { base } from '../../core/charts.js';
import { t } from '../../core/locale.js';
import { mass, massLike, range } from '../../core/numbers.js';
import { frame } from '../../core/year-frame.js';
import { tooltip } from '../../core/year-lines.js';
import { periodText, tickText } from '../../core/sum-periods.js';
import { percentsOfWhole } from '../../core/whole.js';
import { drawn } from './bars.js';

export const HEIGHT = 300;
const [TICK_PX, DATED_TICK_PX] = [84, 100]; // of a day or month, and of a day with its year
const MOST_RANGED = 62; // bars, two months of days: with more their ranges run into each other
const [STRIP_PX, ABOVE_STRIP_PX, LEAST_LEFT_PX] = [24, 10, 50];
const LEAST_SHARE_PX = 2; // of time that is little, and is seen
const BORDERED_PX = 14; // of a bar: on narrower ones a border would be all there is
const SHARES = ['measured', 'filled', 'missing'];

/** Whether the bars are so few that each shows its range, and whether there is one. */
const tellsRanges = (sums) => sums.length <= MOST_RANGED && sums.some(({ ch4_t_low: low }) => low !== null);

const filledOf = (sum) => Number(sum.filled_ch4_t_exact);
const spanText = ({ week, period, last }) => (week ? `${periodText(period)} – ${periodText(last)}` : periodText(period));

/** What a bar says when one points at it. */
function hover(sum) {
  const written = mass(sum.ch4_t);
  const percents = percentsOfWhole(SHARES.map((name) => sum[`${name}_share`]));
  const shares = SHARES.map((name, place) => [name, percents[place]]).filter(([name]) => sum[`${name}_share`]).map(([name, share]) => `${t(`measured.${name}`)}: ${share}`);
  const between = sum.ch4_t_low === null ? '' : ` (${range(written, sum.ch4_t_low, sum.ch4_t_high)})`;
  return [spanText(sum), `${written.text} ${written.unit}${between}`, ...shares].join('\n');
}

/** Measured is solid, filled pale with stripes: told apart also on a bar of a few pixels and without colour. */
function looks(palette, wide) {
  const edge = wide ? { borderColor: palette.accent, borderWidth: 1, borderType: 'dashed' } : {};
  return {
    measured: { color: palette.accent },
    filled: { color: palette.ground, decal: { symbol: 'rect', color: palette.accent, dashArrayX: [1, 0], dashArrayY: [1.5, 3], rotation: -Math.PI / 4 }, ...edge },
  };
}

/** @param {object} stream with its sums by step @param {string} step that was chosen: where its bars would be too narrow, a coarser one is drawn and named */
export function option(palette, width, stream, step) {
  const { sums, step: shown } = drawn(stream, step, width - LEAST_LEFT_PX - 14);
  const most = Math.max(...sums.map(({ ch4_t_high: high, ch4_t: value }) => high ?? value), 1e-9);
  const { grid, yAxis } = frame(palette, { scale: massLike(most, most), height: HEIGHT, room: 14, most });
  const sides = { left: Math.max(grid.left, LEAST_LEFT_PX), right: grid.right };
  const dated = ['days', 'weeks'].includes(shown) && sums[0].period.slice(0, 4) !== sums.at(-1).period.slice(0, 4);
  const room = Math.max(width - sides.left - sides.right, 1);
  const every = Math.max(1, Math.ceil((sums.length * (dated ? DATED_TICK_PX : TICK_PX)) / room));
  const style = looks(palette, room / sums.length >= BORDERED_PX);
  const axis = { type: 'category', data: sums.map(({ period }, place) => tickText(period, dated || !place)), axisLine: { lineStyle: { color: palette.line } } };
  const bar = (name, place, value, itemStyle) => ({
    type: 'bar', name, stack: `all${place}`, xAxisIndex: place, yAxisIndex: place, barMaxWidth: 40, barMinHeight: place * LEAST_SHARE_PX, itemStyle, emphasis: { disabled: true },
    data: sums.map((sum) => ({ value: value(sum) || '-', period: sum.week ? '' : sum.period })),
  });
  return {
    ...base(palette),
    grid: [{ ...grid, ...sides, bottom: grid.bottom + STRIP_PX + ABOVE_STRIP_PX }, { ...sides, height: STRIP_PX, bottom: grid.bottom }],
    yAxis: [yAxis, { type: 'value', gridIndex: 1, min: 0, max: 1, interval: 1, splitLine: { show: false }, axisLabel: { color: palette.muted, verticalAlign: 'bottom', formatter: (value) => (value ? '' : t('measured.time')) } }],
    tooltip: tooltip(palette, ({ dataIndex }) => hover(sums[dataIndex])),
    graphic: shown === step ? [] : [{ type: 'text', silent: true, right: grid.right, top: 6, style: { text: t(`measured.drawn_by.${shown}`), fill: palette.muted, font: '12px system-ui, sans-serif' } }],
    xAxis: [
      { ...axis, axisLabel: { show: false }, axisTick: { show: false } },
      { ...axis, gridIndex: 1, axisLabel: { color: palette.muted, interval: (place) => place % every === 0 }, axisTick: { alignWithLabel: true, interval: (place) => place % every === 0 } },
    ],
    series: [
      bar(t('measured.measured'), 0, (sum) => sum.ch4_t - filledOf(sum), style.measured),
      bar(t('measured.filled'), 0, filledOf, style.filled),
      bar(t('measured.measured'), 1, (sum) => sum.measured_share, style.measured),
      bar(t('measured.filled'), 1, (sum) => sum.filled_share, style.filled),
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
