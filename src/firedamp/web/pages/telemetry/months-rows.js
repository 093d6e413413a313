// What is said of each month of a channel? Its name, when it is, its numbers as they are written, how much of its time is covered.
import { t } from '../../core/locale.js';
import { decimals, exact, givenPercent, percent } from '../../core/numbers.js';
import { reading } from '../../core/readings.js';
import { periodText } from '../../core/sum-periods.js';
import { extentOf, markedText } from './place.js';

export const MARKS = ['range', 'spike', 'stuck'];
export const VALUES = ['mean', 'believed_mean', 'low', 'high'];
const AT_ONCE = 100; // rows that are drawn without a wait that is felt

/**
 * The months of an answer whose channel is known, each with its `channel`, `period` and `written` numbers.
 * @param {{months: object[], start: string, end: string, until: string | null}} answer @param {{longwall: object, channels: object[], times: import('../../core/telemetry-times.js').Times}} found
 */
export function rowsOf(answer, { longwall, channels, times }) {
  const periods = new Map(answer.months.map(({ month }) => [month, null]));
  const [first, last] = extentOf(longwall);
  const all = periods.size === 1 && !answer.until && Date.parse(answer.start) <= first && Date.parse(answer.end) >= last;
  for (const month of periods.keys()) periods.set(month, periodOf(month, answer, times, all));
  const places = placesOf(answer.months);
  const known = answer.months.map((month) => ({ ...month, channel: channels.find(({ id }) => id === month.channel) })).filter(({ channel }) => channel);
  return known.map((row) => ({ ...row, period: periods.get(row.month), share: shareOf(row), written: writtenOf(row, places.get(row.channel.id)) }));
}

/** A month within what was asked for. Of a recording without times it is no month of a calendar: its days, or all of it. */
function periodOf(month, { start, end }, times, all) {
  const [year, number] = month.split('-').map(Number);
  const from = Math.max(Date.UTC(year, number - 1), Date.parse(start));
  const to = Math.min(Date.UTC(year, number), Date.parse(end));
  const span = { start: new Date(from).toISOString(), end: new Date(to).toISOString() };
  if (!times.arbitrary) return { ...span, name: periodText(month) };
  if (all) return { ...span, name: t('months.whole'), whole: true };
  const [first, last] = [times.day(from), times.day(Math.max(from, to - 1))];
  return { ...span, name: first === last ? first : `${first} – ${last}` };
}

/** Each channel's numbers to as many decimals as its largest mean asks for, so that they compare at a glance. */
function placesOf(months) {
  const most = new Map();
  for (const { channel, mean } of months) most.set(channel, Math.max(most.get(channel) ?? 0, Math.abs(mean)));
  return new Map([...most].map(([channel, value]) => [channel, reading(value, '').places]));
}

function writtenOf(row, places) {
  const count = (value, text = exact(value)) => ({ value, text, unit: '', exact: exact(value) });
  const values = VALUES.map((name) => [name, row[name] === null ? null : valueWritten(row[name], row.unit, places)]);
  const marks = MARKS.map((mark) => [mark, count(row.marked[mark], markedText({ marked: row.marked[mark], readings: row.readings }))]);
  return { readings: count(row.readings), ...Object.fromEntries(values), ...Object.fromEntries(marks), covered: covered(row) };
}

/** What is rounded to nought has no sign. */
function valueWritten(value, unit, places) {
  const written = reading(value, unit, places);
  return Math.abs(value) * 10 ** places < 0.5 ? { ...written, text: decimals(0, places) } : written;
}

/** Of the time within what was asked for; the last reading stands for a step beyond it. Null of a single reading. */
const shareOf = ({ covered_s: covered, whole_s: whole }) => (whole > 0 ? Math.min(1, covered / whole) : null);

function covered(row) {
  const share = shareOf(row);
  return share === null ? null : { value: share, text: shareText(share), unit: '', exact: shareText(share) };
}

/** Never more than there is: what is not whole is not written as 100 %. */
export function shareText(share) {
  if (share > 0 && share < 0.001) return `< ${percent(0.1)}`;
  return givenPercent(Math.floor(share * 1000 + 1e-9) / 10);
}

/** The row whose time is covered the least; null where all of it is covered, or unknown. */
export function leastCovered(rows) {
  return rows.filter(({ share }) => share !== null && share < 1).reduce((least, row) => (least && least.share <= row.share ? least : row), null);
}

/** As many of the latest months, of all channels, as are drawn at once. */
export function latestOf(rows) {
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const count = Math.max(1, Math.floor((AT_ONCE * months.length) / rows.length));
  const kept = new Set(months.slice(-count));
  return rows.filter(({ month }) => kept.has(month));
}
