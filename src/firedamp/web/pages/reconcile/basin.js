// A basin by every route and year: lines with their bands, and a table of what each route covers.
import { html, nothing } from 'lit';
import { change, href, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text, word } from '../../core/locale.js';
import { columnLike } from '../../core/number-columns.js';
import { massLike, percent, range, unitName, year } from '../../core/numbers.js';
import { yearLines } from '../../core/year-lines.js';
import { basinRouteDoor } from '../../doors/route.js';
import { empty } from '../../components/states.js';
import { attributionLine } from '../../components/attribution.js';
import { pictureKey, seriesKey, shapesKey } from '../../components/series-key.js';
import '../../components/chart.js';
import '../../components/table.js';
import { ofBasin, routesOf, titleOf } from './answers.js';

const HEIGHT = 380;
/** How much the number of mines may change before the years are no trend. */
const MUCH = 1.5;

/** ", 40 %" of the year's coal; nothing where no output is known. */
const shareOf = ({ output_share_percent: share }) => (share === null ? '' : `, ${percent(share)}`);

/** The mines whose coal is summed, and of how many that is, where the output of some is not known. */
function minesOf({ mines, mines_with_output: summed }) {
  return summed === mines ? t('table.mines', { count: mines }) : t('reconcile.output_of', { count: summed, of: mines });
}

class ReconcileBasin extends Component {
  static properties = { found: { attribute: false }, address: { type: String } };

