// A chart: one question, its title the answer, a menu that saves it.
import { html, nothing } from 'lit';
import { charts, colours } from '../core/charts.js';
import { saveCsv } from '../core/download.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { savePicture } from '../core/picture.js';
import { themeChanges } from '../core/theme.js';
import './save-menu.js';

const PICTURE_PX = 900;

class Chart extends Component {
  static properties = {
    heading: { type: String },
    name: { type: String },
    height: { type: Number },
    /** the ECharts option, given the palette */
    option: { attribute: false },
    /** {header, rows}: the numbers of the chart; `shown` of them on the page, where a `file` of its own holds all */
    table: { attribute: false },
    /** what its picture tells beside the title: {subject, synthetic, key, attribution} of core/picture.js */
    told: { attribute: false },
    /** whether its numbers stand in a table of the page already */
    tabled: { type: Boolean },
    /** whether the reader moves along it ('chart-zoom' tells how far, in percent): what is drawn anew leaves it in their hand */
    zoomable: { type: Boolean },
  };

  #chart = null;
  /** how many axes are drawn */
  #axes = 0;
  #resized = new ResizeObserver(() => this.requestUpdate());

  connectedCallback() {
    super.connectedCallback();
    this.watch(themeChanges, 'change');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  render() {
    return html`<figure class="chart">
      <figcaption>
        <h2>${this.heading}</h2>
        <fd-save-menu .kinds=${['PNG', 'SVG', 'CSV']} .subject=${this.heading} @save=${this.#save}></fd-save-menu>
      </figcaption>
      <div class="chart-canvas" role="img" aria-label="${this.heading}. ${t('chart.table_below')}"></div>
      ${this.tabled ? nothing : html`<details class="chart-table">
        <summary>${t('chart.as_table')}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${this.heading}>${this.#table()}</div>
      </details>`}
    </figure>`;
  }

  #table() {
    if (!this.table) return '';
    const { header, shown } = this.table;
    return html`<table>
      <thead><tr>${header.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
      <tbody>${shown.map((row) => html`<tr>${row.map((cell, index) => (index ? html`<td class="numeric">${cell}</td>` : html`<th scope="row">${cell}</th>`))}</tr>`)}</tbody>
    </table>`;
  }

  async updated() {
    const place = this.querySelector('.chart-canvas');
    // Its room is taken at once: what stands below does not move when it is drawn.
    place.style.height = `${this.height}px`;
    const { init } = await charts();
    if (!this.option || !this.isConnected) return;
    if (!this.#chart) {
      this.#chart = init(place, null, { renderer: 'canvas' });
      this.#chart.on('click', (event) => this.tell('chart-pick', event));
      this.#chart.on('datazoom', ({ batch: [first] = [], ...alone }) => this.tell('chart-zoom', first ?? alone));
      this.#resized.observe(place);
    }
    this.#chart.resize();
    const option = this.option(colours(), place.clientWidth);
    const same = this.zoomable && this.#axes === option.yAxis.length;
    this.#axes = option.yAxis?.length ?? 0;
    this.#chart.setOption(option, same ? { replaceMerge: ['series'] } : { notMerge: true });
  }

  #save({ detail: kind }) {
    const { header, more = [], rows } = this.table?.file ?? this.table ?? {};
    if (kind === 'CSV') saveCsv(this.name, [...header, ...more], rows);
    else if (this.option) this.#picture(kind);
  }

  /** As wide as a page takes it, also from a phone; whether or not it has been drawn on the page yet. */
  #picture(kind) {
    const width = Math.max(this.querySelector('.chart-canvas').clientWidth, PICTURE_PX);
    savePicture({ option: this.option(colours(), width), width, height: this.height, name: this.name, kind, told: { title: this.heading, ...this.told } });
  }
}

customElements.define('fd-chart', Chart);
