// How is a difference drawn that adds up? Bars that go on where the one before ended: what adds is full, what takes away is hollow.
import { base } from '../../core/charts.js';
import { decimals, signed, significant } from '../../core/numbers.js';

const BAR_SHARE = 0.58;
const [NAMES_PX, LABEL_PX] = [150, 70];
const NAMES_SHARE = 0.34;

/** @param {{name: string, value: number, from: number, to: number, whole: boolean}[]} steps @param {{scale: import('../../core/numbers.js').Written}} how */
export function causesOption(steps, { scale }) {
  return (palette, width) => {
    const ends = steps.flatMap(({ from, to }) => [from, to]);
    const names = Math.min(NAMES_PX, width * NAMES_SHARE);
    const label = ({ whole, value }) => (whole ? decimals(value / scale.divisor, scale.places) : signed(value / scale.divisor, scale.places));
    return {
      ...base(palette),
      grid: { left: names + 10, right: LABEL_PX, top: 8, bottom: 44 },
      xAxis: { type: 'value', min: Math.min(...ends, 0), max: Math.max(...ends), splitNumber: 5, name: scale.unit, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: palette.muted }, axisLabel: { color: palette.muted, formatter: (value) => significant(value / scale.divisor), hideOverlap: true, showMaxLabel: false }, splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } } },
      yAxis: { type: 'category', inverse: true, data: steps.map(({ name }) => name), axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: { color: palette.ink, width: names, overflow: 'break', lineHeight: 14, interval: 0 } },
      series: [{
        id: 'causes', type: 'custom', encode: { x: [0, 1], y: 2 }, z: 3,
        data: steps.map(({ from, to }, place) => [from, to, place]),
        renderItem: ({ dataIndex }, api) => drawn(steps, dataIndex, { api, palette, label }),
      }],
    };
  };
}

function drawn(steps, place, { api, palette, label }) {
  const step = steps[place];
  const [x1, y] = api.coord([step.from, place]);
  const [x2] = api.coord([step.to, place]);
  const tall = api.size([0, 1])[1] * BAR_SHARE;
  const shape = { x: Math.min(x1, x2), y: y - tall / 2, width: Math.max(Math.abs(x1 - x2), 1.5), height: tall };
  const children = [
    { type: 'rect', shape, style: looks(step, palette) },
    { type: 'text', x: Math.max(x1, x2) + 6, y, silent: true, style: { text: label(step), fill: palette.ink, fontWeight: step.whole ? 700 : 400, fontSize: 12, verticalAlign: 'middle', textBorderColor: palette.ground, textBorderWidth: 3 } },
  ];
  if (steps[place + 1]) {
    const [, next] = api.coord([step.to, place + 1]);
    children.push({ type: 'line', silent: true, shape: { x1: x2, x2, y1: y + tall / 2, y2: next - tall / 2 }, style: { stroke: palette.muted, lineDash: [3, 3], lineWidth: 1 } });
  }
  return { type: 'group', children };
}

/** The plan is an outline as in the months, what adds is full, what takes away is pale within its edge. */
function looks({ whole, planned, value }, palette) {
  if (whole) return planned ? { fill: 'transparent', stroke: palette.muted, lineWidth: 1.5 } : { fill: palette.accent };
  const colour = value < 0 ? palette.series[1] : palette.series[0];
  return { fill: value < 0 ? `${colour}33` : colour, stroke: colour, lineWidth: 1.5 };
}