  get #alike() {
    return parameter('alike') === 'yes';
  }

  /** The routes that have data of any year that is shown. */
  #routes() {
    return this.found.routes.filter(({ route }) => this.found.years.some((row) => routesOf(row, this.#alike).some((sums) => sums.route === route)));
  }

  render() {
    const { found } = this;
    if (!found.years.length) return empty(t('reconcile.no_year'), t('reconcile.no_year_hint'), html`<a class="button primary" href=${href('/reference/coal_output/import')}>${t('load_table')}</a>`);
    return html`<section class="panel">${this.#switch()} ${this.#chart()}</section>
      <section class="panel"><h2>${this.#alike ? t('reconcile.table_alike') : t('reconcile.table')}</h2>
        <fd-table .caption=${t('reconcile.table')} .columns=${this.#columns()} .rows=${found.years} .rowKey=${(row) => row.year} sort="-year" .counted=${t('reconcile.years', { count: found.years.length })}></fd-table>
      </section>
      ${attributionLine(found.attribution)}`;
  }

  #switch() {
    const labels = [[false, t('reconcile.all_mines')], [true, t('reconcile.alike')]];
    return html`<div class="tabs" role="group" aria-label=${t('reconcile.which_mines')}>${labels.map(([alike, label]) => html`<button type="button" aria-pressed=${this.#alike === alike} @click=${() => change({ alike: alike ? 'yes' : '' }, { replace: true })}>${label}</button>`)}</div>
      <p class="note">${this.#alike ? text(this.found.like_for_like) : t('reconcile.all_mines_means')}</p>`;
  }

  #chart() {
    const list = this.#list();
    const most = Math.max(...this.found.years.flatMap((row) => routesOf(row, this.#alike)).map(({ ch4_t: value }) => value), 1);
    const scale = massLike(most, most);
    return html`<fd-chart tabled .heading=${ofBasin(this.found, this.#alike)} .name=${`firedamp-reconcile-${this.found.basin.id}`} .height=${HEIGHT} .option=${yearLines(list, { scale: { ...scale, unit: `CH₄, ${scale.unit}` }, height: HEIGHT, banded: true, hover: (of) => this.#hover(of, most) })} .table=${this.#csv()} .told=${this.#told(list)} @chart-pick=${({ detail }) => this.#picked(detail)}></fd-chart>
      ${seriesKey(list)} ${shapesKey(list, true)} ${this.#varying()} ${this.#elsewhere()}`;
  }

  /** Routes of another basin's factors stand beside the others; that they are is said. */
  #elsewhere() {
    return this.#routes().filter(({ reason }) => reason).map(({ title, reason }) => html`<p class="note elsewhere"><strong>${text(title)}: ${text(reason)}</strong></p>`);
  }

  /** What a picture of the chart says, which leaves the page alone. */
  #told(list) {
    const years = this.found.years.map((row) => row.year);
    const which = this.#alike ? t('reconcile.alike') : t('reconcile.all_mines');
    const subject = [text(this.found.basin.name), `${t('reconcile.title')}: ${t('figure.ch4_t')}`, which, `${year(years[0])}–${year(years.at(-1))}`];
    return { subject: subject.join(' · '), synthetic: this.found.synthetic, key: pictureKey(list, true), attribution: text(this.found.attribution) };
  }

  get #quality() {
    return this.found.synthetic ? 'synthetic' : 'calculated';
  }

  /** Years of very different mines are no trend: it is said. */
  #varying() {
    const counts = this.found.years.map((row) => (this.#alike ? row.like_for_like?.mines ?? 0 : row.mines)).filter(Boolean);
    const [low, high] = [Math.min(...counts), Math.max(...counts)];
    return high / low > MUCH ? html`<p class="note"><strong>${t('reconcile.varying', { low, high })}</strong></p>` : nothing;
  }

  #list() {
    return this.#routes().map(({ route, title }) => ({
      id: route,
      name: text(title),
      points: this.found.years.map((row) => {
        const sums = routesOf(row, this.#alike).find((each) => each.route === route);
        return { year: row.year, value: sums?.ch4_t ?? null, low: sums?.ch4_t_low ?? null, high: sums?.ch4_t_high ?? null, kind: this.found.synthetic ? 'synthetic' : 'known', sign: this.#quality };
      }),
    }));
  }

  #hover(of, most) {
    const row = this.found.years.find((each) => each.year === of);
    if (!row) return '';
    const said = routesOf(row, this.#alike).map((sums) => {
      const written = massLike(sums.ch4_t, most);
      return `${titleOf(this.found, sums.route)}: ${written.text} (${range(written, sums.ch4_t_low, sums.ch4_t_high)}) ${written.unit} · ${t('reconcile.mines_of', { count: sums.mines, of: row.mines })}`;
    });
    return [year(of), ...said].join('\n');
  }

  #picked({ seriesId, data }) {
    const [, route] = /^marks:(.+)$/.exec(seriesId ?? '') ?? [];
    const row = this.found.years.find((each) => each.year === data?.value?.[0]);
    if (route && row) this.tell('door', this.#door(row, route));
  }

  #door(row, id) {
    const all = routesOf(row, this.#alike);
    const route = this.found.routes.find((each) => each.route === id);
    const alike = this.#alike ? all.map((each) => each.route) : null;
    return () => basinRouteDoor({ found: this.found, row, sums: all.find((each) => each.route === id), route, alike });
  }

  #columns() {
    const { years } = this.found;
    const coal = columnLike(years.map((row) => (this.#alike ? row.like_for_like : row)?.output_t));
    const most = columnLike(years.flatMap((row) => routesOf(row, this.#alike)).map(({ ch4_t: value }) => value));
    return [
      { key: 'year', label: t('year'), value: (row) => row.year, cell: (row) => html`<strong>${year(row.year)}</strong>` },
      { key: 'output', label: `${t('figure.output_t.short')}, ${massLike(coal, coal, 'coal').unit}`, numeric: true, card: true, value: (row) => row.output_t, cell: (row) => this.#coal(row, coal) },
      ...this.#routes().map(({ route, title }) => ({ key: route, label: `${text(title)}, ${massLike(most, most).unit} CH₄`, numeric: true, card: true, value: (row) => routesOf(row, this.#alike).find((each) => each.route === route)?.ch4_t ?? null, cell: (row) => this.#cell(row, route, most) })),
    ];
  }

  #coal(row, coal) {
    const alike = this.#alike ? row.like_for_like : row;
    if (!alike) return html`<span class="absent">${t('value.none')}</span>`;
    const output = alike.output_t === null ? html`<span class="absent">${t('value.none')}</span>` : massLike(alike.output_t, coal, 'coal').text;
    return html`${output}<span class="note">${minesOf(alike)}${this.#alike ? shareOf(alike) : ''}</span>`;
  }

  #cell(row, route, most) {
    const sums = routesOf(row, this.#alike).find((each) => each.route === route);
    if (!sums) return html`<span class="absent">${t('value.none')}</span>`;
    return html`<fd-number bare .label="${titleOf(this.found, route)}, ${row.year}" .written=${massLike(sums.ch4_t, most)} .low=${sums.ch4_t_low} .high=${sums.ch4_t_high} .door=${this.#door(row, route)}></fd-number>
      ${this.#alike ? nothing : html`<span class="note">${t('table.mines', { count: sums.mines })}${shareOf(sums)}</span>`}`;
  }

  #csv() {
    const { gwp_set: gwpSet, draws, seed } = this.found;
    const figures = ['ch4_t', 'co2e_t'];
    const header = [
      t('csv.year'), t('basin'), t('reconcile.route'), t('reconcile.which_mines'), t('figure.mines'), `${t('figure.output_t')}, ${unitName('t')}`, t('reconcile.with_output'), t('reconcile.share'),
      ...figures.flatMap((name) => [`${t(`figure.${name}`)}, ${unitName('t')}`, t('range.low'), t('range.high')]), t('csv.quality'), t('csv.gwp_set'), t('csv.draws'), t('csv.seed'), t('data'),
    ];
    const which = this.#alike ? t('reconcile.alike') : t('reconcile.all_mines');
    const basin = text(this.found.basin.name);
    const ends = [word('origin', this.#quality), gwpSet, draws, seed, text(this.found.attribution)];
    const share = (row, sums) => (this.#alike ? row.like_for_like : sums).output_share_percent;
    const line = (row, sums) => [
      row.year, basin, titleOf(this.found, sums.route), which, sums.mines, sums.output_t, sums.mines_with_output, share(row, sums),
      ...figures.flatMap((name) => [sums[name], sums[`${name}_low`], sums[`${name}_high`]]), ...ends,
    ];
    return { header, rows: this.found.years.flatMap((row) => routesOf(row, this.#alike).map((sums) => line(row, sums))), shown: [] };
  }
}

customElements.define('fd-reconcile-basin', ReconcileBasin);
