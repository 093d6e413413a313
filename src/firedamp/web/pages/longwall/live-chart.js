// Where does the channel come from and where is it going? The last hours, the forecasts made of them, the band ahead of now, the limits.
import { html, nothing } from 'lit';
import { change } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { leavesOut, pointsOf } from '../../core/live-longwall.js';
import { t, text } from '../../core/locale.js';
import { momentLines } from '../../core/moment-lines.js';
import { percent, range, unitName } from '../../core/numbers.js';
import { channelName, limitsOf, reading, readingText } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';
import { LEVEL } from '../../doors/forecast.js';
import '../../components/chart.js';
import { chartKey } from '../../components/moment-key.js';
import { isOld } from './state-note.js';

const HEIGHT = 340;
const MINUTE_MS = 60000;
export const HOURS = [1, 3, 6, 12, 24];
const SHOWN_ROWS = 40;

class LiveChart extends Component {
  static properties = { longwall: { attribute: false }, live: { attribute: false }, hours: { type: Number }, horizon: { type: Number } };

  render() {
    const { status, shown, track, now } = this.live;
    if (!shown) return nothing;
    const past = pointsOf(shown.series, shown);
    const told = trackOf(track);
    const ahead = aheadOf(status, now);
    const kinds = ['reading', ...(told.length ? ['forecast'] : []), ...(ahead.length ? ['ahead'] : [])];
    return html`<div class="live-tools">
        <label><span>${t('live.hours')}</span><select name="hours" @change=${(event) => change({ hours: event.target.value }, { replace: true })}>${HOURS.map((hours) => html`<option value=${hours} .selected=${hours === this.hours}>${durationText(hours * 60)}</option>`)}</select></label>
        ${status.horizons.length ? html`<label><span>${t('live.track')}</span><select name="horizon" @change=${(event) => change({ horizon: event.target.value }, { replace: true })}>${status.horizons.map(({ horizon_min: horizon }) => html`<option value=${horizon} .selected=${horizon === track?.horizon_min}>${t('live.track_of', { minutes: durationText(horizon) })}</option>`)}</select></label>` : nothing}
      </div>
      <fd-chart .heading=${this.#answer(past)} .name=${`firedamp-live-${shown.tag}`} .height=${HEIGHT} .option=${this.#option({ past, told, ahead })} .table=${this.#table({ past, told })} .told=${this.#told(kinds)}></fd-chart>
      ${chartKey(kinds, this.#words())}
      ${leavesOut(shown.series, shown) ? html`<p class="note">${t('live.left_out')}</p>` : nothing}`;
  }

