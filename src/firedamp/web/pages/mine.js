// A mine: what is known of it, what it emits, and how that was calculated, step by step.
import { html, nothing } from 'lit';
import { href, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { placed } from '../core/lines.js';
import { Load } from '../core/load.js';
import { companyName, named, t, text, word } from '../core/locale.js';
import { mass, year } from '../core/numbers.js';
import { shareDoor } from '../doors/comparison.js';
import { methodDoor } from '../doors/method.js';
import { outputDoor, unconfirmedOf } from '../doors/trace.js';
import { lineDoor } from '../doors/inventory.js';
import { lineMark } from '../components/origin.js';
import { formulas } from '../components/formula.js';
import { empty, failure, skeleton } from '../components/states.js';
import '../components/mine-map.js';
import '../components/range.js';
import '../components/table.js';
import '../components/calculation.js';
import './mine/passport.js';
import './mine/projects.js';
import './mine/routes.js';
import '../components/uncertainty.js';

/** Whether the source knows an output of the year, or of any where none is chosen. */
const isCalculable = ({ outputs }, wanted) => (wanted.year ? outputs.some((output) => String(output.year) === wanted.year) : outputs.length > 0);

/** The calculation of a year, or null where the source knows no output of it. */
async function calculationOf(mineId, wanted) {
  if (!isCalculable(await api.mine(mineId), wanted)) return null;
  const [found] = await Promise.all([api.mineCalculation(mineId, wanted), formulas()]);
  return found;
}

class Mine extends Component {
  static properties = { mineId: { type: String }, address: { type: String } };

  constructor() {
    super();
    this.passport = new Load(this);
    this.calculation = new Load(this);
    this.basin = new Load(this);
  }

  willUpdate() {
    const wanted = settings();
    this.passport.want(this.mineId, () => api.mine(this.mineId));
    this.calculation.want(JSON.stringify([this.mineId, wanted]), () => calculationOf(this.mineId, wanted));
    this.basin.want(JSON.stringify(wanted), async () => {
      const [inventory, mines, map] = await Promise.all([api.inventory(wanted), api.mines({ basin: wanted.basin }), api.basinMap(wanted.basin)]);
      return { inventory: placed(inventory, mines.items, null), map };
    });
  }

  updated() {
    // A link to a part of the page is followed when that part is there.
    if (location.hash && this.calculation.value && this.scrolledTo !== location.href) {
      this.scrolledTo = location.href;
      this.querySelector(location.hash)?.scrollIntoView();
    }
  }

  render() {
    const mine = this.passport.value;
    document.title = `${mine ? named(mine.name) : t('mine')} · Firedamp`;
    if (this.passport.error && !mine) return html`<div class="page"><h1>${t('mine')}</h1>${this.#absent(this.passport.error)}</div>`;
    if (!mine) return html`<div class="page"><h1>${t('mine')}</h1>${skeleton(12)}</div>`;
    const found = this.calculation.value;
    // What there is to do is known with the mine: nothing moves under the pointer when the calculation comes.
    const calculable = isCalculable(mine, settings());
    return html`<div class="page ${this.calculation.stale ? 'loading' : ''}" aria-busy=${this.calculation.loading}>
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/mines')}>${t('room.mines')}</a></nav>
      <header class="page-head">
        <div>
          <h1>${named(mine.name)}</h1>
          <p class="lead">${this.#about(mine)}</p>
        </div>
        <div class="page-actions">
          ${calculable ? html`<button type="button" class="button" ?disabled=${!found} @click=${() => this.tell('door', () => methodDoor(found.line.method))}>${t('how_computed')}</button>` : nothing}
          <a class="button" href=${href('/calculate', { mine: mine.mine_id })}>${t('mine.calculate')}</a>
          <a class="button" href=${href('/reconcile', { mine_id: mine.mine_id })}>${t('mine.reconcile')}</a>
          ${calculable ? html`<a class="button primary" href="#calculation" @click=${this.#toCalculation}>${t('mine.to_calculation')}</a>` : nothing}
        </div>
      </header>
      ${this.#summary(mine)}
      <div class="mine-columns">
        <div class="mine-aside"><fd-passport class="panel" .mine=${mine}></fd-passport>${this.#nearby(mine)}</div>
        <div class="mine-main">
          ${this.#awaited ? html`<section class="panel awaited">${skeleton(12)}</section>` : html`${found ? this.#results(mine, found) : nothing}<fd-projects class="panel" .mine=${mine}></fd-projects>`}
        </div>
      </div>
      <p class="attribution">${t('data')}: ${text(mine.source.attribution)}. ${mine.source.url ? html`<a href=${mine.source.url} rel="noopener external" target="_blank">${t('mine.source_page')}</a>` : nothing}</p>
    </div>`;
  }

  /** The first calculation is on its way: what stands below it waits, for it is several screens high. */
  get #awaited() {
    const { error, loading, value } = this.calculation;
    return loading && !error && !value;
  }

  #about(mine) {
    const status = word('status', mine.status);
    return html`<span class="dot dot-${mine.mine_type}" aria-hidden="true"></span> ${t(`mine_type.${mine.mine_type}`)}, ${status}.
      <a href=${href('/', { company: mine.company.id })}>${companyName(mine.company)}</a>. <a href=${href('/', { district: mine.district.id })}>${mine.district.id === 'unknown' ? t('mine.no_district') : text(mine.district.name)}</a>.`;
  }

  /** The four figures that matter. */
  #figures(found) {
    const { line, result } = found;
    const attribution = text(this.passport.value.source.attribution);
    const card = (figure) => html`<div class="card">
      <dt>${t(`figure.${figure}`)}</dt>
      <dd><fd-number .label=${t(`figure.${figure}`)} .written=${mass(line[figure])} .low=${line[`${figure}_low`]} .high=${line[`${figure}_high`]} ?unsure=${unconfirmedOf(result, figure).length > 0} .door=${() => outputDoor(found, figure, attribution)}></fd-number>${lineMark(line, figure)}
      <span class="note">${figure === 'co2e_t' ? t('totals.gwp', { gwp_set: word('gwp', result.gwp_set) }) : t('range.note')}</span></dd>
    </div>`;
    return html`<dl class="cards">
      ${card('ch4_t')} ${card('co2e_t')}
      <div class="card">
        <dt>${t('figure.output_t')}</dt>
        <dd>${line.output_t === null ? t('value.none') : html`<fd-number .label=${t('figure.output_t')} .written=${mass(line.output_t, 'coal')} .door=${() => lineDoor({ attribution: this.passport.value.source.attribution }, line, 'output_t')}></fd-number>${lineMark(line, 'output_t')}`}<span class="note">${t('period.year', { year: year(line.year) })}</span></dd>
      </div>
      ${this.#share(line)}
    </dl>`;
  }

  #nearby(mine) {
    const { value } = this.basin;
    if (!value || mine.latitude === null) return nothing;
    return html`<section class="panel nearby"><h2>${t('mine.nearby')}</h2><fd-mine-map .map=${value.map} .inventory=${value.inventory} .centre=${mine}></fd-mine-map></section>`;
  }

  #share(line) {
    const inventory = this.basin.value?.inventory;
    // Its place is kept until the basin is known: the other cards do not move.
    if (!inventory) return this.basin.error ? nothing : html`<div class="card"><dt>${t('mine.share')}</dt><dd>${t('value.none')}</dd></div>`;
    const door = shareDoor(inventory, line, { title: t('mine.share'), subtitle: named(line.name) });
    return html`<div class="card">
      <dt>${t('mine.share')}</dt>
      <dd><fd-number .label=${t('mine.share')} .written=${door.written} ?unsure=${door.confirm.length > 0} .door=${() => door}></fd-number><span class="note">${t('mine.share_of', { count: inventory.totals.mines })}</span></dd>
    </div>`;
  }

  #results(mine, found) {
    return html`<fd-calculation id="calculation" class="panel" .found=${found} .attribution=${text(mine.source.attribution)}></fd-calculation>
      <fd-uncertainty id="uncertainty" class="panel" .found=${found} .attribution=${text(mine.source.attribution)}></fd-uncertainty>
      <fd-routes id="methods" class="panel" .mineId=${mine.mine_id} .found=${found} .attribution=${text(mine.source.attribution)} .address=${this.address}></fd-routes>`;
  }

  #summary(mine) {
    const { error, loading, stale, value } = this.calculation;
    if (error && !stale) return failure(error, () => this.calculation.again());
    if (value) return this.#figures(value);
    return loading ? html`<div class="awaited-cards">${skeleton(3)}</div>` : this.#uncalculated(mine);
  }

  #uncalculated(mine) {
    const wanted = settings().year;
    const all = wanted ? html`<a class="button primary" href=${href(`/mines/${mine.mine_id}`, { year: '' })}>${t('mine.latest')}</a>` : nothing;
    return empty(wanted ? t('mine.no_output_year', { year: wanted }) : t('mine.no_output'), t('mine.no_output_hint'), all);
  }

  #absent(error) {
    if (error.status !== 404) return failure(error, () => this.passport.again());
    return empty(t('mine.unknown'), t('mine.unknown_hint'), html`<a class="button primary" href=${href('/mines')}>${t('room.mines')}</a>`);
  }

  #toCalculation(event) {
    event.preventDefault();
    const place = this.querySelector('#calculation');
    place?.scrollIntoView();
    place?.querySelector('h2')?.focus();
  }
}

customElements.define('fd-mine', Mine);
