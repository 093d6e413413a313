// What does each month of each channel come to? Readings, mean, least and greatest, how much of its time is covered, how many are marked.
import { html, nothing } from 'lit';
import { change } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { exact, unitName } from '../../core/numbers.js';
import { channelName } from '../../core/readings.js';
import { monthly } from '../../core/telemetry-api.js';
import { signOf } from '../../core/telemetry-points.js';
import { monthDoor } from '../../doors/month.js';
import { empty, failure, skeleton } from '../../components/states.js';
import '../../components/number.js';
import '../../components/table.js';
import { latestOf, leastCovered, MARKS, rowsOf, shareText, VALUES } from './months-rows.js';
import { extentOf, iso, windowOf } from './place.js';

const ALL = 'all';
/** Of more readings than these, some seconds of the server's, all channels are counted only where somebody asks. */
const MANY = 20_000_000;
const NEAR = '300px';

class Months extends Component {
  static properties = {
    found: { attribute: false },
    /** @type {import('./place.js').Asked} */
    asked: { attribute: false },
    shown: { attribute: false },
    /** whether the reader is about to see it: nothing is counted before */
    near: { state: true },
    /** whether all months are drawn, or of many the latest */
    earlier: { state: true },
  };

  constructor() {
    super();
    this.data = new Load(this);
    this.observer = new IntersectionObserver((seen) => (this.near ||= seen.some(({ isIntersecting }) => isIntersecting)), { rootMargin: NEAR });
  }

  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /** Whose months: a channel's, or all. */
  get #of() {
    const { channels, longwall } = this.found;
    const known = channels.some(({ id }) => String(id) === this.asked.monthly);
    if (known || this.asked.monthly === ALL) return this.asked.monthly;
    return longwall.readings > MANY && this.shown.length ? String(this.shown[0].id) : ALL;
  }

  willUpdate() {
    const { longwall, channels } = this.found;
    const of = this.#of;
    if (!this.near) return;
    const named = of === ALL ? {} : { channels: [Number(of)] };
    const whole = JSON.stringify([longwall.id, longwall.readings, channels.map(({ version }) => version), of]);
    if (this.tooMany !== whole) this.tooMany = this.data.error?.broke?.('too_many_items') && this.whole === whole ? whole : '';
    this.whole = whole;
    // Of more readings than are counted at once, those that are drawn.
    const span = this.tooMany ? windowOf(this.asked, extentOf(longwall)).map(iso) : [];
    const [start, end] = span;
    this.data.want(JSON.stringify([whole, span]), async () => ({ of, ...(await monthly(longwall.id, { ...named, start, end })) }));
  }

  render() {
    const { value } = this.data;
    const rows = value ? rowsOf(value, this.found) : [];
    return html`<div class="panel-head"><h2 id="months-title">${this.#heading(rows)}</h2>${this.#chooser()}</div>
      <p class="note">${this.#calendar(rows)} ${t('months.means')}</p>
      <div aria-busy=${this.data.loading}>${this.#content(rows)}</div>`;
  }

  #heading(rows) {
    if (!rows.length) return t('months.title');
    const least = leastCovered(rows);
    return least ? t('months.heading', { name: least.tag, month: least.period.name, share: shareText(least.share) }) : t('months.full');
  }

  #calendar(rows) {
    if (!this.found.times.arbitrary) return t('months.utc');
    return rows[0]?.period.whole ? t('months.no_calendar') : nothing;
  }

  #chooser() {
    const of = this.#of;
    const option = (id, words) => html`<option value=${id} .selected=${String(id) === of}>${words}</option>`;
    return html`<label class="months-of"><span>${t('months.of')}</span> <select name="monthly" @change=${({ target }) => change({ monthly: target.value }, { replace: true })}>
      ${option(ALL, t('months.all_channels'))}${this.found.channels.map((each) => option(each.id, channelName(each)))}</select></label>`;
  }

  #content(rows) {
    const { error, value } = this.data;
    if (!this.near) return nothing;
    if (error && !this.data.stale) return failure(error, () => this.data.again());
    if (!value) return html`<p class="muted" role="status">${t('months.working')}</p>${skeleton(4)}`;
    if (!rows.length) return empty(t('months.none'), t('months.none_hint'));
    const drawn = this.earlier ? rows : latestOf(rows);
    const monthsOf = (some) => new Set(some.map(({ month }) => month)).size;
    return html`${this.tooMany ? html`<p class="note">${t('quality.partial')}</p>` : nothing}
      <fd-table choosable class="months" .caption=${t('months.caption')} .columns=${this.#columns(rows, value)} .rows=${drawn} .rowKey=${({ channel, month }) => `${channel.id} ${month}`}></fd-table>
      ${drawn.length < rows.length ? html`<button type="button" class="button" @click=${() => (this.earlier = true)}>${t('months.earlier', { count: exact(monthsOf(rows) - monthsOf(drawn)) })}</button>` : nothing}`;
  }

  #columns(rows, { of }) {
    // The unit of one channel stands in the header, those of many at each number.
    const unit = of === ALL ? '' : unitName(rows[0].unit);
    const label = (name) => [t(`months.figure.${name}`), unit].filter(Boolean).join(', ');
    const number = (name, more) => ({ key: name, card: true, numeric: true, value: (row) => row.written[name]?.value ?? null, cell: (row) => this.#number(row, name, more), ...more });
    const period = { key: 'month', label: t('months.month'), value: ({ month }) => month, cell: (row) => this.#period(row) };
    const channel = { key: 'channel', card: true, label: t('telemetry.channel'), value: ({ tag }) => tag, cell: ({ tag }) => html`<strong class="nowrap">${tag}</strong>` };
    return [
      ...(rows[0].period.whole ? [] : [period]), channel,
      number('readings', { label: t('months.figure.readings') }),
      ...VALUES.map((name) => number(name, { label: label(name), bare: of !== ALL })),
      number('covered', { label: t('months.figure.covered') }),
      ...MARKS.map((mark) => number(mark, { label: `${signOf(mark)} ${t(`months.mark.${mark}`)}`, title: t(`months.mark.${mark}`), mayLack: true })),
    ];
  }

  /** It leads to its place in the chart. */
  #period({ channel, tag, period }) {
    return html`<button type="button" class="number nowrap" aria-label="${t('quality.show')}: ${period.name}, ${tag}" @click=${() => this.tell('month-shown', { channel: channel.id, ...period })}>${period.name}</button>`;
  }

  #number(row, figure, { label, title = t(`months.figure.${figure}`), bare = false, mayLack = false }) {
    const written = row.written[figure];
    if (mayLack && !written.value) return html`<span class="absent">${exact(0)}</span>`;
    const door = () => monthDoor({ longwall: { ...this.found.longwall, times: this.found.times }, row, title, figure, share: row.written.covered?.text ?? '' });
    return html`<fd-number ?bare=${bare} .label="${label}, ${row.tag}, ${row.period.name}" .written=${written} .door=${door}></fd-number>`;
  }
}

customElements.define('fd-telemetry-months', Months);