  /** "MM116 stands at 0.9 %; within 60 min at most 1.2 % (0.9–1.5 %) are expected". */
  #answer(past) {
    const { status, shown } = this.live;
    const { target } = status;
    const last = target?.channel === shown.id && target.time ? { value: target.value, time: target.time } : lastOf(past);
    const furthest = status.horizons.at(-1);
    const said = { channel: channelName(shown), value: readingText(last.value, shown.unit) };
    if (isOld(status) && last.time) return t('live.answer_old', { ...said, when: this.longwall.times.moment(last.time) });
    if (typeof furthest?.forecast !== 'number') return t('live.answer', said);
    const written = reading(furthest.forecast, shown.unit);
    return t('live.answer_ahead', { ...said, minutes: durationText(furthest.horizon_min), forecast: `${written.text} (${range(written, furthest.low, furthest.high)}) ${written.unit}`.trim() });
  }

  #words() {
    const horizon = this.live.track ? durationText(this.live.track.horizon_min) : '';
    return { reading: channelName(this.live.shown), forecast: t('live.key.forecast', { minutes: horizon, level: percent(LEVEL * 100) }), ahead: t('live.key.ahead', { level: percent(LEVEL * 100) }) };
  }

  #option({ past, told, ahead }) {
    const { shown, now, start, status } = this.live;
    const longest = status.horizons.at(-1)?.horizon_min ?? 0;
    return momentLines({
      lines: [
        { id: 'reading', kind: 'reading', points: past },
        { id: 'forecast', kind: 'forecast', points: told.map(({ at, forecast }) => [at, forecast]) },
        { id: 'ahead', kind: 'ahead', points: ahead.map(({ at, forecast }) => [at, forecast]), marked: true },
      ],
      bands: [{ id: 'forecast', kind: 'forecast', points: told }, { id: 'ahead', kind: 'ahead', points: ahead }],
      limits: limitsOf(shown),
      now: isOld(status) && status.target?.time ? Date.parse(status.target.time) : now,
      nowWords: isOld(status) ? t('live.last') : t('live.now'),
      range: [start, now + longest * MINUTE_MS],
      unit: unitName(shown.unit),
      height: HEIGHT,
      times: this.longwall.times,
      hover: (at) => this.#hover(at, { past, told, ahead }),
    });
  }

  #hover(at, { past, told, ahead }) {
    const { unit } = this.live.shown;
    const near = (points, time) => points.find((point) => Math.abs(time(point) - at) < MINUTE_MS / 4);
    const value = near(past, ([time]) => time)?.[1];
    const ranged = (point, words) => (point && typeof point.forecast === 'number' ? `${words}: ${readingText(point.forecast, unit)}${typeof point.low === 'number' ? ` (${range(reading(point.forecast, unit), point.low, point.high)})` : ''}` : '');
    const words = this.#words();
    return [this.longwall.times.moment(at), typeof value === 'number' ? `${words.reading}: ${readingText(value, unit)}` : '', ranged(near(told, (point) => point.at), words.forecast), ranged(near(ahead.slice(1), (point) => point.at), words.ahead)].filter(Boolean).join('\n');
  }

  #told(kinds) {
    const { longwall } = this;
    const words = this.#words();
    const recorded = longwall.arbitrary_times ? t('telemetry.arbitrary') : '';
    return { subject: [text(longwall.name), recorded].filter(Boolean).join(' · '), key: kinds.map((kind) => ({ words: words[kind], drawn: null })), attribution: text(longwall.attribution) };
  }

  #table({ past, told }) {
    const { longwall } = this;
    const forecasts = new Map(told.map((each) => [each.at, each]));
    const header = [t('telemetry.time'), t('channels.value'), t('forecast'), t('range.low'), t('range.high')];
    const times = [...new Set([...past.map(([at]) => at), ...forecasts.keys()])].sort((one, other) => one - other);
    const readings = new Map(past.filter(([, value]) => value !== null));
    const row = (at, how) => [longwall.times.moment(at), ...[readings.get(at), forecasts.get(at)?.forecast, forecasts.get(at)?.low, forecasts.get(at)?.high].map((value) => (typeof value === 'number' ? how(value) : ''))];
    const every = Math.max(1, Math.ceil(times.length / SHOWN_ROWS));
    const { unit } = this.live.shown;
    return { header, rows: times.map((at) => row(at, (value) => value)), shown: times.filter((_, place) => place % every === 0).map((at) => row(at, (value) => readingText(value, unit))) };
  }
}

function lastOf(points) {
  const [time, value] = points.findLast(([, each]) => each !== null) ?? [null, null];
  return { time, value };
}

/** What was forecast, at the moment that it was forecast for: so the band runs ahead of now. */
export function trackOf(track) {
  if (!track) return [];
  const ahead = track.horizon_min * MINUTE_MS;
  return track.times.map((time, place) => ({ at: Date.parse(time) + ahead, forecast: track.forecast[place], low: track.low[place], high: track.high[place] }));
}

/** The newest forecast of each horizon, from the reading of now on. */
function aheadOf({ target, horizons }, now) {
  if (!horizons.some(({ forecast }) => forecast !== null) || typeof target?.value !== 'number') return [];
  const start = { at: now, forecast: target.value, low: target.value, high: target.value };
  return [start, ...horizons.map(({ until, forecast, low, high }) => ({ at: Date.parse(until), forecast, low, high }))];
}

customElements.define('fd-live-chart', LiveChart);
