// What did streams give off? The whole as cards, its days, months or years as bars and as a table, each number a door.
import { html, nothing } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact, mass, massLike, range, significant } from '../../core/numbers.js';
import { sumDoor } from '../../doors/measured.js';
import '../../components/chart.js';
import '../../components/table.js';
import { HEIGHT, option } from './chart.js';
import { periodText } from '../../core/sum-periods.js';
import { percentsOfWhole } from '../../core/whole.js';

const STEPS = ['days', 'months', 'years'];
const SHARES = ['measured', 'filled', 'missing'];
const ALL = 'all';
const MOST_ROWS = 100; // that are drawn before one asks for all of them

const sharesOf = (sum) => percentsOfWhole(SHARES.map((name) => sum[`${name}_share`]));
const bound = ({ ch4_t_high: high, ch4_t: value }) => high ?? value;

class Sums extends Component {
  static properties = { of: { attribute: false }, address: { type: String }, whole: { state: true } };

  /** All streams together have no days of their own. */
  get #shown() {
    const { told } = this.of;
    const several = told.streams.length > 1;
    const stream = told.streams.find(({ id }) => id === parameter('stream')) ?? (several ? { ...told, id: ALL, name: t('measured.all') } : told.streams[0]);
    const steps = STEPS.filter((step) => stream[step]);
    const step = steps.includes(parameter('step')) ? parameter('step') : steps[0];
    return { stream, steps, step, sums: stream[step] };
  }

  render() {
    const { stream, steps, step, sums } = this.#shown;
    const { told } = this.of;
    return html`<div class="meaning-form">
        ${told.streams.length > 1 ? html`<label><span>${t('measured.stream')}</span><select name="stream" @change=${(event) => change({ stream: event.target.value === ALL ? '' : event.target.value, step: '' })}>${[{ id: ALL, name: t('measured.all') }, ...told.streams].map(({ id, name }) => html`<option value=${id} .selected=${id === stream.id}>${name}</option>`)}</select></label>` : nothing}
        <label><span>${t('measured.step')}</span><select name="step" @change=${(event) => change({ step: event.target.value === steps[0] ? '' : event.target.value })}>${steps.map((each) => html`<option value=${each} .selected=${each === step}>${t(`measured.by.${each}`)}</option>`)}</select></label>
      </div>
      ${this.#minded(stream)} ${this.#cards(stream)}
      <fd-chart tabled .heading=${this.#heading(stream, step)} .name=${'firedamp-emissions'} .height=${HEIGHT} .option=${(palette, width) => option(palette, width, stream, step)} .table=${this.#file(sums)} .told=${{ subject: stream.name, synthetic: this.of.synthetic, key: [] }} @chart-pick=${({ detail }) => this.#open(detail.data?.period, stream)}></fd-chart>
      <p class="note"><span aria-hidden="true">■</span> ${t('measured.measured')} <span aria-hidden="true">▒</span> ${t('measured.filled')} <span aria-hidden="true">┃</span> ${t('range.confidence')}. ${t('measured.chart_means')}</p>
      <fd-table class="measured-sums" .caption=${this.#heading(stream, step)} .columns=${this.#columns(stream, sums)} .rows=${this.whole ? sums : sums.slice(0, MOST_ROWS)} .rowKey=${({ period }) => period} .counted=${t('table.rows', { count: sums.length })}></fd-table>
      ${!this.whole && sums.length > MOST_ROWS ? html`<p><button type="button" class="button" @click=${() => (this.whole = true)}>${t('measured.all_rows', { of: exact(sums.length) })}</button></p>` : nothing}
      <p class="note">${t('measured.adds_up')}${stream.rounding_t && stream.rounding_t !== '0' ? html` ${t('measured.rounding', { difference: exact(Number(stream.rounding_t)) })}` : nothing}</p>`;
  }

  #heading = ({ name, sum }, step) => t('measured.heading', { name, value: `${mass(sum.ch4_t).text} ${mass(sum.ch4_t).unit}`, range: sum.ch4_t_low === null ? t('measured.range_unknown') : `${t('range.confidence')}: ${range(mass(sum.ch4_t), sum.ch4_t_low, sum.ch4_t_high)}`, step: t(`measured.by.${step}`).toLocaleLowerCase(document.documentElement.lang) });

  /** What one has to know before the numbers. */
  #minded({ sum, overdue = [] }) {
    const said = [
      ...(sum.ch4_t_low === null ? [t('measured.no_accuracy')] : []),
      ...(sum.partial ? [t('measured.partial', { hours: significant(sum.missing_hours) })] : []),
      ...(sum.unregulated_hours ? [t('measured.unregulated_of', { hours: significant(sum.unregulated_hours) })] : []),
      ...overdue.map(({ role, days }) => t('measured.overdue', { role: t(`role.${role}`), days: exact(days) })),
    ];
    return said.map((words) => html`<p class="warning" role="note">${words}</p>`);
  }

  #cards(stream) {
    const { sum } = stream;
    const card = (label, content) => html`<div class="card"><dt>${label}</dt><dd>${content}</dd></div>`;
    return html`<dl class="cards">
      ${card(t('figure.ch4_t'), html`<fd-number .label=${t('figure.ch4_t')} .written=${mass(sum.ch4_t)} .low=${sum.ch4_t_low} .high=${sum.ch4_t_high} .door=${() => sumDoor(this.of, sum, stream, 'ch4_t')}></fd-number>`)}
      ${card(t('figure.co2e_t'), html`<fd-number .label=${t('figure.co2e_t')} .written=${mass(sum.co2e_t)} .door=${() => sumDoor(this.of, sum, stream, 'co2e_t')}></fd-number><span class="note">${t('gwp_set')}: ${this.of.told.gwp_set}</span>`)}
      ${SHARES.map((name, place) => card(t(`measured.${name}`), html`<span class="number-like">${sharesOf(sum)[place]}</span>`))}
    </dl>`;
  }

  /** What is drawn may be of a coarser step than the table. */
  #open(period, stream) {
    const sum = period && STEPS.flatMap((step) => stream[step] ?? []).find((each) => each.period === period);
    if (sum) this.tell('door', () => sumDoor(this.of, sum, stream, 'ch4_t'));
  }

  #columns(stream, sums) {
    const most = Math.max(...sums.map(bound), 1e-9);
    const mostOf = { ch4_t: most, co2e_t: Math.max(...sums.map(({ co2e_t: value }) => value), 1e-9) };
    const door = (sum, figure, written, more = {}) => html`<fd-number bare .label="${t(`figure.${figure}`)}, ${sum.period ? periodText(sum.period) : t('measured.whole')}" .written=${written} .low=${more.low} .high=${more.high} .door=${() => sumDoor(this.of, sum, stream, figure)}></fd-number>`;
    const tonnes = (figure, more = () => ({})) => ({ key: figure, card: true, numeric: true, label: `${t(`figure.${figure}`)}, ${massLike(mostOf[figure], mostOf[figure]).unit}`, value: (sum) => sum[figure], cell: (sum) => door(sum, figure, massLike(sum[figure], mostOf[figure]), more(sum)), sum: () => door(stream.sum, figure, massLike(stream.sum[figure], mostOf[figure]), more(stream.sum)) });
    return [
      { key: 'period', label: t('measured.period'), value: ({ period }) => period, cell: ({ period }) => html`<span class="nowrap">${periodText(period)}</span>` },
      tonnes('ch4_t', ({ ch4_t_low: low, ch4_t_high: high }) => ({ low, high })), tonnes('co2e_t'),
      ...SHARES.map((name, place) => ({ key: name, numeric: true, card: name !== 'measured', minor: name === 'measured', label: t(`measured.${name}`), value: (sum) => sum[`${name}_share`], cell: (sum) => sharesOf(sum)[place], sum: () => sharesOf(stream.sum)[place] })),
    ];
  }

  #file(sums) {
    const names = ['ch4_t_exact', 'ch4_t_low', 'ch4_t_high', 'co2e_t_exact', 'measured_share', 'filled_share', 'missing_share'];
    const quality = t(`origin.${this.of.synthetic ? 'synthetic' : 'measured'}`);
    return { header: ['period', ...names, t('csv.quality')], rows: sums.map((sum) => [sum.period, ...names.map((name) => (name.endsWith('_exact') ? Number(sum[name]) : sum[name])), quality]), shown: [] };
  }
}

customElements.define('fd-measured-sums', Sums);
