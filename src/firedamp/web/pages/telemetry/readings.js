// The readings of a longwall: channels below one another; a span is zoomed into, moved and asked for anew, so that months and seconds are drawn alike.
import { html, nothing } from 'lit';
import { change, href, note, path } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { Live } from '../../core/live.js';
import { t, text } from '../../core/locale.js';
import { exact, unitName } from '../../core/numbers.js';
import { readings } from '../../core/telemetry-api.js';
import { panelsHeight, telemetryPanels } from '../../core/telemetry-panels.js';
import { pointsOf, signOf } from '../../core/telemetry-points.js';
import { durationText } from '../../core/telemetry-times.js';
import { empty, failure, skeletonOf } from '../../components/states.js';
import { channelName } from '../longwalls/page.js';
import '../../components/chart.js';
import './moving.js';
import { extentOf, iso, METHANE, MOST_DRAWN, spanSaid, windowOf } from './place.js';
import { summaryOf } from './summary.js';

const POINTS = 1000;
/** The chart's title, its key and its notes. */
const AROUND_PX = 125;
/** How much beyond the window is fetched, so that moving it finds something there. */
const BESIDE = 0.25;

class Readings extends Component {
  static properties = {
    found: { attribute: false },
    /** @type {import('./place.js').Asked} */
    asked: { attribute: false },
    shown: { attribute: false },
    /** the marks of quality, null while they are not known */
    judged: { attribute: false },
  };

  /** what is zoomed to, ahead of the address */
  #window = null;

  constructor() {
    super();
    this.data = new Live(this);
  }

  willUpdate(changed) {
    const { longwall } = this.found;
    this.extent = extentOf(longwall);
    if (changed.has('asked')) this.#window = windowOf(this.asked, this.extent);
    if (!longwall.first || !this.shown.length) return;
    const [from, to] = this.#window;
    const beside = (to - from) * BESIDE;
    const channels = this.shown.map(({ id }) => id);
    const wanted = { channels, start: iso(Math.max(from - beside, this.extent[0])), end: iso(Math.min(to + beside + 1000, this.extent[1] + 1000)), points: Math.round(POINTS * (1 + 2 * BESIDE)) };
    this.data.want(JSON.stringify([longwall.id, longwall.readings, wanted]), async (signal) => ({ of: channels.join(), ...(await readings(longwall.id, wanted, signal)) }));
  }

  render() {
    const { longwall, channels, times } = this.found;
    if (!longwall.first) return empty(t('telemetry.none'), longwall.may_change ? t('telemetry.none_hint') : t('telemetry.none_hint_reader'), longwall.may_change ? html`<a class="button primary" href=${href(path(), { part: 'data' })}>${t('telemetry.import')}</a>` : nothing);
    return html`<fd-telemetry-moving .window=${this.#window} .extent=${this.extent} .times=${times} @moved=${({ detail }) => this.#moveTo(detail)}></fd-telemetry-moving>
      ${this.#chosen(channels)}
      ${this.data.error ? failure(this.data.error, () => this.data.again()) : this.data.value ? this.#drawn(this.data.value) : skeletonOf(panelsHeight(this.shown.length) + AROUND_PX)}`;
  }

