// Series: how did a quantity change by year, for mines, companies, districts or the basin?
import { html, nothing } from 'lit';
import { href } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { t, text } from '../core/locale.js';
import { valueLike, year } from '../core/numbers.js';
import { yearLines } from '../core/year-lines.js';
import { kindOf, signOf } from '../core/year-marks.js';
import { yearStack } from '../core/year-stack.js';
import { pointDoor, tableOf } from '../doors/series.js';
import { empty, failure, skeleton } from '../components/states.js';
import { attributionLine } from '../components/attribution.js';
import { originOf } from '../components/origin.js';
import { pictureKey, shapesKey } from '../components/series-key.js';
import '../components/chart.js';
import '../components/room-tabs.js';
import { answerOf, incomplete } from './series/answers.js';
import './series/choose.js';
import './series/items.js';
import { asked, FIRST_QUANTITY, groupsOf, havingFirst, shownItems } from './series/place.js';
import { csvOf, hoverOf, largest, massOf, spanOf } from './series/values.js';

const HEIGHT = 400;
/** More bands than these hide one another; the table has every range. */
const MOST_BANDS = 4;
const DEMONSTRATION = 'demonstration';

class Series extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.quantities = new Load(this);
    this.basins = new Load(this);
    this.mines = new Load(this);
    this.all = new Load(this);
    this.found = new Load(this);
  }

  willUpdate() {
    const place = asked();
    this.asked = place;
    this.quantities.want('all', api.seriesQuantities);
    this.basins.want('all', api.basins);
    this.mines.want(place.basin, async () => ({ of: place.basin, ...(await api.mines({ basin: place.basin })) }));
    const mines = this.mines.value?.of === place.basin ? this.mines.value.items : null;
    this.groups = mines ? groupsOf(mines, place.level) : [];
    const quantity = this.quantities.value?.items.find(({ id }) => id === place.quantity);
    const having = this.#having(place, quantity);
    const first = having && !place.items.length ? havingFirst(this.groups, having) : this.groups;
    this.byValue = Boolean(having?.size);
    this.shown = place.level === 'basin' ? { ids: [], chosen: false } : shownItems(first, place.items);
    const ready = mines && having !== null && this.quantities.value && (place.level === 'basin' || this.shown.ids.length);
    if (!ready) return;
    const { quantity: of, basin, level, from, to, method, gwp_set } = place;
    const wanted = { quantity: of, basin, level, id: this.shown.ids, from, to, ...(quantity?.by_method ? { method, gwp_set } : {}) };
    this.found.want(JSON.stringify(wanted), async () => ({ of: JSON.stringify([of, basin, level]), ...(await api.series(wanted)) }));
  }

  /**
   * Which groups have the quantity, and how much of it at most: the largest coal producers may have none.
   * Undefined where every group with coal has it; null while it is not known yet.
   */
  #having({ quantity: of, basin, level, items }, quantity) {
    if (!quantity || quantity.by_method || of === FIRST_QUANTITY || level === 'basin' || items.length) return undefined;
    const key = JSON.stringify([of, basin, level]);
    this.all.want(key, async () => ({ of: key, series: (await api.series({ quantity: of, basin, level })).series }));
    if (this.all.value?.of !== key) return this.all.error ? undefined : null;
    const known = this.all.value.series.map(({ id, points }) => [id, points.map(({ value }) => value).filter((value) => value !== null)]);
    return new Map(known.filter(([, values]) => values.length).map(([id, values]) => [id, Math.max(...values)]));
  }

  /** An answer of this quantity and level; other items or years replace it when they are there. */
  get #answer() {
    const { quantity, basin, level } = this.asked;
    const { value } = this.found;
    return value?.of === JSON.stringify([quantity, basin, level]) ? value : null;
  }

  render() {
    document.title = `${t('series.title')} · Firedamp`;
    const failed = [this.quantities, this.mines].find((load) => load.error);
    return html`<div class="page" aria-busy=${this.found.loading}>
      <header class="page-head"><div><h1>${t('series.title')}</h1><p class="lead">${t('series.answers')}</p></div></header>
      <fd-room-tabs room="series" .address=${this.address}></fd-room-tabs>
      ${failed ? failure(failed.error, () => failed.again()) : this.quantities.value && this.mines.value ? this.#page() : skeleton(12)}
    </div>`;
  }

  #page() {
    return html`<section class="panel series-settings" aria-label=${t('series.choose')}>
        <fd-series-choose .asked=${this.asked} .quantities=${this.quantities.value.items} .years=${this.#years()} .noStack=${this.#noStack()}></fd-series-choose>
        ${this.shown.ids.length ? html`<fd-series-items .level=${this.asked.level} .groups=${this.groups} .shown=${this.shown.ids} .chosen=${this.shown.chosen} .byValue=${this.byValue}></fd-series-items>` : nothing}
      </section>
      ${this.#content()}`;
  }

  #basin() {
    return this.basins.value?.items.find(({ id }) => id === this.asked.basin);
  }

  #years() {
    const years = this.#basin()?.years ?? [];
    const all = [...years, ...(this.#answer?.series ?? []).flatMap(({ points }) => points.map(({ year }) => year)), ...[this.asked.from, this.asked.to].filter(Boolean).map(Number)];
    return [...new Set(all)].sort((left, right) => left - right);
  }

  #noStack() {
    const quantity = this.quantities.value.items.find(({ id }) => id === this.asked.quantity);
    if (quantity && quantity.rule !== 'sum') return t('series.no_stack');
    return this.asked.level === 'basin' ? '' : this.shown.ids.length > 1 ? '' : t('series.stack_one');
  }

  #content() {
    const { error } = this.found;
    if (error) return failure(error, () => this.found.again());
    const answer = this.#answer;
    if (!answer) return this.asked.level !== 'basin' && !this.shown.ids.length ? this.#none() : skeleton(12);
    if (!answer.series.some(({ points }) => points.some(({ value }) => value !== null))) return this.#none();
    return html`<section class="panel">${this.#chart(answer)}</section>
      <section class="panel"><h2>${t('series.table', { quantity: text(answer.label) })}</h2><fd-series-values .answer=${answer} .groups=${this.groups}></fd-series-values></section>
      ${attributionLine(answer.attribution)}`;
  }

  #basinName() {
    const basin = this.#basin();
    return basin ? text(basin.name) : this.asked.basin;
  }

  /** What a picture of the chart says, which leaves the page alone. */
  #told(answer, key) {
    const [first, last] = spanOf(answer).map(year);
    const subject = [this.#basinName(), text(answer.label), text(answer.method_title), first === last ? first : `${first}–${last}`];
    return { subject: subject.filter(Boolean).join(' · '), synthetic: answer.synthetic, key, attribution: text(answer.attribution) };
  }

  /** Nothing is known: what to do first. */
  #none() {
    const quantity = this.quantities.value.items.find(({ id }) => id === this.asked.quantity);
    const said = { quantity: text(quantity?.label).toLocaleLowerCase(document.documentElement.lang), basin: this.#basinName() };
    const table = href(`/reference/${tableOf(this.asked.quantity)}/import`);
    const demonstration = this.basins.value?.items.some(({ id }) => id === DEMONSTRATION) && this.asked.basin !== DEMONSTRATION;
    return empty(t('series.none', said), quantity?.by_method ? t('series.none_emission') : t('series.none_hint'), html`<span class="empty-actions">
      <a class="button primary" href=${table}>${t('load_table')}</a>
      ${demonstration ? html`<a class="button" href=${href('/series', { basin: DEMONSTRATION, items: '', from: '', to: '' })}>${t('series.demonstration')}</a>` : nothing}</span>`);
  }

  #chart(answer) {
    const list = answer.series.map((each) => ({ id: each.id, name: text(each.name), points: each.points.map((point) => ({ ...point, kind: kindOf(point), sign: originOf(signOf(point)) })) }));
    const most = largest(answer);
    const scale = valueLike(most, most, answer.unit, massOf(answer));
    const stacked = this.asked.stacked && !this.#noStack();
    const banded = !stacked && list.length <= MOST_BANDS;
    const option = stacked ? yearStack(list, { scale, height: HEIGHT, hover: hoverOf(answer) }) : yearLines(list, { scale, height: HEIGHT, banded, hover: hoverOf(answer) });
    const { count, of } = incomplete(answer);
    return html`<fd-chart tabled .heading=${answerOf(answer, massOf(answer), answer.series.length < this.groups.length)} .name=${`firedamp-series-${answer.basin}-${answer.quantity}-${answer.level}`} .height=${HEIGHT} .option=${option} .table=${csvOf(answer, this.#basinName())} .told=${this.#told(answer, pictureKey(list, banded, stacked))} @chart-pick=${({ detail }) => this.#picked(answer, detail)}></fd-chart>
      ${shapesKey(list, banded, stacked)}
      <p class="note">${text(answer.rule_text)} ${count && answer.level !== 'mine' ? html`<strong>${answer.rule === 'sum' ? t('series.incomplete', { count, of }) : t('series.incomplete_mean', { count, of })}</strong>` : nothing} ${!banded && !stacked && answer.method ? t('series.bands_hidden', { count: MOST_BANDS }) : nothing} ${t('series.gaps')}</p>`;
  }

  #picked(answer, { seriesId, data, name }) {
    const each = answer.series.find(({ id }) => seriesId === `marks:${id}`);
    const of = Array.isArray(data?.value) ? data.value[0] : Number(name);
    const point = each?.points.find(({ year }) => year === of);
    if (!point || point.value === null) return;
    const written = valueLike(point.value, largest(answer), answer.unit, massOf(answer));
    this.tell('door', () => pointDoor({ answer, each, point, written, group: this.groups.find(({ id }) => id === each.id) }));
  }
}

customElements.define('fd-series', Series);
