// Where do the axes of a chart by year stand, and where the names of its lines? At their ends, none over another.
import { significant, year } from './numbers.js';
import { hueOf } from './year-marks.js';

const LABEL_FROM_PX = 640;
const MOST_LABEL = 0.3;
const LETTER_PX = 8;
const BOLD_LETTER_PX = 8.8;
const LINE_PX = 15;
const [TOP, BOTTOM] = [30, 26];
const NUMBER_PX = 30;
/** So little that no name stands there. */
export const NO_ROOM_PX = 14;

/** The room to the right for the names; on a narrow screen for their numbers, by which the key below names the lines. */
export function labelRoom(list, width) {
  if (width < LABEL_FROM_PX) return list.length > 1 ? NUMBER_PX : NO_ROOM_PX;
  return Math.min(width * MOST_LABEL, Math.max(...list.map(({ name }) => name.length), 1) * BOLD_LETTER_PX) + 22;
}

/** A round end of the axis and its step: four to six steps of 1, 2, 2.5 or 5 times a power of ten. */
function steps(most) {
  const rough = (most || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough) * power;
  return { step, end: Math.ceil((most || 1) / step) * step };
}

/** The frame of a chart from zero, or the least below it, to the most that it shows; `at` is the height of a value on it. */
export function frame(palette, { scale: { divisor, unit }, height, room, most, least = 0 }) {
  const { step, end } = steps(Math.max(most, -least) / divisor);
  const begin = Math.floor(least / divisor / step) * step;
  const label = (value) => significant(value / divisor, 4);
  const left = 14 + Math.max(...[step, end, end - step].map((each) => label(each * divisor).length)) * LETTER_PX;
  return {
    grid: { left, right: room, top: TOP, bottom: BOTTOM },
    yAxis: { type: 'value', min: begin * divisor, max: end * divisor, interval: step * divisor, name: unit, nameTextStyle: { color: palette.muted, align: 'left' }, axisLabel: { color: palette.muted, formatter: label }, splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } } },
    at: (value) => (typeof value === 'number' ? TOP + (height - TOP - BOTTOM) * (1 - (value / divisor - begin) / (end - begin)) : null),
  };
}

/** The names (or numbers) beside the ends of the lines, moved apart where they would cover one another. */
export function endLabels(list, { palette, width, room, at }) {
  if (room === NO_ROOM_PX) return [];
  const wanted = list.map((each, place) => ({ name: room === NUMBER_PX ? year(place + 1) : each.name, place, y: at(each) })).filter(({ y }) => y !== null).sort((one, other) => one.y - other.y);
  return movedApart(wanted).map(({ name, place, y }) => ({
    type: 'text', silent: true, x: width - room + 12, y,
    style: { text: name, fill: hueOf(palette, place), font: '600 12px system-ui, sans-serif', verticalAlign: 'middle', width: room - 14, overflow: 'truncate' },
  }));
}

/** Places at least a line apart, as near to the wanted ones as that allows. */
function movedApart(sorted) {
  const groups = [];
  for (const each of sorted) {
    groups.push({ members: [each], middle: each.y });
    while (groups.length > 1 && groups.at(-1).middle - groups.at(-2).middle < ((groups.at(-1).members.length + groups.at(-2).members.length) * LINE_PX) / 2) {
      const last = groups.pop();
      const before = groups.pop();
      const members = [...before.members, ...last.members];
      groups.push({ members, middle: members.reduce((sum, { y }) => sum + y, 0) / members.length });
    }
  }
  return groups.flatMap(({ members, middle }) => members.map((each, place) => ({ ...each, y: middle + (place - (members.length - 1) / 2) * LINE_PX })));
}
