// Can the chances be believed? How often what had a chance came true, tenth by tenth, beside the line where both are the same.
import { html } from 'lit';
import { base } from '../../core/charts.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { decimals, exact, percent } from '../../core/numbers.js';
import { readingText } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';
import '../../components/chart.js';

const HEIGHT = 320;
const [LEAST_PX, MOST_PX] = [8, 34];

class Reliability extends Component {
  static properties = { limit: { attribute: false }, unit: { type: String }, horizon: { type: Number }, longwall: { attribute: false } };

  render() {
    const { brier, rate, bins } = this.limit.reliability;
    const said = { limit: readingText(this.limit.limit, this.unit), horizon: durationText(this.horizon) };
    const header = [t('reliability.said'), t('reliability.came'), t('reliability.rows')];
    const table = { header, rows: bins, shown: bins.map(([chance, came, rows]) => [percent(chance * 100), percent(came * 100), exact(rows)]) };
    return html`<fd-chart class="reliability" .heading=${t('reliability.title', { ...said, brier: decimals(brier, 4) })} .name=${`firedamp-reliability-${this.horizon}min`} .height=${HEIGHT} .option=${this.#option(bins)} .table=${table} .told=${{ subject: text(this.longwall.name), attribution: text(this.longwall.attribution) }}></fd-chart>
      <p class="note">${t('reliability.means', { rate: percent(rate * 100) })}</p>`;
  }

  #option(bins) {
    const most = Math.max(...bins.map(([, , rows]) => rows), 1);
    const size = (rows) => LEAST_PX + (MOST_PX - LEAST_PX) * Math.sqrt(rows / most);
    return (palette) => {
      const axis = (name, more) => ({ type: 'value', min: 0, max: 1, interval: 0.2, name, nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: palette.muted }, axisLabel: { color: palette.muted, formatter: (value) => percent(value * 100, 1) }, splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } }, ...more });
      return {
        ...base(palette),
        grid: { left: 62, right: 22, top: 16, bottom: 46 },
        xAxis: axis(t('reliability.said'), {}),
        yAxis: axis(t('reliability.came'), { nameGap: 44 }),
        tooltip: { trigger: 'item', renderMode: 'richText', confine: true, backgroundColor: palette.ground, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 12 }, formatter: ({ data }) => t('reliability.point', { said: percent(data[0] * 100), came: percent(data[1] * 100), rows: exact(data[2]) }) },
        series: [
          { id: 'same', type: 'line', silent: true, showSymbol: false, data: [[0, 0], [1, 1]], lineStyle: { color: palette.muted, type: [5, 4], width: 1.2 }, tooltip: { show: false } },
          { id: 'found', type: 'line', data: bins, symbol: 'circle', symbolSize: ([, , rows]) => size(rows), lineStyle: { color: palette.series[0], width: 1.4 }, itemStyle: { color: palette.series[0], opacity: 0.85 }, emphasis: { disabled: true } },
        ],
      };
    };
  }
}

customElements.define('fd-reliability', Reliability);
