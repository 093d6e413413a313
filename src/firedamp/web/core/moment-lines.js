// How are readings drawn over time? Lines that break where there is a gap, bands, limits, where now is, and spans that are marked.
import { base } from './charts.js';
import { significant } from './numbers.js';
import { frame } from './year-frame.js';
import { tooltip } from './year-lines.js';

const BAND_OPACITY = 0.22;
const SPAN_OPACITY = 0.16;
const RIGHT_PX = 26;
const TICK_PX = 70;
const MINUTE_MS = 60_000;
/** The axis goes on above a limit, so that its name has room. */
const ABOVE_LIMIT = 1.05;
const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200];
/** What a span is, also without its colour. */
export const SPAN_SIGNS = { right: '✓', false: '✗', passing: '▲' };
/** What lines are drawn with, by what they show; `dash` and width tell them apart where colours do not. */
const LINES = {
  reading: { hue: null, width: 1.6, dash: 'solid' },
  forecast: { hue: 0, width: 1.6, dash: [6, 3] },
  ahead: { hue: 1, width: 2, dash: [2, 2] },
};

/**
 * @typedef {[number, number | null][]} Points moment in milliseconds and value; null breaks the line
 * @typedef {{id: string, kind: 'reading' | 'forecast' | 'ahead', points: Points, marked?: boolean}} Line
 * @typedef {{id: string, kind: string, points: {at: number, low: number, high: number}[]}} Band
 * @typedef {{value: number, kind: 'warning' | 'alarm', words: string}} Limit
 * @typedef {{from: number, to: number, kind: 'right' | 'false' | 'passing'}} Span
 */

/**
 * The option of a chart.
 * @param {{lines: Line[], bands: Band[], limits: Limit[], spans?: Span[], now?: number | null, nowWords?: string, range: [number, number], unit: string, height: number, times: import('./telemetry-times.js').Times, hover: (at: number) => string}} shown
 */
export function momentLines({ lines, bands, limits, spans = [], now = null, nowWords = '', range, unit, height, times, hover }) {
  const values = [...lines.flatMap(({ points }) => points.map(([, value]) => value ?? 0)), ...bands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high])), ...limits.map(({ value }) => value * ABOVE_LIMIT)];
  return (palette, width) => {
    const { grid, yAxis } = frame(palette, { scale: { divisor: 1, unit }, height, room: RIGHT_PX, most: Math.max(...values, 0), least: Math.min(...values, 0) });
    return {
      ...base(palette),
      grid,
      yAxis,
      xAxis: timeAxis(palette, { range, times, width: width - grid.left - RIGHT_PX }),
      tooltip: tooltip(palette, ({ axisValue }) => hover(axisValue)),
      series: [
        ...spanSeries(spans, palette),
        ...bands.map((each) => bandSeries(each, palette)),
        ...lines.map((each) => lineSeries(each, palette)),
        markSeries({ limits, now, nowWords, unit }, palette),
      ],
    };
  };
}

function timeAxis(palette, { range, times, width }) {
  const customValues = roundTimes(range, width, times);
  const span = range[1] - range[0];
  return {
    type: 'value', min: range[0], max: range[1],
    axisLabel: { color: palette.muted, customValues, formatter: (at) => times.tick(at, span), hideOverlap: true },
    axisTick: { show: true, customValues },
    axisLine: { lineStyle: { color: palette.line } },
    splitLine: { show: false },
  };
}

/** Round times of the mine's clock, as many as there is room to name. */
function roundTimes([from, to], width, times) {
  const step = (STEPS_MIN.find((each) => (to - from) / (each * MINUTE_MS) <= width / TICK_PX) ?? STEPS_MIN.at(-1)) * MINUTE_MS;
  const shift = times.shift(from);
  const found = [];
  for (let at = Math.ceil((from + shift) / step) * step - shift; at <= to; at += step) found.push(at);
  return found;
}

const hueOf = (kind, palette) => (LINES[kind].hue === null ? palette.ink : palette.series[LINES[kind].hue]);

function lineSeries({ id, kind, points, marked = false }, palette) {
  const { width, dash } = LINES[kind];
  return {
    id, type: 'line', z: 4, data: points, connectNulls: false, showSymbol: marked, symbol: 'circle', symbolSize: 7, emphasis: { disabled: true },
    lineStyle: { color: hueOf(kind, palette), width, type: dash }, itemStyle: { color: hueOf(kind, palette) },
  };
}

function bandSeries({ id, kind, points }, palette) {
  const runs = unbroken(points);
  return {
    id: `band:${id}`, type: 'custom', silent: true, z: 2, clip: true, tooltip: { show: false }, encode: { x: [0, 1], y: [2, 3] },
    data: runs.map((run) => [run[0].at, run.at(-1).at, Math.min(...run.map(({ low }) => low)), Math.max(...run.map(({ high }) => high))]),
    renderItem: ({ dataIndex }, api) => {
      const along = (end) => runs[dataIndex].map((point) => api.coord([point.at, point[end]]));
      return { type: 'polygon', shape: { points: [...along('high'), ...along('low').toReversed()] }, style: { fill: hueOf(kind, palette), opacity: BAND_OPACITY } };
    },
  };
}

/** Stretches of points that have both bounds. */
function unbroken(points) {
  const found = [[]];
  for (const point of points) {
    if (typeof point.low === 'number' && typeof point.high === 'number') found.at(-1).push(point);
    else found.push([]);
  }
  return found.filter((run) => run.length);
}

/** Spans over the whole height: an alarm that was right or false, a limit that was passed. */
function spanSeries(spans, palette) {
  const colours = { right: palette.series[2], false: palette.warning, passing: palette.limit };
  if (!spans.length) return [];
  const label = (kind) => ({ show: true, formatter: SPAN_SIGNS[kind], position: kind === 'passing' ? 'insideBottom' : 'insideTop', color: palette.ink, fontWeight: 700 });
  const data = spans.map(({ from, to, kind }) => [{ xAxis: from, itemStyle: { color: colours[kind], opacity: SPAN_OPACITY }, label: label(kind) }, { xAxis: to }]);
  return [{ id: 'spans', type: 'line', data: [], silent: true, z: 1, tooltip: { show: false }, markArea: { silent: true, data } }];
}

function markSeries({ limits, now, nowWords, unit }, palette) {
  const limitLine = ({ value, kind, words }) => ({
    yAxis: value, lineStyle: { color: palette[kind === 'alarm' ? 'limit' : 'warning'], type: kind === 'alarm' ? 'solid' : [8, 4], width: 1.4 },
    label: { formatter: `${words} ${significant(value)} ${unit}`.trim(), position: 'insideStartTop', color: palette.ink, backgroundColor: palette.ground, padding: [1, 3] },
  });
  const nowLine = now === null ? [] : [{ xAxis: now, lineStyle: { color: palette.muted, type: [3, 3], width: 1.2 }, label: { formatter: nowWords, position: 'end', color: palette.muted, distance: 2 } }];
  return { id: 'marks', type: 'line', data: [], silent: true, z: 5, tooltip: { show: false }, markLine: { symbol: 'none', silent: true, animation: false, data: [...limits.map(limitLine), ...nowLine] } };
}
