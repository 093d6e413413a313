// How is a difference drawn that adds up? Bars that go on where the one before ended: what adds is full, what takes away is hollow.
import { base } from '../../core/charts.js';
import { signed, significant } from '../../core/numbers.js';
import { frame } from '../../core/year-frame.js';

const BAR_SHARE = 0.56;
const MOST_BAR_PX = 90;

/** @param {{name: string, value: number, from: number, to: number, whole: boolean}[]} steps */
export function causesOption(steps, { scale, height }) {
  return (palette, width) => {
    const ends = steps.flatMap(({ from, to }) => [from, to]);
    const { grid, yAxis } = frame(palette, { scale, height, room: 14, most: Math.max(...ends), least: Math.min(...ends, 0) });
    const label = (step) => (step.whole ? significant(step.value / scale.divisor) : signed(step.value / scale.divisor, scale.places));
    const every = (width - 60) / steps.length;
    return {
      ...base(palette), grid: { ...grid, bottom: every < 90 ? 44 : grid.bottom }, yAxis,
      xAxis: { type: 'category', data: steps.map(({ name }) => name), axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: { color: palette.ink, interval: 0, width: every, overflow: 'break' } },
      series: [{
        id: 'causes', type: 'custom', encode: { x: 0, y: [1, 2] }, z: 3,
        data: steps.map(({ from, to }, place) => [place, from, to]),
        renderItem: ({ dataIndex }, api) => drawn(steps, dataIndex, { api, palette, label }),
      }],
    };
  };
}

function drawn(steps, place, { api, palette, label }) {
  const step = steps[place];
  const [x, y1] = api.coord([place, step.from]);
  const [, y2] = api.coord([place, step.to]);
  const wide = Math.min(api.size([1, 0])[0] * BAR_SHARE, MOST_BAR_PX);
  const top = Math.min(y1, y2);
  const shape = { x: x - wide / 2, y: top, width: wide, height: Math.max(Math.abs(y1 - y2), 1.5) };
  const children = [
    { type: 'rect', shape, style: looks(step, palette) },
    { type: 'text', x, y: top - 4, silent: true, style: { text: label(step), fill: palette.ink, fontWeight: step.whole ? 700 : 400, fontSize: 12, align: 'center', verticalAlign: 'bottom', textBorderColor: palette.ground, textBorderWidth: 3 } },
  ];
  if (steps[place + 1]) {
    const [next] = api.coord([place + 1, step.to]);
    children.push({ type: 'line', silent: true, shape: { x1: x + wide / 2, y1: y2, x2: next - wide / 2, y2 }, style: { stroke: palette.muted, lineDash: [3, 3], lineWidth: 1 } });
  }
  return { type: 'group', children };
}

/** The plan is an outline, what adds is full, what takes away is crossed by its own colour's edge. */
function looks({ whole, value, from }, palette) {
  if (whole) return from === 0 && value >= 0 ? { fill: palette.accent } : { fill: palette.muted };
  const colour = value < 0 ? palette.series[1] : palette.series[0];
  return { fill: value < 0 ? `${colour}33` : colour, stroke: colour, lineWidth: 1.5 };
}
