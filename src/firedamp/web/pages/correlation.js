// Correlation: which channels of a longwall go together with the chosen one, how far ahead of it, and whether that is more than chance?
import { html, nothing } from 'lit';
import { change, href, parameter } from '../core/address.js';
import { Load } from '../core/load.js';
import { t, text } from '../core/locale.js';
import { decimals, exact } from '../core/numbers.js';
import { correlation } from '../core/telemetry-api.js';
import { durationText } from '../core/telemetry-times.js';
import { empty, failure, skeleton } from '../components/states.js';
import '../components/chart.js';
import './correlation/coefficients.js';
import { byStrength, coefficientsMap, lagsMap } from './correlation/maps.js';
import { channelName, LongwallPage } from './longwalls/page.js';
import { METHANE } from './telemetry/place.js';

const LAGS = [15, 30, 60];
const LONGEST = 60;

/** What matters most: methane with a limit, else methane. */
const foremost = (channels) => channels.find(({ quantity, alarm_limit: limit }) => quantity === METHANE && limit !== null) ?? channels.find(({ quantity }) => quantity === METHANE) ?? channels[0];

class Correlation extends LongwallPage {
  tab = 'correlation';

  constructor() {
    super();
    this.answer = new Load(this);
  }

  willUpdate() {
    super.willUpdate();
    const [start, end] = [parameter('start'), parameter('end')];
    this.kept = { start, end };
    const { longwall, channels } = this.found.value ?? {};
    if (!longwall?.first) return;
    const measured = channels.filter(({ readings }) => readings);
    this.target = measured.find(({ id }) => String(id) === parameter('target')) ?? foremost(measured);
    this.lag = LAGS.includes(Number(parameter('lag'))) ? Number(parameter('lag')) : LONGEST;
    const wanted = { target: this.target.id, start, end, longest_lag_min: this.lag };
    this.answer.want(JSON.stringify([longwall.id, longwall.readings, wanted]), async () => ({ of: JSON.stringify(wanted), ...(await correlation(longwall.id, wanted)) }));
    this.wanted = JSON.stringify(wanted);
  }

  content({ longwall, channels, times }) {
    if (!longwall.first) return empty(t('correlation.none'), t('telemetry.none_hint_reader'), html`<a class="button primary" href=${href(`/longwalls/${longwall.id}/telemetry`)}>${t('tab.telemetry')}</a>`);
    const measured = channels.filter(({ readings }) => readings);
    return html`<section class="panel" aria-label=${t('correlation.choose')}><div class="meaning-form">
        <label><span>${t('correlation.target')}</span><select name="target" @change=${(event) => change({ target: event.target.value })}>${measured.map((each) => html`<option value=${each.id} .selected=${each === this.target}>${channelName(each)}</option>`)}</select></label>
        <label><span>${t('correlation.longest')}</span><select name="lag" @change=${(event) => change({ lag: Number(event.target.value) === LONGEST ? '' : event.target.value })}>${LAGS.map((lag) => html`<option value=${lag} .selected=${lag === this.lag}>${durationText(lag)}</option>`)}</select></label>
      </div>
      <p class="note below">${this.#span(times)}</p></section>
      ${this.#found(times)}`;
  }

  /** What is correlated: all there is, or the span that was chosen on the page of telemetry. */
  #span(times) {
    const [start, end] = [parameter('start'), parameter('end')];
    const telemetry = html`<a href=${href(`/longwalls/${this.longwallId}/telemetry`, { start, end })}>${t('tab.telemetry')}</a>`;
    if (!start && !end) return html`${t('correlation.of_all')} ${telemetry}`;
    const { first, last } = this.found.value.longwall;
    return html`${t('correlation.of_span', { span: times.span(start || first, end || last) })} <button type="button" class="button" @click=${() => change({ start: '', end: '' })}>${t('correlation.take_all')}</button> ${telemetry}`;
  }

  #found(times) {
    const { error, value: answer } = this.answer;
    if (error) return failure(error, () => this.answer.again());
    if (!answer || answer.of !== this.wanted) return html`<section class="panel"><p class="muted" role="status">${t('correlation.working')}</p>${skeleton(8)}</section>`;
    if (!answer.channels.length) return empty(t('correlation.alone'), t('correlation.alone_hint'));
    const rows = byStrength(answer.channels);
    const span = times.span(answer.start, answer.end);
    const said = { answer, rows, span };
    const told = { subject: [text(this.found.value.longwall.name), span, times.arbitrary ? t('telemetry.arbitrary') : ''].filter(Boolean).join(' · '), attribution: text(this.found.value.longwall.attribution), key: [{ words: t('correlation.key') }] };
    return html`<section class="panel">${this.#chart({ ...coefficientsMap(said), heading: this.#heading(rows, answer), name: 'firedamp-correlation', tabled: true, told })}
        <p class="note">${t('correlation.key')} ${this.#rows(answer)}</p></section>
      <section class="panel">${this.#chart({ ...lagsMap(said), heading: this.#lagHeading(rows, answer), name: 'firedamp-correlation-lags', tabled: false, told: { ...told, key: [{ words: t('correlation.lag_key') }] } })}
        <p class="note">${t('correlation.lag_key')}</p></section>
      <section class="panel" aria-labelledby="coefficients-title"><h2 id="coefficients-title">${t('correlation.table', { target: answer.tag })}</h2>
        <fd-coefficients .answer=${answer} .rows=${rows} .span=${span}></fd-coefficients></section>`;
  }

  #chart({ option, height, table, heading, name, tabled, told }) {
    return html`<fd-chart ?tabled=${tabled} .heading=${heading} .name=${name} .height=${height} .option=${option} .table=${table} .told=${told}></fd-chart>`;
  }

  #rows({ rows, step_s: step, shortened, most_rows: most }) {
    const said = t('correlation.rows', { count: rows, written: exact(rows), step: durationText(step / 60) });
    return shortened ? html`${said} <strong>${t('correlation.shortened', { most: exact(most) })}</strong>` : said;
  }

  /** "MM31 goes with MM116 the most: 0.84". */
  #heading(rows, { tag }) {
    const sure = rows.filter(({ pearson }) => pearson.now?.significant).sort((one, other) => Math.abs(other.pearson.now.value) - Math.abs(one.pearson.now.value));
    if (!sure.length) return t('correlation.heading_none', { target: tag });
    return t('correlation.heading', { target: tag, channel: sure[0].tag, value: decimals(sure[0].pearson.now.value, 2) });
  }

  #lagHeading(rows, { tag, longest_lag_min: longest }) {
    const ahead = rows.filter(({ pearson }) => pearson.greatest?.significant && pearson.greatest.lag_min > 0);
    if (!ahead.length) return t('correlation.lag_heading_none', { target: tag, longest: durationText(longest) });
    const { value, lag_min: lag } = ahead[0].pearson.greatest;
    return t('correlation.lag_heading', { target: tag, channel: ahead[0].tag, value: decimals(value, 2), lag: durationText(lag) });
  }
}

customElements.define('fd-correlation', Correlation);
