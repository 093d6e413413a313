// A mine and year by every route: estimates on one scale, which ranges overlap, why they may differ, what is not possible.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import { saveCsv } from '../../core/download.js';
import { Load } from '../../core/load.js';
import { named, t, text, word } from '../../core/locale.js';
import { massLike, quantity, significant, unitName } from '../../core/numbers.js';
import { calculateHref, inputDoor, routeDoor, unsureRoute } from '../../doors/route.js';
import { attributionLine } from '../../components/attribution.js';
import { originMark } from '../../components/origin.js';
import { empty, skeleton } from '../../components/states.js';
import '../../components/range.js';
import '../../components/save-menu.js';
import { ofMine } from './answers.js';
import './pairs.js';
import './reasons.js';

const TICKS = 4;
const TABLE_OF = { absolute_abundance_m3_min: 'methane_abundance', relative_abundance_m3_t: 'methane_abundance', seam_gas_content_m3_t: 'gas_content', coal_output: 'coal_output', output_t: 'coal_output' };

/** A round end of a scale that holds a value: 1, 2, 4, 5 or 8 of its power of ten. */
function roundEnd(value) {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 4, 5, 8, 10].find((each) => each * power >= value) * power;
}

class ReconcileMine extends Component {
  static properties = { found: { attribute: false } };

  constructor() {
    super();
    this.sheets = new Load(this);
  }

  willUpdate() {
    const wanted = [...new Set(this.found.routes.filter(({ available }) => available).map(({ method }) => method))];
    this.sheets.want(wanted.join(), async () => new Map((await Promise.all(wanted.map(api.method))).map((sheet) => [sheet.id, sheet])));
  }