  /** Which channels are drawn: each goes by a click, another is added from the list. */
  #chosen(channels) {
    const rest = channels.filter((each) => !this.shown.includes(each));
    const said = (list) => change({ channels: list.map(({ id }) => id).join(',') }, { replace: true });
    return html`<div class="chips telemetry-chosen" role="group" aria-label=${t('telemetry.drawn')}>
      ${this.shown.map((each, place) => html`<span class="chip hue-${(place % 8) + 1}"><span class="channel-dot" aria-hidden="true">●</span> <span class="chip-words">${channelName(each)}</span> <button type="button" class="chip-remove" aria-label="${t('telemetry.remove')}: ${channelName(each)}" ?disabled=${this.shown.length < 2} @click=${() => said(this.shown.filter((other) => other !== each))}>✕</button></span>`)}
      ${rest.length && this.shown.length < MOST_DRAWN ? html`<select aria-label=${t('telemetry.add')} @change=${(event) => event.target.value && said([...this.shown, channels.find(({ id }) => String(id) === event.target.value)])}>
        <option value="" .selected=${true}>${t('telemetry.add')}</option>${rest.map((each) => html`<option value=${each.id}>${channelName(each)}</option>`)}</select>` : nothing}
    </div>`;
  }

  #drawn(answer) {
    const { times, longwall } = this.found;
    const shown = this.shown.filter(({ id }) => answer.series.some(({ channel }) => channel === id));
    const panels = shown.map((each) => this.#panel(each, answer));
    const summary = summaryOf(panels, this.#window, times);
    const told = { subject: [text(longwall.name), times.span(...this.#window), times.arbitrary ? t('telemetry.arbitrary') : ''].filter(Boolean).join(' · '), key: this.#key(panels), attribution: text(longwall.attribution) };
    return html`<div aria-busy=${this.data.loading}><fd-chart zoomable .heading=${this.#heading(shown, panels)} name="firedamp-telemetry" .height=${panelsHeight(panels.length)} .option=${telemetryPanels(panels, { times, window: this.#window, extent: this.extent })} .table=${summary} .told=${told} @chart-zoom=${this.#zoomed}></fd-chart>
      ${this.#keyLine(panels)}
      <p class="note">${answer.width_s ? t('telemetry.bucketed', { width: durationText(answer.width_s / 60) }) : t('telemetry.as_they_are')} ${t('telemetry.zoom_how')}</p></div>`;
  }

  #panel(channel, answer) {
    const series = answer.series.find(({ channel: id }) => id === channel.id);
    const step = this.judged?.channels.find(({ channel: id }) => id === channel.id)?.step_s ?? channel.step_s;
    const limits = ['warning', 'alarm'].map((kind) => ({ kind, value: channel[`${kind}_limit`] })).filter(({ value }) => value !== null);
    const titles = Object.fromEntries((this.judged?.rules ?? []).map(({ id, title }) => [id, text(title)]));
    const marks = (this.judged?.episodes ?? []).filter(({ channel: id }) => id === channel.id).map(({ rule, start, end }) => ({ rule, title: titles[rule], start: Date.parse(start), end: Date.parse(end) }));
    return { id: channel.id, channel, name: channelName(channel), unit: channel.unit, points: pointsOf(series, answer.width_s, step), limits, marks };
  }

  /** The most methane that was seen, and where; whether that reading is to be trusted. */
  #heading(shown, panels) {
    const [from, to] = this.#window;
    const seen = panels.filter((_, place) => shown[place].quantity === METHANE).flatMap((panel) => (panel.points.high ?? panel.points.value).map((value, place) => ({ value, panel, at: panel.points.at[place] }))).filter(({ at }) => at >= from && at <= to);
    const most = seen.reduce((best, each) => (best && best.value >= each.value ? best : each), null);
    if (!most) return t('telemetry.heading', { count: panels.length });
    const { name, unit, marks, points } = most.panel;
    const mark = marks.find(({ start, end }) => start < most.at + Math.max(points.width, 1) && end >= most.at);
    const said = t('telemetry.most', { name, value: `${exact(most.value)} ${unitName(unit)}`.trim(), when: this.found.times.moment(most.at, { seconds: false }) });
    return mark ? `${said}. ${t('telemetry.most_marked', { rule: mark.title })}` : said;
  }

  #seen(panels) {
    const [from, to] = this.#window;
    return new Map(panels.flatMap(({ marks }) => marks).filter(({ start, end }) => end >= from && start <= to).map(({ rule, title }) => [rule, title]));
  }

  #key = (panels) => [...this.#seen(panels)].map(([rule, title]) => ({ words: `${signOf(rule)} ${title}` }));

  #keyLine(panels) {
    const seen = [...this.#seen(panels)];
    const limits = panels.some(({ limits: has }) => has.length);
    return html`<p class="shapes-key telemetry-key">${panels.some(({ points }) => points.low) ? html`<span><i class="key-band" aria-hidden="true"></i> ${t('telemetry.key_band')}</span>` : nothing}
      ${limits ? html`<span><i class="key-limit" aria-hidden="true"></i> ${t('telemetry.key_limit')}</span>` : nothing}
      ${seen.map(([rule, title]) => html`<span><b class="rule-sign" aria-hidden="true">${signOf(rule)}</b> ${title}</span>`)}</p>`;
  }

  #zoomed({ detail: { start, end, startValue, endValue } }) {
    const [first, last] = this.extent;
    const at = (share) => first + ((last - first) * share) / 100;
    if (startValue !== undefined) return;
    this.#hold([at(start), at(end)]);
  }

  /** What the chart shows already is noted, and asked for. */
  #hold(window) {
    this.#window = window;
    note(spanSaid(window, this.extent));
    this.requestUpdate();
  }

  #moveTo(window) {
    change(spanSaid(window, this.extent), { replace: true });
  }
}

customElements.define('fd-telemetry-readings', Readings);
