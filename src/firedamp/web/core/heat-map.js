// How are coefficients from −1 to 1 drawn side by side? Colour by sign and size, the number in the cell; what is no more than chance stays empty.
import { base } from './charts.js';
import { tooltip } from './year-lines.js';

const [ROW_PX, HEAD_PX, TOP_PX, FOOT_PX, RIGHT_PX] = [30, 40, 8, 40, 12];
const LETTER_PX = 7.2;
const [LEAST_NAMES, MOST_NAMES] = [60, 0.34];
const STRONG = 0.5;
const NARROW_PX = 520;
const DEEPEST = 0.9;

/** How high so many rows are. */
export const heatHeight = (rows, footed = false) => rows * ROW_PX + (footed ? TOP_PX + FOOT_PX : HEAD_PX + 6);

/**
 * @typedef {{value: number | null, text?: string, faint?: boolean, sign?: string}} Cell `faint`: no more than chance; `sign`: what stands in it besides its colour
 * @param {{rows: string[], columns: string[], cells: Cell[][], hover: (row: number, column: number) => string, footed?: string, written?: (column: number) => boolean, short?: string[]}} map `cells`: by row and column; `footed`: the columns' names stand below, and what they are; `written`: which of them are; `short`: where there is little room
 */
export function heatMap({ rows, columns, cells, hover, footed = '', written = () => true, short = columns }) {
  return (palette, width) => {
    const names = Math.min(width * MOST_NAMES, Math.max(LEAST_NAMES, ...rows.map((row) => row.length * LETTER_PX)) + 12);
    const flat = cells.flatMap((row, place) => row.map((_, column) => [column, place]));
    const label = { color: palette.muted, fontSize: 11 };
    return {
      ...base(palette),
      grid: { left: names, right: RIGHT_PX, top: footed ? TOP_PX : HEAD_PX, height: rows.length * ROW_PX },
      xAxis: { type: 'category', data: width < NARROW_PX ? short : columns, position: footed ? 'bottom' : 'top', name: footed, nameLocation: 'middle', nameGap: 24, nameTextStyle: label, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...label, interval: footed ? written : 0, lineHeight: 13 } },
      yAxis: { type: 'category', data: rows, inverse: true, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: palette.ink, fontSize: 12, width: names - 10, overflow: 'truncate', interval: 0 } },
      tooltip: { ...tooltip(palette, null), trigger: 'item', formatter: ({ value: [column, row] }) => hover(row, column) },
      series: [{ type: 'custom', data: flat, encode: { x: 0, y: 1 }, renderItem: (_, api) => cell(cells[api.value(1)][api.value(0)], api, palette) }],
    };
  };
}

function cell({ value, text, faint, sign }, api, palette) {
  const [x, y] = api.coord([api.value(0), api.value(1)]);
  const [wide, tall] = api.size([1, 1]);
  const gap = wide > 14 ? 1 : 0;
  const shape = { x: x - wide / 2 + gap, y: y - tall / 2 + 1, width: wide - 2 * gap + (gap ? 0 : 0.4), height: tall - 2 };
  const none = value === null;
  const filled = !none && !faint;
  const hue = value < 0 ? palette.series[1] : palette.series[0];
  const style = filled ? { fill: mixed(palette.ground, hue, Math.abs(value) * DEEPEST) } : { fill: palette.ground, stroke: gap ? palette.line : 'none', lineWidth: 1 };
  const ink = filled && Math.abs(value) > STRONG ? palette.ground : filled || sign ? palette.ink : palette.muted;
  const said = sign ?? text ?? '';
  return { type: 'group', children: [
    { type: 'rect', shape, style },
    ...(said ? [{ type: 'text', style: { x, y, text: said, fill: ink, font: `${sign ? 13 : 12}px system-ui, sans-serif`, align: 'center', verticalAlign: 'middle' } }] : []),
  ] };
}

/** A colour between two, both as "#rrggbb". */
function mixed(one, other, share) {
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [from, to] = [parts(one), parts(other)];
  return `#${from.map((part, place) => Math.round(part + (to[place] - part) * share).toString(16).padStart(2, '0')).join('')}`;
}
