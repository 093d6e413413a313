// Where are the chosen projects? The map of their basin with its mines, and a diamond on each mine that has a project.
import { html, nothing } from 'lit';
import { settings } from '../../core/address.js';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import { placed } from '../../core/lines.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import '../../components/mine-map.js';
import { mineName, projectsOf } from '../../core/portfolio.js';

class Place extends Component {
  static properties = { answer: { attribute: false } };

  constructor() {
    super();
    this.basin = new Load(this);
  }

  willUpdate() {
    const first = this.answer.projects.find(({ mine }) => mine)?.mine.id ?? '';
    if (first) this.basin.want(JSON.stringify([first, settings()]), () => basinOf(first));
  }

  /** One mark for each mine, chosen where one of its projects is. */
  #places() {
    const found = new Map();
    for (const row of projectsOf(this.answer)) {
      if (typeof row.mine?.latitude !== 'number') continue;
      const before = found.get(row.mine.id);
      found.set(row.mine.id, { id: row.mine.id, latitude: row.mine.latitude, longitude: row.mine.longitude, name: mineName(row), full: row.chosen || Boolean(before?.full) });
    }
    return [...found.values()];
  }

  render() {
    const { value: basin } = this.basin;
    const places = this.#places();
    // A basin without a map takes nothing from the answer: the table names the mines.
    if (!basin || !places.length) return nothing;
    const chosen = places.filter(({ full }) => full);
    const title = chosen.length ? t('portfolio.map', { count: chosen.length, chosen: exact(chosen.length), names: chosen.map(({ name }) => name).join(', ') }) : t('portfolio.map_none', { count: places.length, of: exact(places.length) });
    const key = [{ sign: '◆', words: t('portfolio.map_chosen') }, { sign: '◇', words: t('portfolio.map_other') }];
    return html`<section class="panel portfolio-map" aria-labelledby="portfolio-map"><h2 id="portfolio-map">${title}</h2>
      <fd-mine-map .map=${basin.map} .inventory=${basin.inventory} .marks=${{ places, key, title }}></fd-mine-map></section>`;
  }
}

/** The map and the inventory of the basin of a mine. */
async function basinOf(mineId) {
  const { basin } = await api.mine(mineId);
  const { method, gwp_set } = settings();
  const [map, inventory, mines, basins] = await Promise.all([api.basinMap(basin), api.inventory({ basin, method, gwp_set, year: '' }), api.mines({ basin }), api.basins()]);
  return { map, inventory: placed(inventory, mines.items, basins.items.find(({ id }) => id === basin)) };
}

customElements.define('fd-portfolio-place', Place);
