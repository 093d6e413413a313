// How is a sum drawn by year? Bars on one another from zero; what is restored is pale with a broken edge, what is synthetic hatched.
import { base } from './charts.js';
import { year } from './numbers.js';
import { endLabels, frame, labelRoom } from './year-frame.js';
import { tooltip } from './year-lines.js';
import { hueOf } from './year-marks.js';

const TICK_PX = 48;

/**
 * @param {import('./year-lines.js').YearSeries[]} list
 * @param {{scale: import('./year-lines.js').Scale, height: number, hover: (year: number) => string}} how
 */
export function yearStack(list, { scale, height, hover }) {
  return (palette, width) => {
    const known = list.flatMap(({ points }) => points.filter(({ value }) => value !== null).map((point) => point.year));
    const [first, last] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 0];
    const years = Array.from({ length: last - first + 1 }, (_, place) => first + place);
    const room = labelRoom(list, width);
    const { grid, yAxis, at } = frame(palette, { scale, height, room, most: mostOf(list, years) });
    const every = Math.max(1, Math.ceil((years.length * TICK_PX) / Math.max(width - room - 60, 1)));
    return {
      ...base(palette),
      grid,
      yAxis,
      tooltip: tooltip(palette, ({ axisValue }) => hover(Number(axisValue))),
      xAxis: { type: 'category', data: years, axisLabel: { color: palette.muted, interval: (place) => place % every === 0, formatter: (value) => year(Number(value)) }, axisLine: { lineStyle: { color: palette.line } }, axisTick: { alignWithLabel: true } },
      graphic: endLabels(list, { palette, width, room, at: (each) => at(middleOf(list, each, last)) }),
      series: list.map((each, place) => bars(each, { place, palette, years })),
    };
  };
}

const valueOf = ({ points }, of) => points.find(({ year: each }) => each === of)?.value ?? null;
const mostOf = (list, years) => Math.max(...years.map((of) => list.reduce((sum, each) => sum + (valueOf(each, of) ?? 0), 0)), 0);

/** The middle of a part in the bar of a year, null where it has none. */
function middleOf(list, each, of) {
  const own = valueOf(each, of);
  const below = list.slice(0, list.indexOf(each)).reduce((sum, other) => sum + (valueOf(other, of) ?? 0), 0);
  return own === null ? null : below + own / 2;
}

function bars({ id, points }, { place, palette, years }) {
  const colour = hueOf(palette, place);
  const of = new Map(points.map((point) => [point.year, point]));
  const data = years.map((each) => {
    const point = of.get(each);
    return point && point.value !== null ? { value: point.value, itemStyle: looks(point.kind, colour, palette) } : null;
  });
  return {
    id: `marks:${id}`, type: 'bar', stack: 'all', barCategoryGap: '22%', data,
    emphasis: { disabled: true },
  };
}

function looks(kind, colour, palette) {
  const edge = { borderColor: palette.ground, borderWidth: 0.5 };
  if (kind === 'restored') return { color: colour, opacity: 0.35, borderColor: colour, borderWidth: 1.5, borderType: 'dashed' };
  if (kind === 'synthetic') return { ...edge, color: colour, decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: palette.ground } };
  return { ...edge, color: colour };
}
