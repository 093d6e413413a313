// How is the map drawn? As an ECharts option: the outline as geography, towns and mines as points on it.
import { base } from '../core/charts.js';
import { text } from '../core/locale.js';
import { frame } from './map-frame.js';

/** The series of the towns: its names are set anew when the map moves. */
export const TOWNS = 'towns';
const LARGEST_RADIUS = 26;
const SMALLEST_RADIUS = 2.5;
/** The least width of a map on which marks bear names. */
const NAMED_FROM_PX = 480;
/** How many times closer a map about one mine begins. */
const CLOSE = 7;

/** How large the circle of a line is: its area goes with the methane. */
export function radiusOf(lines) {
  const largest = Math.max(...lines.map((line) => line.ch4_t), 1);
  return (line) => Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(line.ch4_t / largest));
}

export function mapOption({ map, lines, palette, centre = null, marks = [], place, towns }) {
  const radius = radiusOf(lines);
  const size = (line) => 2 * radius(line);
  const located = lines.filter((line) => line.latitude !== null && line.latitude !== undefined);
  const points = (type) =>
    located
      .filter((line) => line.mine_type === type)
      .sort((left, right) => right.ch4_t - left.ch4_t)
      .map((line) => ({ value: [line.longitude, line.latitude], symbolSize: size(line), line, name: text(line.name) }));
  return {
    ...base(palette),
    geo: {
      map: 'basin',
      roam: matchMedia('(pointer: coarse)').matches ? 'scale' : true,
      scaleLimit: { min: 1, max: 30 },
      ...frame(map.outline, place.width, place.height),
      ...(centre ? { center: [centre.longitude, centre.latitude], zoom: CLOSE } : {}),
      silent: true,
      itemStyle: { areaColor: palette.land, borderColor: palette.line, borderWidth: 1.2 },
      emphasis: { disabled: true },
    },
    toolbox: { show: false },
    brush: { geoIndex: 0, seriesIndex: [1, 2], toolbox: [], brushStyle: { color: 'rgba(15,118,110,0.12)', borderColor: palette.accent, borderWidth: 1 }, outOfBrush: { colorAlpha: 0.25 } },
    series: [townSeries(towns, palette), mines(points('surface'), palette, 'surface'), mines(points('underground'), palette, 'underground'), ...(centre ? [here(centre, lines, palette)] : []), ...(marks.length ? [marked(marks, palette, { lines, named: place.width >= NAMED_FROM_PX })] : [])],
  };
}

/** A ring around the mine that the map is about, and its point where no emission draws one. */
function here(centre, lines, palette) {
  const value = [centre.longitude, centre.latitude];
  const ring = { value, symbolSize: 64, itemStyle: { color: 'transparent', borderColor: palette.limit, borderWidth: 2, borderType: 'dashed' } };
  const point = { value, here: true, symbol: 'diamond', symbolSize: 12, itemStyle: { color: palette.limit, borderColor: palette.ground, borderWidth: 1 } };
  const emits = lines.some((line) => line.mine_id === centre.mine_id);
  return { type: 'scatter', coordinateSystem: 'geo', silent: true, symbol: 'circle', z: 5, data: emits ? [ring] : [ring, point] };
}

/** Diamonds with names: full ones are chosen, hollow ones are not. */
function marked(marks, palette, { lines, named }) {
  // A name stands on the side that has room.
  const across = [...lines, ...marks].map(({ longitude }) => longitude).filter((each) => typeof each === 'number');
  const middle = (Math.min(...across) + Math.max(...across)) / 2;
  const data = marks.map(({ latitude, longitude, name, full }) => ({
    value: [longitude, latitude], name, symbolSize: full ? 17 : 12,
    itemStyle: { color: full ? palette.accent : palette.ground, borderColor: full ? palette.ground : palette.accent, borderWidth: full ? 1.5 : 2 },
    label: { show: full && named, formatter: '{b}', position: longitude > middle ? 'left' : 'right', color: palette.ink, fontWeight: 700, textBorderColor: palette.land, textBorderWidth: 4 },
  }));
  return { type: 'scatter', coordinateSystem: 'geo', silent: true, symbol: 'diamond', z: 6, labelLayout: { hideOverlap: true }, data };
}

/** Towns with the names that have room; which those are is `map-labels`'s to say. */
function townSeries(data, palette) {
  return {
    id: TOWNS,
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    symbol: 'rect',
    symbolSize: 4,
    z: 4,
    itemStyle: { color: palette.muted },
    label: { show: false, formatter: '{b}', color: palette.ink, textBorderColor: palette.land, textBorderWidth: 4 },
    data,
  };
}

/** Surface mines are rings, underground mines are full: the type is told without colour too. */
function mines(data, palette, type) {
  const ring = type === 'surface';
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    symbol: 'circle',
    z: 3,
    itemStyle: { color: `${palette[type]}${ring ? '38' : 'b8'}`, borderColor: ring ? palette[type] : palette.ground, borderWidth: ring ? 2 : 1 },
    emphasis: { scale: 1.12, itemStyle: { color: `${palette[type]}${ring ? '70' : 'ff'}` } },
    data,
  };
}
