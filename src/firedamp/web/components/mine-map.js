// Where is it emitted? Outline, towns, circles by area; zoom, hover card, box that filters the table beside it.
import { html, nothing } from 'lit';
import { settings } from '../core/address.js';
import { charts, colours } from '../core/charts.js';
import { saveCsv } from '../core/download.js';
import { Component } from '../core/element.js';
import { t, text } from '../core/locale.js';
import { savePicture } from '../core/picture.js';
import { themeChanges } from '../core/theme.js';
import { frame, ground, withNames } from './map-frame.js';
import { townPoints } from './map-labels.js';
import { mapTold } from './map-told.js';
import { mapOption, radiusOf, TOWNS } from './map-option.js';
import { provenance, provenanceHeader } from '../doors/provenance.js';
import './mine-card.js';
import './save-menu.js';

class MineMap extends Component {
  static properties = {
    map: { attribute: false },
    inventory: { attribute: false },
    /** the mine that a small map is about: {mine_id, latitude, longitude} */
    centre: { attribute: false },
    /** what else stands on it: {places: [{latitude, longitude, name, full}], key: [{sign, words}], title} */
    marks: { attribute: false },
    /** whether it shows marks alone: no circles to explain, to choose or to save */
    plain: { type: Boolean },
    selecting: { state: true },
    pointed: { state: true },
    pinned: { state: true },
  };

