// How are channels drawn? One below another on one axis of time: the last reading as a line, least to greatest as its band, gaps left open, limits red, marked readings by a sign.
import { base } from './charts.js';
import { tooltip } from './year-lines.js';
import { exact, significant, unitName } from './numbers.js';
import { t } from './locale.js';
import { nearest, runsOf, signOf } from './telemetry-points.js';

const [HEAD_PX, PANEL_PX, GAP_PX, FOOT_PX] = [26, 108, 42, 62];
const [LEFT_PX, RIGHT_PX, SIGN_PX] = [58, 18, 12];
const BAND_OPACITY = 0.3;
const FEW = 120;
const NARROW_PX = 640;

/** How high so many channels are. */
export const panelsHeight = (count) => HEAD_PX + count * PANEL_PX + (count - 1) * GAP_PX + FOOT_PX;

/**
 * @typedef {import('./telemetry-points.js').Points} Points
 * @typedef {{id: number, name: string, unit: string, points: Points, limits: {value: number, kind: 'warning' | 'alarm'}[], marks: {rule: string, start: number, end: number}[]}} Panel
 * @param {Panel[]} panels
 * @param {{times: import('./telemetry-times.js').Times, window: [number, number], extent: [number, number]}} how `extent`: from the first to the last reading there is
 */
export function telemetryPanels(panels, { times, window, extent }) {
  return (palette, width) => {
    const shift = times.shift(window[0]);
    const all = panels.map((_, place) => place);
    const top = (place) => HEAD_PX + place * (PANEL_PX + GAP_PX);
    return {
      ...base(palette),
      useUTC: true,
      title: panels.map(({ name, unit }, place) => ({ text: [name, unitName(unit)].filter(Boolean).join(', '), left: 0, top: top(place) - HEAD_PX + 2, padding: 0, textStyle: { color: palette.ink, fontSize: 13, fontWeight: 600, width, overflow: 'truncate' } })),
      grid: panels.map((_, place) => ({ left: LEFT_PX, right: RIGHT_PX, top: top(place), height: PANEL_PX })),
      xAxis: all.map((place) => timeAxis(palette, { place, times, shift, window, extent, last: place === all.length - 1, width })),
      yAxis: panels.map((panel, place) => valueAxis(palette, panel, place)),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      tooltip: { ...tooltip(palette, ({ axisValue }) => hover(panels, times, axisValue - shift)), order: 'seriesAsc' },
      dataZoom: zooms(palette, { all, window, shift, times }),
      series: panels.flatMap((panel, place) => drawn(panel, { place, palette, shift, window })),
    };
  };
}

function timeAxis(palette, { place, times, shift, window, extent, last, width }) {
  const span = window[1] - window[0];
  return {
    type: 'time', gridIndex: place, min: extent[0] + shift, max: extent[1] + shift, splitNumber: width < NARROW_PX ? 3 : 8,
    axisLabel: { show: last, color: palette.muted, hideOverlap: true, formatter: (at) => times.tick(at - shift, span) },
    axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: last }, splitLine: { show: true, lineStyle: { color: palette.line, opacity: 0.5 } },
  };
}

/** From nought where that is near; else as the readings lie. Limits are always in sight. */
function valueAxis(palette, { points, limits, marks }, place) {
  const values = [...(points.low ?? points.value), ...(points.high ?? []), ...limits.map(({ value }) => value)];
  const [least, most] = values.length ? values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]) : [0, 1];
  const fromNought = least >= 0 && least <= most / 2;
  const room = (most - least) * 0.06 || Math.abs(most) * 0.02 || 1;
  return {
    type: 'value', gridIndex: place, min: fromNought ? 0 : least - room, max: most + (marks.length ? 3 : 1) * room, splitNumber: 3,
    axisLabel: { color: palette.muted, formatter: (value) => significant(value, 4), showMinLabel: fromNought, showMaxLabel: false, hideOverlap: true }, splitLine: { lineStyle: { color: palette.line, opacity: 0.5 } },
  };
}

/** With Ctrl and the wheel, by dragging and pinching; by the bar below; the page has buttons for the keyboard. */
function zooms(palette, { all, window: [from, to], shift, times }) {
  const shared = { xAxisIndex: all, filterMode: 'none', startValue: from + shift, endValue: to + shift, minValueSpan: 5000 };
  return [
    { ...shared, id: 'inside', type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, preventDefaultMouseMove: false },
    { ...shared, id: 'slider', type: 'slider', height: 20, bottom: 6, left: LEFT_PX, right: RIGHT_PX, showDataShadow: false, brushSelect: false, labelFormatter: (at) => times.moment(at - shift, { seconds: false }), textStyle: { color: palette.muted, fontSize: 11 }, borderColor: palette.line, fillerColor: palette.line, handleStyle: { color: palette.accent, borderColor: palette.accent }, moveHandleStyle: { color: palette.accent } },
  ];
}

