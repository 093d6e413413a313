// How is a time of telemetry written? As the mine's clock showed it; of a recording without times, as its day and hour from the beginning.
import { t } from './locale.js';
import { decimals, exact } from './numbers.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SAME_DAY = { day: 'numeric', month: 'short', year: 'numeric' };
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

function format(zone, options) {
  const language = document.documentElement.lang || 'en';
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  // In English the order of day and month is the British one: the numbers of a recording are compared, not guessed at.
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: zone }));
  return formats.get(key);
}

/** How far ahead of UTC a zone is at a moment, in ms. */
function offsetOf(zone, at) {
  const parts = Object.fromEntries(format(zone, { year: 'numeric', month: 'numeric', day: 'numeric', ...CLOCK, second: '2-digit' }).formatToParts(at).map(({ type, value }) => [type, value]));
  const wall = Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day), Number(parts.hour), Number(parts.minute), Number(parts.second));
  return wall - Math.floor(at / 1000) * 1000;
}

/** The times of one longwall. */
export class Times {
  /** @param {{time_zone: string, arbitrary_times: boolean | null, first: string | null}} longwall */
  constructor({ time_zone: zone, arbitrary_times: arbitrary, first }) {
    this.arbitrary = Boolean(arbitrary);
    this.zone = this.arbitrary ? 'UTC' : zone;
    this.begin = Date.parse(first ?? 0);
  }

  /** What is added to a moment so that whole hours of the mine's clock are whole hours of the axis. */
  shift = (at) => (this.arbitrary ? -(this.begin % DAY_MS) : offsetOf(this.zone, at));

  /** A moment in full: "3 Apr 2026, 14:05:30"; "day 2, 03:05:30". @param {string | number} moment */
  moment(moment, { seconds = true } = {}) {
    const at = typeof moment === 'number' ? moment : Date.parse(moment);
    const clock = seconds ? { ...CLOCK, second: '2-digit' } : CLOCK;
    if (!this.arbitrary) return format(this.zone, { ...SAME_DAY, ...clock }).format(at).replace(/ (\p{L}\.)/u, '\u00a0$1');
    return `${this.day(at)}, ${format('UTC', clock).format(at - this.begin)}`;
  }

  /** The clock alone, of what is near: "14:05:30". */
  clock(moment) {
    const at = Date.parse(moment);
    return format(this.zone, { ...CLOCK, second: '2-digit' }).format(this.arbitrary ? at - this.begin : at);
  }

  /** The day of a moment: "3 Apr"; "day 2". */
  day(at) {
    if (this.arbitrary) return t('telemetry.day', { day: Math.floor((at - this.begin) / DAY_MS) + 1 });
    return format(this.zone, { day: 'numeric', month: 'short' }).format(at);
  }

  /** What stands under the axis: the day where one begins, else the clock. */
  tick(at, span) {
    const clock = format(this.zone, span < 10 * MINUTE_MS ? { ...CLOCK, second: '2-digit' } : CLOCK).format(this.arbitrary ? at - this.begin : at);
    return clock === '00:00' || clock === '00:00:00' ? this.day(at) : clock;
  }

  /** From one moment to another. */
  span = (first, last) => `${this.moment(first, { seconds: false })} – ${this.moment(last, { seconds: false })}`;
}

/** A duration by its size: "30 s", "25 min", "3.5 h", "2 days". */
export function durationText(minutes) {
  if (minutes < 1) return t('telemetry.seconds', { count: exact(Math.round(minutes * 600) / 10) });
  if (minutes < 120) return t('telemetry.minutes', { count: exact(Math.round(minutes * 10) / 10) });
  const hours = minutes / 60;
  if (hours < 48) return t('telemetry.hours', { count: decimals(hours, hours < 10 ? 1 : 0) });
  return t('telemetry.days', { count: decimals(hours / 24, hours < 240 ? 1 : 0) });
}
