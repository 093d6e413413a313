// Who emits most? Bars from zero, the 95 % range as whiskers.
import { html } from 'lit';
import { settings } from '../../core/address.js';
import { base } from '../../core/charts.js';
import { Component } from '../../core/element.js';
import * as findings from '../../core/findings.js';
import { named, t } from '../../core/locale.js';
import { decimals, mass, range } from '../../core/numbers.js';
import { unconfirmed } from '../../doors/confirm.js';
import { provenance, provenanceHeader, toldOf } from '../../doors/provenance.js';
import { lineDoor } from '../../doors/inventory.js';
import { unsureMark } from '../../components/origin.js';

const SHOWN = 18;
const BAR_PX = 24;
const NAMES_PX = 200;

class Emitters extends Component {
  static properties = { inventory: { attribute: false } };

  render() {
    const lines = [...this.inventory.lines].sort((left, right) => right.co2e_t - left.co2e_t).slice(0, SHOWN);
    return html`<fd-chart
        .heading=${findings.largest(this.inventory)}
        .name=${`firedamp-emitters-${settings().basin}`}
        .told=${toldOf(this.inventory, `${t('figure.co2e_t')}, ${mass(lines[0].co2e_t).unit}`)}
        .height=${lines.length * BAR_PX + 48}
        .option=${(palette, width) => option(lines, palette, width)}
        .table=${table(this.inventory, lines)}
        @chart-pick=${(event) => this.#picked(lines, event.detail)}
      ></fd-chart>
      <p class="note">${t('chart.whiskers', { unit: mass(lines[0].co2e_t).unit })}${unsureMark(unconfirmed(this.inventory, 'co2e_t', lines).length > 0)}</p>`;
  }

  #picked(lines, { dataIndex }) {
    const line = lines[dataIndex];
    if (line) this.tell('door', () => lineDoor(this.inventory, line, 'co2e_t'));
  }
}

function table(inventory, lines) {
  return {
    more: [t('csv.year'), ...provenanceHeader()],
    header: [t('mine'), `${t('figure.co2e_t')}, ${t('mass.gas.t')}`, t('range.low'), t('range.high')],
    rows: lines.map((line) => [named(line.name), line.co2e_t, line.co2e_t_low, line.co2e_t_high, line.year, ...provenance(inventory, [line], line.method)]),
    shown: lines.map((line) => [named(line.name), ...['co2e_t', 'co2e_t_low', 'co2e_t_high'].map((figure) => cell(inventory, line, figure))]),
  };
}

/** A number of the table: it opens what its bar opens. */
function cell(inventory, line, figure) {
  const value = line[figure];
  const written = { ...mass(value), text: decimals(value, 0), unit: t('mass.gas.t') };
  return html`<fd-number bare .label=${named(line.name)} .written=${written} .door=${() => lineDoor(inventory, line, 'co2e_t')}></fd-number>`;
}

function option(lines, palette, width) {
  const scale = mass(Math.max(...lines.map((line) => line.co2e_t)));
  const inUnit = (value) => value / scale.divisor;
  const label = ({ dataIndex }) => {
    const line = lines[dataIndex];
    const written = { ...scale, text: '' };
    return `${decimals(inUnit(line.co2e_t), scale.places)}  {bounds|${range(written, line.co2e_t_low, line.co2e_t_high)}}`;
  };
  const names = Math.min(NAMES_PX, width * 0.34);
  const furthest = Math.max(...lines.map((line) => inUnit(line.co2e_t_high)));
  return {
    ...base(palette),
    grid: { left: names + 8, right: 112, top: 8, bottom: 28 },
    xAxis: { type: 'value', min: 0, max: furthest, axisLabel: { color: palette.muted, formatter: (value) => (value > furthest * 0.999 ? '' : decimals(value, value % 1 ? 1 : 0)) }, splitNumber: 4, splitLine: { lineStyle: { color: palette.line } } },
    yAxis: { type: 'category', inverse: true, data: lines.map((line) => named(line.name)), axisTick: { show: false }, axisLine: { lineStyle: { color: palette.line } }, axisLabel: { color: palette.ink, width: names, overflow: 'truncate' } },
    series: [bars(lines, inUnit, palette), whiskers(lines, inUnit, palette, label)],
  };
}

function bars(lines, inUnit, palette) {
  return {
    type: 'bar',
    barWidth: '62%',
    data: lines.map((line) => ({ value: inUnit(line.co2e_t), itemStyle: { color: `${palette[line.mine_type]}${line.mine_type === 'surface' ? '66' : 'cc'}`, borderColor: palette[line.mine_type], borderWidth: 1 } })),
  };
}

function whiskers(lines, inUnit, palette, label) {
  return {
    type: 'custom',
    z: 5,
    encode: { x: [0, 1], y: 2 },
    data: lines.map((line, index) => [inUnit(line.co2e_t_low), inUnit(line.co2e_t_high), index]),
    renderItem: (params, api) => {
      const [left, y] = api.coord([api.value(0), api.value(2)]);
      const [right] = api.coord([api.value(1), api.value(2)]);
      const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: palette.ink, lineWidth: 1 } });
      const text = { type: 'text', x: params.coordSys.x + params.coordSys.width + 8, y, style: { text: label(params), fill: palette.ink, verticalAlign: 'middle', rich: { bounds: { fill: palette.muted, fontSize: 11 } } } };
      return { type: 'group', children: [line(left, y, right, y), line(left, y - 4, left, y + 4), line(right, y - 4, right, y + 4), text] };
    },
  };
}

customElements.define('fd-emitters', Emitters);