function drawn(panel, { place, palette, shift, window }) {
  const colour = palette.series[place % palette.series.length];
  const { points, id, limits } = panel;
  const axes = { xAxisIndex: place, yAxisIndex: place };
  const runs = runsOf(points);
  const line = runs.flatMap((run, index) => [...(index ? [[points.at[run[0]] + shift, null]] : []), ...run.map((each) => [points.at[each] + shift, points.value[each]])]);
  const few = points.at.filter((at) => at >= window[0] && at <= window[1]).length <= FEW;
  return [
    ...(points.low ? [band(points, runs, { ...axes, id: `band:${id}`, colour, shift })] : []),
    {
      ...axes, id: `line:${id}`, type: 'line', data: line, showSymbol: few || runs.some((run) => run.length === 1), symbol: 'circle', symbolSize: few ? 5 : 3, connectNulls: false, z: 3,
      lineStyle: { color: colour, width: 1.4 }, itemStyle: { color: colour }, emphasis: { disabled: true },
      markLine: { silent: true, symbol: 'none', animation: false, label: { color: palette.limit, fontSize: 11, formatter: ({ name }) => name }, data: limits.map(({ value, kind }) => ({ yAxis: value, name: `${t(`channel.${kind}_limit`)} ${exact(value)}`, label: { backgroundColor: palette.ground, padding: [1, 3], position: kind === 'alarm' ? 'insideEndTop' : 'insideEndBottom' }, lineStyle: { color: palette.limit, width: 1.4, type: kind === 'alarm' ? 'solid' : 'dashed' } })) },
    },
    signs(panel, { ...axes, shift, palette }),
  ];
}

/** From the least to the greatest reading of each bucket; a bucket that stands alone is a bar. */
function band({ at, low, high, width }, runs, { colour, shift, ...axes }) {
  return {
    ...axes, type: 'custom', silent: true, z: 1, clip: true, tooltip: { show: false }, encode: { x: [0, 1], y: [2, 3] },
    data: runs.map((run) => [at[run[0]] + shift, at[run.at(-1)] + width + shift, Math.min(...run.map((each) => low[each])), Math.max(...run.map((each) => high[each]))]),
    renderItem: ({ dataIndex }, api) => {
      const run = runs[dataIndex];
      if (run === undefined) return null;
      const place = (each, values) => api.coord([at[each] + shift, values[each]]);
      const around = [...run.map((each) => place(each, high)), ...run.toReversed().map((each) => place(each, low))];
      if (run.length === 1) return { type: 'line', shape: { x1: around[0][0], y1: around[0][1], x2: around[1][0], y2: around[1][1] }, style: { stroke: colour, lineWidth: 3, opacity: BAND_OPACITY * 2 } };
      return { type: 'polygon', shape: { points: around }, style: { fill: colour, opacity: BAND_OPACITY } };
    },
  };
}

/** Marked readings: a line as long as the episode above the plot, the sign of its rule at its beginning. */
function signs({ id, marks }, { palette, shift, ...axes }) {
  return {
    ...axes, id: `marks:${id}`, type: 'custom', z: 5, clip: true, tooltip: { show: false }, encode: { x: [0, 1], y: [] },
    data: marks.map(({ start, end }) => [start + shift, end + shift]),
    renderItem: ({ dataIndex, coordSys }, api) => {
      const mark = marks[dataIndex];
      if (mark === undefined) return null;
      const [from, to] = [mark.start, mark.end].map((at) => api.coord([at + shift, 0])[0]);
      const y = coordSys.y + 6;
      return { type: 'group', children: [
        { type: 'rect', shape: { x: from, y: coordSys.y, width: Math.max(2, to - from), height: coordSys.height }, style: { fill: palette.warning, opacity: 0.1 } },
        { type: 'rect', shape: { x: from, y: y - 1, width: Math.max(2, to - from), height: 2 }, style: { fill: palette.warning } },
        { type: 'text', style: { x: from, y, text: signOf(mark.rule), fill: palette.warning, stroke: palette.ground, lineWidth: 2, font: `${SIGN_PX}px system-ui, sans-serif`, align: 'center', verticalAlign: 'middle' } },
      ] };
    },
  };
}

/** What stands at a moment, channel by channel. */
function hover(panels, times, at) {
  const found = panels.map((panel) => ({ panel, place: nearest(panel.points, at) }));
  const first = found.find(({ place }) => place !== null);
  if (!first) return times.moment(at);
  const lines = found.map(({ panel: { name, unit, points, marks }, place }) => {
    if (place === null) return `${name}: ${t('value.none')}`;
    const between = points.low ? ` (${exact(points.low[place])}–${exact(points.high[place])})` : '';
    const rules = [...new Set(marks.filter(({ start, end }) => start <= points.at[place] + points.width && end >= points.at[place]).map(({ rule, title }) => `${signOf(rule)} ${title}`))];
    return [`${name}: ${exact(points.value[place])}${between} ${unitName(unit)}`.trim(), ...rules].join(' ');
  });
  return [times.moment(first.panel.points.at[first.place]), ...lines].join('\n');
}
