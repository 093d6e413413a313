// Month by month: what was planned for the measured hours, and what was achieved? A chart and its table.
import { html } from 'lit';
import { base } from '../../core/charts.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact, mass, massLike, quantity } from '../../core/numbers.js';
import { projectName } from '../../core/portfolio.js';
import { frame } from '../../core/year-frame.js';
import { tooltip } from '../../core/year-lines.js';
import { progressDoor } from '../../doors/progress.js';
import '../../components/chart.js';
import '../../components/table.js';
import { monthText, shareText } from '../../core/progress.js';

const HEIGHT = 280;
const TONNES = ['reduction_t', 'planned_reduction_t', 'methane_destroyed_t'];
const HOURS = ['hours', 'hours_without_flame', 'hours_substituted'];

class Months extends Component {
  static properties = { progress: { attribute: false }, row: { attribute: false } };

  render() {
    const { months } = this.progress;
    return html`<fd-chart tabled .heading=${this.#heading()} .name=${'firedamp-progress'} .height=${HEIGHT} .option=${(palette, width) => this.#option(palette, width)} .table=${this.#file()} .told=${this.#told()} @chart-pick=${(event) => this.#open(months[event.detail.dataIndex])}></fd-chart>
      <p class="note"><span aria-hidden="true">□</span> ${t('progress.figure.planned_reduction_t')} <span aria-hidden="true">■</span> ${t('progress.figure.reduction_t')}</p>
      <fd-table choosable .caption=${t('progress.months')} .columns=${this.#columns()} .rows=${months} .rowKey=${({ month }) => month} .counted=${t('progress.count', { count: months.length, of: exact(months.length) })}></fd-table>`;
  }

  /** The month that fell short the most, or that none did. */
  #heading() {
    const { months } = this.progress;
    const short = months.filter((each) => each.reduction_t < each.planned_reduction_t);
    if (!short.length) return t('progress.months.all_met', { count: months.length, of: exact(months.length) });
    const gap = (each) => each.planned_reduction_t - each.reduction_t;
    const worst = short.reduce((most, each) => (gap(each) > gap(most) ? each : most));
    const written = mass(gap(worst));
    return t('progress.months.short', { count: short.length, short: exact(short.length), of: exact(months.length), month: monthText(worst.month, 'long'), gap: `${written.text} ${written.unit}` });
  }

  #open(month) {
    if (month) this.tell('door', () => progressDoor(this.progress, month, 'reduction_t'));
  }

  #like = () => Math.max(...this.progress.months.flatMap((each) => [each.reduction_t, each.planned_reduction_t]), 1);

  #option(palette, width) {
    const { months } = this.progress;
    const scale = mass(this.#like());
    const { grid, yAxis } = frame(palette, { scale, height: HEIGHT, room: 14, most: this.#like(), least: Math.min(0, ...months.map((each) => each.reduction_t)) });
    const bar = (name, itemStyle) => ({ type: 'bar', name, barGap: '8%', barCategoryGap: '34%', barMaxWidth: 46, data: months.map((each) => each[name]), itemStyle, emphasis: { disabled: true } });
    const every = Math.max(1, Math.ceil((months.length * 64) / Math.max(width - 80, 1)));
    return {
      ...base(palette), grid, yAxis,
      tooltip: tooltip(palette, ({ dataIndex }) => this.#hover(months[dataIndex])),
      xAxis: { type: 'category', data: months.map(({ month }) => monthText(month)), axisLabel: { color: palette.muted, interval: (place) => place % every === 0 }, axisLine: { lineStyle: { color: palette.line } }, axisTick: { alignWithLabel: true } },
      series: [bar('planned_reduction_t', { color: 'transparent', borderColor: palette.muted, borderWidth: 1.5 }), bar('reduction_t', { color: palette.accent })],
    };
  }

  #hover(month) {
    const said = (name) => `${t(`progress.figure.${name}`)}: ${mass(month[name]).text} ${mass(month[name]).unit}`;
    return [monthText(month.month, 'long'), said('planned_reduction_t'), said('reduction_t'), shareText(month)].filter(Boolean).join('\n');
  }

  #told() {
    const plan = (palette) => `<rect x="0.75" y="0.75" width="22" height="9" fill="none" stroke="${palette.muted}" stroke-width="1.5"/>`;
    const done = (palette) => `<rect width="24" height="10" fill="${palette.accent}"/>`;
    return { subject: projectName(this.row), synthetic: this.progress.synthetic, key: [{ words: t('progress.figure.planned_reduction_t'), drawn: plan }, { words: t('progress.figure.reduction_t'), drawn: done }], attribution: text(this.row.attribution) };
  }

  #file() {
    const { months, synthetic } = this.progress;
    const names = [...HOURS, 'hours_unregulated', 'hours_unsafe', 'hours_above_capacity', 'methane_m3', ...TONNES];
    const header = [t('progress.month'), ...names.map((name) => `${t(`progress.figure.${name}`)}, ${unitOf(name)}`), ...Object.keys(months[0].by_cause_t).map((name) => `${t(`progress.cause.${name}`)}, ${t('mass.gas.t')}`), t('csv.quality')];
    const quality = t(`origin.${synthetic ? 'synthetic' : 'measured'}`);
    return { header, rows: months.map((each) => [each.month, ...names.map((name) => each[name]), ...Object.values(each.by_cause_t), quality]), shown: [] };
  }

  #columns() {
    const { progress } = this;
    const like = this.#like();
    const number = (row, name, written) => html`<fd-number bare .label="${t(`progress.figure.${name}`)}, ${monthText(row.month)}" .written=${written} .door=${() => progressDoor(progress, row, name)}></fd-number>`;
    const sum = (name, written) => () => html`<fd-number bare .label=${t(`progress.figure.${name}`)} .written=${written} .door=${() => progressDoor(progress, progress.totals, name)}></fd-number>`;
    const hours = (name) => ({ key: name, label: `${t(`progress.figure.${name}`)}, ${unitOf(name)}`, numeric: true, value: (row) => row[name], cell: (row) => number(row, name, whole(row[name])), sum: sum(name, whole(progress.totals[name])) });
    const tonnes = (name, most = like) => ({ key: name, card: name !== 'methane_destroyed_t', label: `${t(`progress.figure.${name}`)}, ${massLike(most, most).unit}`, numeric: true, value: (row) => row[name], cell: (row) => number(row, name, massLike(row[name], most)), sum: sum(name, massLike(progress.totals[name], most)) });
    const destroyed = Math.max(...progress.months.map((each) => each.methane_destroyed_t), 1);
    return [
      { key: 'month', label: t('progress.month'), value: ({ month }) => month, cell: ({ month }) => monthText(month, 'long') },
      ...HOURS.map(hours),
      tonnes('methane_destroyed_t', destroyed), tonnes('reduction_t'), tonnes('planned_reduction_t'),
      { key: 'share', card: true, label: t('progress.share'), numeric: true, value: (row) => (row.planned_reduction_t ? row.reduction_t / row.planned_reduction_t : null), cell: (row) => shareText(row) || t('value.none'), sum: () => shareText(progress.totals) },
    ];
  }
}

const whole = (count) => ({ ...quantity(count), text: exact(count) });
const unitOf = (name) => (name === 'methane_m3' ? t('unit.m3') : name.startsWith('hours') ? t('unit.h') : t('mass.gas.t'));

customElements.define('fd-progress-months', Months);
