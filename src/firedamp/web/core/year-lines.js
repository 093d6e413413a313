// How is a quantity drawn by year? Lines with their bands and gaps; what is restored is dashed, what is synthetic dotted.
import { base } from './charts.js';
import { year } from './numbers.js';
import { endLabels, frame, labelRoom, NO_ROOM_PX } from './year-frame.js';
import { DASHES, hollow, hueOf, markOf } from './year-marks.js';

const TICK_PX = 56;
/** How many years may lie between two that are written. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const BAND_OPACITY = 0.13;

/**
 * @typedef {{year: number, value: number | null, low?: number | null, high?: number | null, kind: 'known' | 'restored' | 'synthetic', sign?: string}} YearPoint `sign`: its origin
 * @typedef {{id: string, name: string, points: YearPoint[]}} YearSeries
 * @typedef {{divisor: number, unit: string}} Scale
 */

/**
 * The option of a chart of lines.
 * @param {YearSeries[]} list
 * @param {{scale: Scale, height: number, banded: boolean, hover: (year: number) => string, label?: (year: number) => string, span?: [number, number], named?: boolean, reach?: number}} how `hover` says what stands at a year, `label` what is written under it; `span`: the years that are shown, those with values unless told; `named`: whether names stand at the ends of lines; `reach`: how far up the axis goes at least
 */
export function yearLines(list, { scale, height, banded, hover, label = year, span, named = true, reach = 0 }) {
  return (palette, width) => {
    const years = list.flatMap(({ points }) => points.filter(({ value }) => value !== null).map((point) => point.year));
    const [first, last] = span ?? (years.length ? [Math.min(...years), Math.max(...years)] : [0, 1]);
    const room = named ? labelRoom(list, width) : NO_ROOM_PX;
    const { grid, yAxis, at } = frame(palette, { scale, height, room, most: Math.max(mostOf(list, banded), reach), least: leastOf(list, banded) });
    return {
      ...base(palette),
      grid,
      yAxis,
      tooltip: tooltip(palette, ({ axisValue }) => hover(Math.round(axisValue))),
      xAxis: yearAxis(palette, { first, last, label }, width - room - grid.left),
      graphic: endLabels(list, { palette, width, room, at: ({ points }) => at(points.findLast(({ value }) => value !== null)?.value) }),
      series: [
        ...(banded ? list.map((each, place) => band(each, hueOf(palette, place))) : []),
        ...list.flatMap((each, place) => lines(each, hueOf(palette, place))),
        ...list.map((each, place) => marks(each, { place, palette })),
      ],
    };
  };
}

const mostOf = (list, banded) => Math.max(...list.flatMap(({ points }) => points.map(({ value, high }) => Math.max(value ?? 0, (banded && high) || 0))), 0);

/** Below nought only what a file may hold. */
const leastOf = (list, banded) => Math.min(...list.flatMap(({ points }) => points.map(({ value, low }) => Math.min(value ?? 0, (banded && low) || 0))), 0);

/** What is pointed at, drawn on the canvas: no style attribute comes into the page. */
export function tooltip(palette, formatter) {
  const label = ([one]) => (one ? formatter(one) : '');
  return { trigger: 'axis', renderMode: 'richText', confine: true, formatter: label, backgroundColor: palette.ground, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 }, axisPointer: { type: 'line', lineStyle: { color: palette.muted, type: 'dashed' }, snap: true } };
}

function yearAxis(palette, { first, last, label }, width) {
  const alone = first === last;
  const interval = STEPS.find((step) => (last - first) / step <= width / TICK_PX) ?? 1000;
  const formatter = (value) => (Number.isInteger(value) && value >= first && value <= last ? label(value) : '');
  return { type: 'value', min: alone ? first - 1 : first, max: alone ? last + 1 : last, interval, axisLabel: { color: palette.muted, formatter, hideOverlap: true }, axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: true }, splitLine: { show: false } };
}

/** Stretches without a gap. */
function stretches(points, there = ({ value }) => value !== null) {
  const found = [];
  for (const [place, point] of points.entries()) {
    if (!there(point)) continue;
    const before = points[place - 1];
    if (before && there(before) && before.year === point.year - 1) found.at(-1).push(point);
    else found.push([point]);
  }
  return found;
}

function band({ id, points }, colour) {
  const runs = stretches(points, ({ low, high }) => typeof low === 'number' && typeof high === 'number');
  return {
    id: `band:${id}`, type: 'custom', silent: true, z: 1, encode: { x: [0, 1], y: [2, 3] }, clip: true,
    data: runs.map((run) => [run[0].year, run.at(-1).year, Math.min(...run.map(({ low }) => low)), Math.max(...run.map(({ high }) => high))]),
    renderItem: ({ dataIndex }, api) => {
      const at = (point, end) => api.coord([point.year, point[end]]);
      const run = runs[dataIndex];
      if (run.length === 1) return whisker(at(run[0], 'low'), at(run[0], 'high'), colour);
      const around = [...run.map((point) => at(point, 'high')), ...run.toReversed().map((point) => at(point, 'low'))];
      return { type: 'polygon', shape: { points: around }, style: { fill: colour, opacity: BAND_OPACITY } };
    },
    tooltip: { show: false },
  };
}

/** The range of a year that stands alone. */
function whisker([x, low], [, high], colour) {
  return { type: 'line', shape: { x1: x, x2: x, y1: low, y2: high }, style: { stroke: colour, lineWidth: 5, opacity: BAND_OPACITY * 2 } };
}

/** One line for each way to draw it: a stretch between two years is as uncertain as its worse end. */
function lines({ id, points }, colour) {
  const found = { known: [], restored: [], synthetic: [] };
  for (const run of stretches(points)) {
    for (const [place, point] of run.entries()) {
      const next = run[place + 1];
      if (!next) continue;
      const kind = [point.kind, next.kind].includes('synthetic') ? 'synthetic' : [point.kind, next.kind].includes('restored') ? 'restored' : 'known';
      found[kind].push([point.year, point.value], [next.year, next.value], [next.year, null]);
    }
  }
  const shared = { type: 'line', silent: true, showSymbol: false, z: 3, connectNulls: false, tooltip: { show: false } };
  return Object.entries(found).filter(([, data]) => data.length).map(([kind, data]) => ({ ...shared, id: `${kind}:${id}`, data, lineStyle: { color: colour, width: 2, type: dashed(kind), cap: kind === 'synthetic' ? 'round' : 'butt' } }));
}

const dashed = (kind) => (DASHES[kind] ? DASHES[kind].split(' ').map(Number) : 'solid');

/** The years as marks, by the sign of their origin: filled, or hollow where nobody measured, reported or calculated them. */
function marks({ id, points }, { place, palette }) {
  const colour = hueOf(palette, place);
  const data = points.filter(({ value }) => value !== null).map((point) => ({
    value: [point.year, point.value],
    symbol: markOf(point.sign),
    itemStyle: { color: hollow(point.sign) ? palette.ground : colour, borderColor: colour, borderWidth: 1.3, borderType: point.sign === 'restored' ? [2, 1.5] : 'solid' },
  }));
  return {
    id: `marks:${id}`, type: 'line', z: 4, data, symbolSize: data.length > 20 ? 7 : 9, showAllSymbol: true, lineStyle: { width: 0 },
    emphasis: { disabled: true },
  };
}
