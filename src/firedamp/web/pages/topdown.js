// Top-down check: do plumes seen from air and space agree with the inventory of the mines near them?
import { html, nothing } from 'lit';
import { change, parameter, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { t, text } from '../core/locale.js';
import { exact } from '../core/numbers.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { choices, numberOf } from '../core/topdown.js';
import { plumeSets, PUBLIC, topdownCheck } from '../core/topdown-api.js';
import { attributionLine } from '../components/attribution.js';
import { empty, failure, loaded, skeleton } from '../components/states.js';
import { syntheticNote } from '../components/synthetic-banner.js';
import '../components/room-tabs.js';
import './topdown/ask.js';
import './topdown/map.js';
import './topdown/mine.js';
import './topdown/near.js';
import './topdown/plumes.js';
import './topdown/sets.js';

const RADIUS_KM = 5;
const ALL = 'all';

class Topdown extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.known = new Load(this);
    this.found = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    this.known.want(`sets ${who}`, async () => {
      await knownUser();
      const [{ items }, basins] = await Promise.all([plumeSets(), api.basins()]);
      return { sets: items, basins: basins.items ?? basins };
    });
    const asked = this.#asked();
    this.found.want(JSON.stringify([asked, who]), () => topdownCheck(asked));
  }

  #asked() {
    const { basin, gwp_set } = settings();
    const mines = parameter('mines') || basin;
    const persistence = numberOf('persistence');
    const [low, high] = [numberOf('low'), numberOf('high')];
    const range = persistence === null || low === null || high === null ? {} : { persistence_low: low, persistence_high: high };
    return { plume_set_id: parameter('set') || PUBLIC, mines: mines === ALL ? null : mines, radius_km: numberOf('radius') ?? RADIUS_KM, persistence, ...range, choices: choices(), gwp_set };
  }

  render() {
    document.title = `${t('topdown.title')} · Firedamp`;
    const found = this.found.value;
    return html`<div class="page topdown ${this.found.loading ? 'loading' : ''}" aria-busy=${this.found.loading || this.known.loading}>
      <header class="page-head"><div><h1>${t('topdown.title')}</h1><p class="lead">${t('topdown.answers')}</p></div></header>
      <fd-room-tabs room="calculate" .address=${this.address}></fd-room-tabs>
      ${syntheticNote(found?.synthetic, t('topdown.synthetic'))}
      ${loaded(this.known, ({ sets, basins }) => html`<fd-topdown-ask class="panel" .sets=${sets} .basins=${basins} .address=${this.address}></fd-topdown-ask>`, 4)}
      ${this.#content(found)}
      ${this.known.value && (found || this.found.error) ? html`<fd-topdown-sets class="panel" .sets=${this.known.value.sets} @sets-changed=${this.#again}></fd-topdown-sets>` : nothing}
    </div>`;
  }

  #again() {
    this.known.again();
  }

  #content(found) {
    const { error } = this.found;
    if (error?.status === 404) return empty(t('topdown.no_set'), t('topdown.no_set_hint'), html`<button type="button" class="button" @click=${() => change({ set: '', take: '', look: '' })}>${t('topdown.to_public')}</button>`);
    if (error) return failure(error, () => this.found.again());
    if (!found || !(this.known.value || this.known.error)) return skeleton(12);
    if (!found.mines.length) return html`${this.#none(found)}<fd-topdown-plumes class="panel" .found=${found}></fd-topdown-plumes>`;
    return html`<p class="note">${t('topdown.counted', { count: found.plumes.length, plumes: exact(found.plumes.length), none: exact(found.without_candidate), several: exact(found.with_several), radius: exact(found.radius_km) })}</p>
      <div class="topdown-two"><fd-topdown-map class="panel" .found=${found} .address=${this.address}></fd-topdown-map><fd-topdown-near class="panel" .found=${found} .address=${this.address}></fd-topdown-near></div>
      ${found.mines.filter((mine) => mine.plumes_chosen.length || mine.mine_id === parameter('look')).map((mine) => html`<fd-topdown-mine class="panel" .mine=${mine} .found=${found}></fd-topdown-mine>`)}
      <fd-topdown-plumes class="panel" .found=${found}></fd-topdown-plumes>
      <section class="panel"><h2>${t('topdown.cannot')}</h2><ul class="bullets">${['shafts', 'strong', 'sources', 'years'].map((key) => html`<li>${t(`topdown.cannot.${key}`)}</li>`)}</ul></section>
      ${attributionLine(found.attribution)}`;
  }

  /** No mine lies near a plume: of the Kuzbass there are no real plumes at all. */
  #none(found) {
    const of = text(found.mines_of.name);
    if (!found.plume_set.public) return empty(t('topdown.none', { of }), t('topdown.none_hint'), html`<button type="button" class="button" @click=${() => change({ mines: ALL })}>${t('topdown.all_basins')}</button>`);
    return empty(t('topdown.none', { of }), t('topdown.none_public'), html`<button type="button" class="button primary" @click=${() => change({ mines: PUBLIC, take: '', look: '' })}>${t('topdown.others')}</button>`);
  }
}

customElements.define('fd-topdown', Topdown);
