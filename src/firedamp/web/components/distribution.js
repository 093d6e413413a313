// How do the results of the draws lie? Both approaches as distributions: the draws as bars, error propagation as a normal curve.
import { html, nothing } from 'lit';
import { bars, normalCurve, shareBelow } from '../core/distribution.js';
import { base } from '../core/charts.js';
import { Component } from '../core/element.js';
import { t, text, word } from '../core/locale.js';
import { decimals, exact, limitText, percent, range } from '../core/numbers.js';
import { outputShort } from '../doors/trace.js';
import './chart.js';

const HEIGHT = 260;
const SHOWN = [1, 5, 10, 25, 50, 75, 90, 95, 99];

/** A bound in the unit and to the decimals of the estimate. */
const digits = (written, value) => decimals(value / written.divisor, written.places);

class Distribution extends Component {
  static properties = {
    result: { attribute: false },
    output: { type: String },
    /** t CO2e: how likely it is passed */
    limit: { type: Number },
    /** what its picture tells beside the title */
    told: { attribute: false },
  };

  render() {
    const { result, output } = this;
    const second = result.uncertainty.approach2[output];
    const drawn = bars(second?.quantiles ?? []);
    if (!drawn.length) return html`<h2>${t('distribution.title')}</h2><p class="note">${t('distribution.certain')}</p>`;
    const written = outputShort(output, result.outputs[output], result.units[output]);
    const heading = t('distribution.heading', { range: `${range(written, second.low, second.high)} ${written.unit}`.trim(), output: text(result.labels[output]) });
    return html`<fd-chart .heading=${heading} .name=${`firedamp-${result.method}-${output}`} .height=${HEIGHT} .option=${(palette, width) => this.#option(palette, width, drawn, written)} .table=${this.#table(second.quantiles, written)} .told=${{ ...this.told, key: this.#key() }}></fd-chart>
      <p class="note">${this.#legend()} ${this.#likely(second.quantiles)}</p>`;
  }

  #legend() {
    const first = this.result.uncertainty.approach1[this.output];
    return html`<span class="key-bars" aria-hidden="true"></span> ${t('uncertainty.approach2')} ${first?.percent ? html`<span class="key-line" aria-hidden="true"></span> ${t('uncertainty.approach1')}${first.read_approach2 ? ` (${t('uncertainty.read_second')})` : ''}` : nothing}`;
  }

  /** The legend of a picture. */
  #key() {
    const first = this.result.uncertainty.approach1[this.output];
    const bars = { words: t('uncertainty.approach2'), drawn: ({ accent }) => `<rect x="10" y="-1" width="16" height="12" fill="${accent}" opacity="0.45"/>` };
    const curve = { words: t('uncertainty.approach1'), drawn: ({ surface }) => `<line x1="1" x2="27" y1="5" y2="5" stroke="${surface}" stroke-width="2" stroke-dasharray="5 3"/>` };
    return first?.percent ? [bars, curve] : [bars];
  }

  #likely(quantiles) {
    if (this.output !== 'co2e_t' || !this.limit) return nothing;
    const share = (1 - shareBelow(quantiles, this.limit)) * 100;
    return html`<br />${t('distribution.likely', { limit: limitText(this.limit), share: share > 99.5 ? `> ${percent(99)}` : share < 0.5 ? `< ${percent(1)}` : percent(share) })}`;
  }

  #option(palette, width, drawn, written) {
    const { result, output } = this;
    const { low, high } = result.uncertainty.approach2[output];
    const first = result.uncertainty.approach1[output];
    const label = (value) => exact(Number((value / written.divisor).toPrecision(3)));
    const line = (at, name, type) => ({ xAxis: at, name, lineStyle: { color: palette.ink, type, width: type === 'solid' ? 2 : 1 }, label: { formatter: name, color: palette.ink, position: 'end' } });
    const [from, to] = [drawn[0].from, drawn.at(-1).to];
    return {
      ...base(palette),
      grid: { left: 8, right: 8, top: 28, bottom: 36 },
      xAxis: { type: 'value', min: from, max: to, name: written.unit, nameLocation: 'middle', nameGap: 22, axisLabel: { formatter: label, color: palette.muted, hideOverlap: true, showMinLabel: false, showMaxLabel: false }, splitLine: { show: false }, axisLine: { lineStyle: { color: palette.line } }, splitNumber: width < 500 ? 4 : 8, nameTextStyle: { color: palette.muted } },
      yAxis: { type: 'value', show: false, min: 0 },
      series: [
        { type: 'custom', data: drawn.map((bar) => [bar.from, bar.to, bar.share]), encode: { x: [0, 1], y: 2 }, renderItem: (_, api) => rectangle(api, palette), silent: true,
          markLine: { symbol: 'none', silent: true, data: [line(low, digits(written, low), 'dashed'), line(result.outputs[output], written.text, 'solid'), line(high, digits(written, high), 'dashed')] } },
        { type: 'line', data: first?.percent ? normalCurve(first, result.outputs[output], drawn) : [], showSymbol: false, silent: true, smooth: true, lineStyle: { color: palette.surface, width: 2, type: [6, 4] } },
      ],
    };
  }

  #table(quantiles, written) {
    const unit = written.unit ? `, ${written.unit}` : '';
    const header = [t('distribution.percentile'), `${text(this.result.labels[this.output])}${unit}`];
    const { synthetic, attribution } = this.told ?? {};
    const about = [word('origin', synthetic ? 'synthetic' : 'calculated'), attribution];
    return {
      header,
      more: [t('csv.quality'), t('data')],
      shown: SHOWN.map((each) => [`${each} %`, digits(written, quantiles[each])]),
      rows: quantiles.map((value, each) => [each, value / written.divisor, ...about]),
    };
  }
}

function rectangle(api, palette) {
  const [left, base] = api.coord([api.value(0), 0]);
  const [right, top] = api.coord([api.value(1), api.value(2)]);
  return { type: 'rect', shape: { x: left, y: top, width: Math.max(right - left - 1, 1), height: base - top }, style: { fill: palette.accent, opacity: 0.45 } };
}

customElements.define('fd-distribution', Distribution);