  #chart = null;
  #resized = new ResizeObserver(() => this.#fit());

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
    const shown = this.pinned ?? this.pointed;
    return html`<div class="map">
      <div class="map-canvas" role="img" aria-label=${t('map.described')}></div>
      ${this.#legend()}
      <div class="map-tools" role="group" aria-label=${t('map.tools')}>
        <button type="button" class="icon-button" aria-label=${t('map.closer')} title=${t('map.closer')} @click=${() => this.#zoom(1.5)}>+</button>
        <button type="button" class="icon-button" aria-label=${t('map.farther')} title=${t('map.farther')} @click=${() => this.#zoom(1 / 1.5)}>−</button>
        ${this.centre || this.plain ? nothing : html`<button type="button" class="icon-button" aria-label=${t('map.select')} title=${t('map.select')} aria-pressed=${Boolean(this.selecting)} @click=${this.#toggleSelecting}>⬚</button>`}
        <button type="button" class="icon-button" aria-label=${t('map.whole')} title=${t('map.whole')} @click=${this.#reset}>⤢</button>
      </div>
      ${this.centre || this.plain ? nothing : html`<fd-save-menu class="map-save" .kinds=${['PNG', 'SVG', 'CSV']} .subject=${t('map.tools')} @save=${this.#save}></fd-save-menu>`}
      ${shown ? this.#card(shown) : nothing}
    </div>`;
  }

  #legend() {
    return html`<ul class="map-legend" aria-label=${t('map.legend')}>
      ${this.plain ? nothing : html`${['underground', 'surface'].map((type) => html`<li><span class="dot dot-${type}" aria-hidden="true"></span>${t(`mine_type.${type}.plural`)}</li>`)}<li class="muted">${t('map.area')}</li>`}
      ${(this.marks?.key ?? []).map(({ sign, words }) => html`<li><span class="map-mark" aria-hidden="true">${sign}</span>${words}</li>`)}
    </ul>`;
  }

  #card({ line, x, y }) {
    return html`<fd-mine-card .line=${line} .inventory=${this.inventory} .place=${{ x, y }} ?pinned=${Boolean(this.pinned)} @card-closed=${() => (this.pinned = null)}></fd-mine-card>`;
  }

  async updated(changed) {
    if (!this.map || !this.inventory) return;
    const drawn = ['map', 'inventory', 'marks'].some((name) => changed.has(name)) || changed.size === 0;
    if (this.#chart && !drawn) return;
    const library = await charts();
    const place = this.querySelector('.map-canvas');
    if (!place) return;
    library.registerMap('basin', withNames(this.#ground()));
    if (!this.#chart) this.#start(library, place);
    this.#chart.resize();
    this.#draw();
  }

  #ground() {
    return ground(this.map.outline, this.inventory.lines);
  }

  #draw() {
    this.#chart.setOption(this.#option(), { notMerge: true });
    this.#name();
  }

  #option() {
    return mapOption({ map: { ...this.map, outline: this.#ground() }, lines: this.inventory.lines, palette: colours(), centre: this.centre, marks: this.marks?.places, place: this.#size(), towns: this.#towns() });
  }

  #size() {
    return { width: this.#chart.getWidth(), height: this.#chart.getHeight() };
  }

  #towns() {
    const radius = radiusOf(this.inventory.lines);
    const located = this.inventory.lines.filter((line) => line.latitude !== null && line.latitude !== undefined);
    const circles = located.map((line) => ({ place: this.#drawnAt(line), radius: radius(line) })).filter(({ place }) => place);
    return townPoints(this.map.towns, (town) => this.#drawnAt(town), this.#size(), circles.map(({ place: [x, y], radius: own }) => ({ x, y, radius: own })));
  }

  /** Fit the map to another size of its place. */
  #fit() {
    if (!this.#chart || !this.map) return;
    this.#chart.resize();
    this.#chart.setOption({ geo: frame(this.#ground(), this.#chart.getWidth(), this.#chart.getHeight()) });
    this.#name();
  }

  /** Names of towns where there is room, and the card at its mine: after every move of the map. */
  #name() {
    this.#chart.setOption({ series: [{ id: TOWNS, data: this.#towns() }] });
    this.pointed = null;
    if (this.pinned) this.pinned = this.#placed(this.pinned.line);
  }

  #drawnAt(place) {
    return this.#chart.getOption()?.geo?.length ? this.pixelOf(place) : undefined;
  }

  #start(library, place) {
    this.#chart = library.init(place, null, { renderer: 'canvas' });
    this.#resized.observe(place);
    // The wheel scrolls the page; with Ctrl it zooms the map.
    place.addEventListener('wheel', (event) => !event.ctrlKey && event.stopPropagation(), { capture: true });
    this.#chart.on('mouseover', (event) => event.data?.line && (this.pointed = this.#placed(event.data.line)));
    this.#chart.on('mouseout', () => (this.pointed = null));
    this.#chart.on('click', (event) => event.data?.line && (this.pinned = this.#placed(event.data.line)));
    this.#chart.getZr().on('click', (event) => !event.target && (this.pinned = null));
    this.#chart.on('georoam', () => this.#name());
    this.#chart.on('brushSelected', (event) => this.#selected(event));
  }

  /** Where the circle of a mine stands, in pixels of the map. */
  pixelOf(line) {
    return this.#chart.convertToPixel('geo', [line.longitude, line.latitude]);
  }

  #placed(line) {
    const [x, y] = this.pixelOf(line);
    return { line, x, y };
  }

  #selected({ batch }) {
    const [{ areas, selected }] = batch;
    if (!areas.length) {
      this.tell('mines-selected', null);
      return;
    }
    const series = this.#chart.getOption().series;
    const ids = selected.flatMap(({ seriesIndex, dataIndex }) => dataIndex.map((index) => series[seriesIndex].data[index]?.line?.mine_id));
    this.tell('mines-selected', ids.filter(Boolean));
  }

  #save({ detail: kind }) {
    const figures = ['output_t', 'ch4_t', 'co2e_t'];
    const rows = this.inventory.lines.map((line) => [text(line.name), line.latitude, line.longitude, line.year, ...figures.map((figure) => line[figure]), ...provenance(this.inventory, [line], line.method)]);
    const name = `firedamp-map-${settings().basin}`;
    if (kind === 'CSV') saveCsv(name, [t('csv.name'), t('csv.latitude'), t('csv.longitude'), t('csv.year'), ...figures.map((figure) => t(`csv.${figure}`)), ...provenanceHeader()], rows);
    else savePicture({ option: this.#option(), ...this.#size(), name, kind, told: mapTold(this.map, this.inventory, this.marks) });
  }

  #zoom(factor) {
    const { zoom } = this.#chart.getOption().geo[0];
    this.#chart.setOption({ geo: { zoom: Math.max(1, zoom * factor) } });
    this.#name();
  }

  #toggleSelecting() {
    this.selecting = !this.selecting;
    const brushOption = this.selecting ? { brushType: 'rect', brushMode: 'single' } : { brushType: false };
    this.#chart.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption });
  }

  #reset() {
    this.selecting = false;
    this.#chart.dispatchAction({ type: 'brush', areas: [] });
    this.#chart.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption: { brushType: false } });
    this.#draw();
    this.tell('mines-selected', null);
  }
}

customElements.define('fd-mine-map', MineMap);