  render() {
    const [there, lack] = [this.found.routes.filter(({ available }) => available), this.found.routes.filter(({ available }) => !available)];
    // What a route rests on makes its row higher.
    if (this.sheets.loading && !this.sheets.value) return skeleton(12);
    return html`<section class="panel" aria-busy=${this.sheets.loading}>
        <header class="panel-head"><h2>${ofMine(this.found)}</h2>${there.length ? html`<fd-save-menu .kinds=${['CSV']} .subject=${ofMine(this.found)} @save=${() => this.#save(there)}></fd-save-menu>` : nothing}</header>
        ${there.length ? this.#routes(there) : this.#none()}
      </section>
      ${there.length > 1 ? html`<fd-reconcile-pairs class="panel" .found=${this.found}></fd-reconcile-pairs>` : nothing}
      ${this.found.reasons.length ? html`<fd-reconcile-reasons class="panel" .found=${this.found}></fd-reconcile-reasons>` : nothing}
      ${lack.length ? this.#lacking(lack) : nothing}
      ${attributionLine(this.found.attribution)}`;
  }

  #none() {
    return empty(t('reconcile.no_route'), t('reconcile.no_route_hint'), html`<a class="button primary" href=${href(`/mines/${this.found.mine.id}`)}>${t('mine.open')}</a>`);
  }

  #routes(there) {
    const maximum = roundEnd(Math.max(...there.map(({ ch4_t_high: high }) => high)));
    const unit = massLike(maximum, maximum).unit;
    const ticks = Array.from({ length: TICKS + 1 }, (_, place) => (maximum * place) / TICKS);
    return html`<p class="route-head muted" aria-hidden="true"><span>${t('reconcile.route')}</span><span>CH₄, ${unit}</span><span>${t('figure.ch4_t')}</span><span>${t('figure.co2e_t.short')}</span></p>
      <ul class="routes">${there.map((route) => this.#route(route, maximum))}</ul>
      <p class="route-scale note" aria-hidden="true"><span></span><span>${ticks.map((each) => html`<span>${significant(each / massLike(maximum, maximum).divisor)}</span>`)}</span><span></span><span></span></p>
      <p class="note">${t('reconcile.scale_note', { draws: significant(this.found.draws) })}</p>`;
  }

  #route(route, maximum) {
    const title = text(route.title);
    const number = (figure) => html`<fd-number .label="${title}, ${t(`figure.${figure}`)}" .written=${massLike(route[figure], route[figure])} .low=${route[`${figure}_low`]} .high=${route[`${figure}_high`]} ?unsure=${unsureRoute(this.found, route, figure)} .door=${() => routeDoor(this.found, route, figure)}></fd-number>`;
    return html`<li class=${route.best ? 'here' : ''}>
      <div class="route-name"><strong>${title}</strong>
        <span class="offer-marks">
          ${route.best ? html`<span class="badge">${t('offer.best')}</span>` : nothing} ${route.model ? html`<span class="badge model">${t('offer.model')}</span>` : nothing}
          ${route.tier === null ? nothing : html`<span class="muted">${t('offer.tier', { tier: route.tier })}</span>`} ${originMark(route.quality)}
        </span>
        ${this.#basis(route)} ${route.reason ? html`<p class="note">${text(route.reason)}</p>` : nothing}
      </div>
      <fd-range .low=${route.ch4_t_low} .value=${route.ch4_t} .high=${route.ch4_t_high} .maximum=${maximum}></fd-range>
      <span class="route-number">${number('ch4_t')}</span>
      <span class="route-number">${number('co2e_t')}<a href=${calculateHref(this.found, route)} aria-label="${t('reconcile.calculate')}: ${title}">${t('reconcile.calculate')}</a></span>
    </li>`;
  }

  /** The figures that a route rests on, each with its sign of origin. */
  #basis(route) {
    const inputs = this.sheets.value?.get(route.method)?.inputs ?? [];
    const given = Object.entries(route.origin).map(([name, origin]) => ({ origin, input: inputs.find((each) => each.name === name), value: route.inputs[name] })).filter(({ input, value }) => input && typeof value === 'number');
    if (!given.length) return nothing;
    return html`<ul class="basis" aria-label=${t('reconcile.basis')}>${given.map(({ origin, input, value }) => {
      const about = { label: text(input.label), written: quantity(value, input.unit), origin };
      return html`<li><span class="muted">${about.label}</span> <fd-number .label=${about.label} .written=${about.written} .door=${() => inputDoor(this.found, about)}></fd-number> ${originMark(origin.quality, { wordless: true })}</li>`;
    })}</ul>`;
  }

  #lacking(lack) {
    return html`<section class="panel lacking"><h2>${t('reconcile.not_possible', { count: lack.length })}</h2>
      <ul>${lack.map((route) => html`<li>
        <span><strong>${text(route.title)}</strong><span class="note">${text(route.reason)}</span></span>
        <span class="empty-actions">${this.#load(route)}${route.method ? html`<a class="button" href=${calculateHref(this.found, route)} aria-label="${t('offer.by_hand')}: ${text(route.title)}">${t('offer.by_hand')}</a>` : nothing}</span>
      </li>`)}</ul></section>`;
  }

  /** The table in which the missing figure would stand. */
  #load(route) {
    const table = route.missing.map(({ figure }) => TABLE_OF[figure]).find(Boolean);
    return table ? html`<a class="button" href=${href(`/reference/${table}/import`)} aria-label="${t('load_table')}: ${text(route.title)}">${t('load_table')}</a>` : nothing;
  }

  #save(there) {
    const { basin, attribution, mine, year, gwp_set: gwpSet, draws, seed } = this.found;
    const header = [t('basin'), t('mine'), t('csv.year'), t('reconcile.route'), t('door.tier'), t('csv.quality'), ...['ch4_t', 'co2e_t'].flatMap((name) => [`${t(`figure.${name}`)}, ${unitName('t')}`, t('range.low'), t('range.high')]), t('csv.gwp_set'), t('csv.draws'), t('csv.seed'), t('csv.to_confirm'), t('data')];
    const quality = (route) => word('origin', this.found.synthetic ? 'synthetic' : route.quality);
    const figures = (route) => ['ch4_t', 'co2e_t'].flatMap((name) => [route[name], route[`${name}_low`], route[`${name}_high`]]);
    saveCsv(`firedamp-reconcile-${mine.id}-${year}`, header, there.map((route) => [text(basin.name), named(mine.name), year, text(route.title), route.tier, quality(route), ...figures(route), gwpSet, draws, seed, route.to_confirm.join('; '), text(attribution)]));
  }
}

customElements.define('fd-reconcile-mine', ReconcileMine);
