// How is the abatement cost curve drawn? Steps as wide as their tonnes and as high as their cost; chosen ones full, others hatched.
import { base } from '../../core/charts.js';
import { t } from '../../core/locale.js';
import { exact, significant } from '../../core/numbers.js';
import { frame } from '../../core/year-frame.js';
import { bracketsOf } from './curve-steps.js';

const [TOP, BOTTOM, RIGHT] = [54, 46, 16];
const HATCH_PX = 8;
const LETTER_PX = 7;
/** The least width of a step in which its name stands; else its number. */
const NAMED_FROM_PX = 70;

/**
 * @param {import('./curve-steps.js').CurveStep[]} steps
 * @param {{scale: import('../../core/numbers.js').Written, unit: string, pointed: number | null, height: number, hover: (place: number) => string}} how
 */
export function curveOption(steps, { scale, unit, pointed, height, hover }) {
  return (palette) => {
    const costs = steps.map(({ cost }) => cost);
    const { grid, yAxis } = frame(palette, { scale: { divisor: 1, unit }, height, room: RIGHT, most: Math.max(...costs, 0), least: Math.min(...costs, 0) });
    const muted = { color: palette.muted };
    return {
      ...base(palette),
      grid: { ...grid, top: TOP, bottom: BOTTOM },
      yAxis: { ...yAxis, nameGap: 34 },
      xAxis: {
        type: 'value', min: 0, max: steps.at(-1).to, name: `${t('portfolio.curve.across')}, ${t('unit.per_year', { unit: scale.unit })}`, nameLocation: 'middle', nameGap: 28, nameTextStyle: muted,
        axisLabel: { ...muted, formatter: (value) => significant(value / scale.divisor), hideOverlap: true, showMaxLabel: false }, axisLine: { onZero: false, lineStyle: { color: palette.line } }, axisTick: { show: true }, splitLine: { show: false },
      },
      tooltip: { trigger: 'item', renderMode: 'richText', confine: true, formatter: ({ seriesId, dataIndex }) => (seriesId === 'steps' ? hover(dataIndex) : ''), backgroundColor: palette.ground, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 } },
      series: [stepSeries(steps, palette, pointed), bracketSeries(bracketsOf(steps), palette)],
    };
  };
}

function stepSeries(steps, palette, pointed) {
  return {
    id: 'steps', type: 'custom', encode: { x: [0, 1], y: 2 }, z: 3,
    data: steps.map(({ from, to, cost }) => [from, to, cost]),
    renderItem: ({ dataIndex }, api) => {
      const step = steps[dataIndex];
      const [left, height] = api.coord([step.from, step.cost]);
      const [right, ground] = api.coord([step.to, 0]);
      const box = { x: left + 1, y: Math.min(height, ground), width: Math.max(right - left - 2, 1), height: Math.max(Math.abs(height - ground), 1.5) };
      return { type: 'group', children: [...drawn(box, step, palette, dataIndex === pointed), label(box, step, palette)] };
    },
  };
}

/** Full where it is chosen; else its outline and lines across. */
function drawn(box, { chosen }, palette, pointed) {
  const colour = chosen ? palette.accent : palette.muted;
  const outline = { type: 'rect', shape: box, style: { fill: chosen ? palette.accent : palette.ground, stroke: pointed ? palette.ink : colour, lineWidth: pointed ? 2.5 : 1 } };
  return chosen ? [outline] : [outline, ...hatch(box, colour)];
}

function hatch({ x, y, width, height }, stroke) {
  const count = Math.floor((width + height) / HATCH_PX);
  return Array.from({ length: count }, (_, place) => {
    const along = (place + 1) * HATCH_PX;
    const shape = { x1: x + Math.max(0, along - height), y1: y + Math.min(along, height), x2: x + Math.min(along, width), y2: y + Math.max(0, along - width) };
    return { type: 'line', shape, silent: true, style: { stroke, lineWidth: 1, opacity: 0.55 } };
  });
}

/** Its name above the step where there is room, else its number: the list below names it. */
function label({ x, y, width, height }, { name, number, cost, chosen }, palette) {
  const short = exact(number);
  const said = width >= NAMED_FROM_PX ? `${short}. ${name}` : width >= short.length * LETTER_PX ? short : '';
  const below = cost < 0;
  return { type: 'text', x: x + width / 2, y: below ? y + height + 4 : y - 4, silent: true, style: { text: said, fill: palette.ink, fontSize: 12, fontWeight: chosen ? 700 : 400, align: 'center', verticalAlign: below ? 'top' : 'bottom', ...(said === short ? {} : { width, overflow: 'truncate' }), textBorderColor: palette.ground, textBorderWidth: 3 } };
}

/** A bracket over alternatives: of these only one is built. */
function bracketSeries(brackets, palette) {
  return {
    id: 'alternatives', type: 'custom', silent: true, z: 4, encode: { x: [0, 1] },
    data: brackets.map(({ from, to }) => [from, to]),
    renderItem: ({ dataIndex, coordSys }, api) => {
      const { from, to, count } = brackets[dataIndex];
      const [x1] = api.coord([from, 0]);
      const [x2] = api.coord([to, 0]);
      const y = coordSys.y - 16;
      const style = { stroke: palette.muted, lineWidth: 1.5 };
      const line = (shape) => ({ type: 'line', shape, style });
      const said = t('portfolio.one_of', { count, of: exact(count) });
      const fit = [said, `1/${exact(count)}`, ''].find((each) => x2 - x1 >= each.length * LETTER_PX);
      return { type: 'group', children: [
        line({ x1: x1 + 2, y1: y, x2: x2 - 2, y2: y }), line({ x1: x1 + 2, y1: y, x2: x1 + 2, y2: y + 5 }), line({ x1: x2 - 2, y1: y, x2: x2 - 2, y2: y + 5 }),
        { type: 'text', x: (x1 + x2) / 2, y: y - 4, style: { text: fit, fill: palette.muted, fontSize: 11, align: 'center', verticalAlign: 'bottom' } },
      ] };
    },
  };
}
