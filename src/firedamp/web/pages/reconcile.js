// Reconcile: do the routes to the same methane agree? For a mine and year side by side, for a basin by year.
import { html, nothing } from 'lit';
import { change, href, parameter, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t, text } from '../core/locale.js';
import { year } from '../core/numbers.js';
import { findMines } from '../core/find-mines.js';
import { empty, failure, skeleton } from '../components/states.js';
import '../components/combobox.js';
import '../components/room-tabs.js';
import './reconcile/basin.js';
import './reconcile/mine.js';

/** The mine of the address; other pages call it `mine`. */
const ofMine = () => parameter('mine_id') || parameter('mine');

class Reconcile extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.found = new Load(this);
  }

  willUpdate() {
    const { basin, gwp_set, year: of } = settings();
    const mine_id = ofMine();
    const wanted = mine_id ? { mine_id, year: of, gwp_set } : { basin, gwp_set };
    this.found.want(JSON.stringify(wanted), async () => ({ of: mine_id, ...(await (mine_id ? api.mineReconciliation(wanted) : api.basinReconciliation(wanted))) }));
  }

  /** What was asked for, not what was there before. */
  get #answer() {
    const { value } = this.found;
    return value && value.of === ofMine() ? value : null;
  }

  render() {
    const found = this.#answer;
    const subject = found ? (found.mine ? `${named(found.mine.name)}, ${year(found.year)}` : text(found.basin.name)) : '';
    document.title = `${subject ? t('reconcile.title_of', { subject }) : t('reconcile.title')} · Firedamp`;
    return html`<div class="page ${this.found.loading ? 'loading' : ''} ${found || this.found.error ? '' : 'unsettled'}" aria-busy=${this.found.loading}>
      <header class="page-head">
        <div><h1>${subject ? t('reconcile.title_of', { subject }) : t('reconcile.title')}</h1><p class="lead">${t('reconcile.answers')}</p></div>
        ${found?.mine ? html`<div class="page-actions"><a class="button" href=${href(`/mines/${found.mine.id}`)}>${t('mine.open')}</a></div>` : nothing}
      </header>
      <fd-room-tabs room="calculate" .address=${this.address}></fd-room-tabs>
      ${this.#choose(found)} ${this.#content(found)}
    </div>`;
  }

  #choose(found) {
    const mine = ofMine();
    return html`<section class="panel choose" aria-label=${t('reconcile.choose')}>
      <div class="choose-row">
        <fd-combobox clearable .label=${t('mine')} .hint=${t('reconcile.whole_basin')} .chosen=${found?.mine ? named(found.mine.name) : mine} .find=${findMines} @picked=${({ detail }) => change({ mine_id: detail?.id ?? '', year: '' })}></fd-combobox>
        ${found?.mine ? this.#years(found) : nothing}
      </div>
    </section>`;
  }

  #years({ years, year: of }) {
    const all = years.includes(of) ? years : [...years, of].sort();
    return html`<label class="choose-year"><span>${t('year')}</span>
      <select name="reconcile-year" @change=${(event) => change({ year: event.target.value })}>${[...all].reverse().map((each) => html`<option value=${each} .selected=${each === of}>${year(each)}</option>`)}</select>
    </label>`;
  }

  #content(found) {
    const { error } = this.found;
    if (error?.status === 404 || error?.broke?.('unknown_id')) return empty(t('mine.unknown'), t('mine.unknown_hint'), html`<a class="button primary" href=${href('/reconcile', { mine_id: '' })}>${t('reconcile.to_basin')}</a>`);
    if (error) return failure(error, () => this.found.again());
    if (!found) return skeleton(12);
    if (found.mine) return html`<fd-reconcile-mine class="reconcile" .found=${found}></fd-reconcile-mine>`;
    return html`<fd-reconcile-basin class="reconcile" .found=${found} .address=${this.address}></fd-reconcile-basin>`;
  }
}

customElements.define('fd-reconcile', Reconcile);
