// Overview: how much methane does the basin's coal release, where, by whom, and how sure is that?
import { html, nothing } from 'lit';
import { change, href, parameter, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { saveCsv } from '../core/download.js';
import { Component } from '../core/element.js';
import * as findings from '../core/findings.js';
import { placed } from '../core/lines.js';
import { Load } from '../core/load.js';
import { companyName, named, t, text } from '../core/locale.js';
import { methodDoor } from '../doors/method.js';
import { periodText } from '../doors/door.js';
import { provenance, provenanceHeader } from '../doors/provenance.js';
import { loaded, empty } from '../components/states.js';
import '../components/chart.js';
import '../components/mine-map.js';
import '../components/range.js';
import '../components/table.js';
import './overview/emitters.js';
import './overview/first-visit.js';
import './overview/lines-table.js';
import './overview/methods.js';
import { restedOn } from './overview/restored.js';
import './overview/shares.js';
import './overview/threshold.js';
import './overview/totals.js';

class Overview extends Component {
  static properties = {
    address: { type: String },
    /** ids of the mines in the box on the map, or null */
    selected: { state: true },
  };

  constructor() {
    super();
    this.data = new Load(this);
    this.selected = null;
  }

  willUpdate() {
    const wanted = { ...settings(), company: parameter('company'), district: parameter('district') };
    this.data.want(JSON.stringify(wanted), async () => {
      this.selected = null;
      const [inventory, whole, mines, map, basins] = await Promise.all([
        api.inventory(wanted),
        api.inventory(settings()),
        api.mines({ basin: wanted.basin }),
        api.basinMap(wanted.basin),
        api.basins(),
      ]);
      const basin = basins.items.find((each) => each.id === wanted.basin);
      const shown = placed(inventory, mines.items, basin);
      return { inventory: shown, whole: whole === inventory ? shown : placed(whole, mines.items, basin), map, basin };
    });
  }

  render() {
    const { value } = this.data;
    const title = value ? this.#title(value) : t('overview.title');
    document.title = `${title} · Firedamp`;
    return html`<div class="page ${this.data.loading || this.data.stale ? 'loading' : ''}" aria-busy=${this.data.loading}>
      <header class="page-head">
        <div>
          <h1>${title}</h1>
          <p class="lead">${t('overview.answers')} ${value ? html`<span>${periodText(value.inventory)}</span>` : nothing}</p>
          ${value ? this.#filters(value.inventory) : nothing}
        </div>
        ${value ? this.#actions(value.inventory) : nothing}
      </header>
      ${this.data.error?.broke?.('no_lines') ? this.#empty() : loaded(this.data, (found) => this.#content(found), 12)}
    </div>`;
  }

  #title({ inventory, basin }) {
    const [line] = inventory.lines;
    if (parameter('company') && line) return companyName(line.company);
    if (parameter('district') && line) return text(line.district.name);
    return basin ? t('overview.title_of', { basin: text(basin.name) }) : t('overview.title');
  }

  #filters(inventory) {
    const [line] = inventory.lines;
    const names = { company: line && companyName(line.company), district: text(line?.district.name) };
    const chips = ['company', 'district'].filter((each) => parameter(each));
    if (!chips.length) return nothing;
    return html`<ul class="chips" aria-label=${t('filters')}>${chips.map(
      (each) => html`<li><button type="button" class="chip" aria-label="${t('filters.remove')}: ${names[each] || parameter(each)}" @click=${() => change({ [each]: '' })}>${t(`filter.${each}`)}: ${names[each] || parameter(each)} <span aria-hidden="true">✕</span></button></li>`,
    )}</ul>`;
  }

  #actions(inventory) {
    const [sheet] = inventory.methods;
    return html`<div class="page-actions">
      <button type="button" class="button" @click=${() => this.tell('door', () => methodDoor(sheet))}>${t('how_computed')}</button>
      <button type="button" class="button primary" @click=${() => this.#save(inventory)}>${t('overview.save')}</button>
    </div>`;
  }

  #empty() {
    const all = html`<a class="button primary" href=${href('/', { year: '', company: '', district: '' })}>${t('overview.all')}</a>`;
    return empty(t('overview.empty'), t('overview.empty_hint'), all);
  }

  #content({ inventory, whole, map }) {
    const lines = this.selected ? inventory.lines.filter((line) => this.selected.includes(line.mine_id)) : inventory.lines;
    return html`<fd-first-visit .inventory=${inventory}></fd-first-visit>
      ${this.#leftOut(inventory)} ${restedOn(inventory)}
      <fd-totals .inventory=${inventory}></fd-totals>
      <section class="panel map-panel" aria-labelledby="map-title">
        <h2 id="map-title">${findings.concentration(inventory)}</h2>
        <fd-mine-map .map=${map} .inventory=${inventory} @mines-selected=${(event) => (this.selected = event.detail)}></fd-mine-map>
        <fd-lines-table .inventory=${inventory} .lines=${lines} .selected=${this.selected}></fd-lines-table>
      </section>
      <section class="panel"><fd-emitters .inventory=${inventory}></fd-emitters></section>
      <section class="panel"><fd-shares .inventory=${inventory}></fd-shares></section>
      <section class="panel wide"><fd-threshold .inventory=${inventory} .whole=${whole}></fd-threshold></section>
      <section class="panel wide"><fd-methods .inventory=${inventory}></fd-methods></section>
      <p class="attribution wide">${t('data')}: ${[...new Set([text(inventory.attribution), text(map.attribution)])].join('. ')}</p>`;
  }

  /** Mines that the method cannot count: said, with what they want and where to give it. */
  #leftOut({ left_out: lacking = [] }) {
    if (!lacking.length) return nothing;
    return html`<details class="notice wide"><summary>${t('overview.left_out', { count: lacking.length })}</summary>
      <ul>${lacking.map(({ mine_id: id, name, year, why }) => html`<li><a href=${href(`/mines/${id}`)}>${named(name)}</a>, ${year}: ${text(why)}</li>`)}</ul>
    </details>`;
  }

  #save(inventory) {
    const figures = ['output_t', 'ch4_t', 'ch4_t_low', 'ch4_t_high', 'co2e_t', 'co2e_t_low', 'co2e_t_high'];
    const rows = inventory.lines.map((line) => [
      line.mine_id, text(line.name), t(`mine_type.${line.mine_type}`), companyName(line.company), text(line.district.name), line.year,
      ...figures.map((figure) => line[figure]),
      ...provenance(inventory, [line], line.method),
    ]);
    saveCsv(`firedamp-${settings().basin}-${inventory.method}`, [...['id', 'name', 'mine_type', 'company', 'district', 'year', ...figures].map((each) => t(`csv.${each}`)), ...provenanceHeader()], rows);
  }
}

customElements.define('fd-overview', Overview);
