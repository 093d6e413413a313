// Mines: all mines of the basin with their output and emission; search, filters, sums; the way to each mine's page.
import { html, nothing } from 'lit';
import { change, href, parameter, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { saveCsv } from '../core/download.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { companyName, named, t, text, word } from '../core/locale.js';
import { mass, massLike, year } from '../core/numbers.js';
import { unconfirmed } from '../doors/confirm.js';
import { periodText } from '../doors/door.js';
import { lineDoor, totalDoor } from '../doors/inventory.js';
import { methodDoor } from '../doors/method.js';
import { provenance, provenanceHeader } from '../doors/provenance.js';
import { mean, sums } from '../core/lines.js';
import { empty, loaded } from '../components/states.js';
import { lineMark } from '../components/origin.js';
import '../components/table.js';
import './mines/filters.js';

const PAUSE_MS = 150;
const FILTERS = ['mine_type', 'status', 'district', 'company'];
const OF = {
  mine_type: (row) => row.mine_type,
  status: (row) => row.status,
  district: (row) => row.district.id,
  company: (row) => row.company.id,
};

class Mines extends Component {
  static properties = { address: { type: String } };

  #timer = 0;

  constructor() {
    super();
    this.data = new Load(this);
    this.matches = new Load(this);
  }

  willUpdate() {
    const wanted = settings();
    this.data.want(JSON.stringify(wanted), async () => {
      const [mines, inventory] = await Promise.all([api.mines({ basin: wanted.basin }), api.inventory(wanted)]);
      const lines = new Map(inventory.lines.map((line) => [line.mine_id, line]));
      return { inventory, rows: mines.items.map((mine) => ({ ...mine, line: lines.get(mine.mine_id) ?? null })) };
    });
    const query = parameter('q');
    // The server compares names: it knows both alphabets.
    this.matches.want(query, async () => (query ? new Set((await api.mines({ basin: wanted.basin, q: query })).items.map((mine) => mine.mine_id)) : null));
  }

  render() {
    document.title = `${t('room.mines')} · Firedamp`;
    return html`<div class="page ${this.data.loading || this.data.stale ? 'loading' : ''} ${this.data.value || this.data.error ? '' : 'unsettled'}" aria-busy=${this.data.loading}>
      <header class="page-head">
        <div><h1>${t('room.mines')}</h1><p class="lead">${t('mines.answers')} ${this.data.value ? periodText(this.data.value.inventory) : nothing}</p></div>
        <div class="page-actions">
          <button type="button" class="button" ?disabled=${!this.data.value} @click=${() => this.tell('door', () => methodDoor(this.data.value.inventory.methods[0]))}>${t('how_computed')}</button>
          <button type="button" class="button primary" ?disabled=${!this.data.value} @click=${this.#save}>${t('mines.save')}</button>
        </div>
      </header>
      ${this.data.error?.broke?.('no_lines') ? this.#absent() : loaded(this.data, (found) => this.#content(found), 14)}
    </div>`;
  }

  #content({ rows, inventory }) {
    const shown = this.#shown(rows);
    return html`<section class="panel wide">
      <fd-mine-filters .rows=${rows} .query=${parameter('q')} @searched=${this.#searched} @filtered=${(event) => change(event.detail)}></fd-mine-filters>
      <fd-table choosable ?hidden=${!shown.length} .caption=${t('room.mines')} .columns=${this.#columns(inventory)} .rows=${shown} .sort=${parameter('sort') || '-ch4_t'} .rowKey=${(row) => row.mine_id} .counted=${t('table.mines', { count: shown.length })} @sorted=${(event) => change({ sort: event.detail }, { replace: true })}></fd-table>
      ${shown.length ? nothing : empty(t('mines.none'), t('mines.none_hint'), html`<button type="button" class="button" @click=${this.#clear}>${t('filters.clear')}</button>`)}
      <p class="attribution">${t('data')}: ${text(inventory.attribution)}</p>
    </section>`;
  }

  #absent() {
    return empty(t('overview.empty'), t('overview.empty_hint'), html`<a class="button primary" href=${href('/mines', { year: '' })}>${t('overview.all')}</a>`);
  }

  #shown(rows) {
    const found = this.matches.value;
    const kept = FILTERS.filter((name) => parameter(name));
    const known = parameter('known') === 'yes';
    return rows.filter(
      (row) => kept.every((name) => OF[name](row) === parameter(name)) && (!known || row.line) && (!parameter('q') || !found || found.has(row.mine_id)),
    );
  }

  #columns(inventory) {
    const absent = html`<span class="absent">${t('value.none')}</span>`;
    const written = (figure, of, tonnes) => massLike(tonnes, mean(inventory, figure), of);
    const number = (figure, of) => ({ line }) =>
      line && line[figure] !== null
        ? html`<fd-number bare .label=${named(line.name)} .written=${written(figure, of, line[figure])} .low=${line[`${figure}_low`]} .high=${line[`${figure}_high`]} .door=${() => lineDoor(inventory, line, figure)}></fd-number>${lineMark(line, figure)}`
        : absent;
    const sum = (figure, of) => (rows) => {
      const lines = rows.map((row) => row.line).filter(Boolean);
      const whole = lines.length === inventory.lines.length;
      const part = whole ? {} : { title: t('table.mines', { count: lines.length }), sums: sums(lines), lines };
      return html`<fd-number bare .written=${written(figure, of, sums(lines)[figure])} .door=${() => totalDoor(inventory, figure, part)}></fd-number>`;
    };
    const column = (figure, of, label, card = false) => {
      const unit = mass(mean(inventory, figure), of).unit;
      return { key: figure, label: `${label}, ${unit}`, numeric: true, card, unsure: unconfirmed(inventory, figure).length > 0, value: (row) => row.line?.[figure], cell: number(figure, of), sum: sum(figure, of) };
    };
    return [
      { key: 'name', label: t('mine'), value: (row) => named(row.name), cell: (row) => html`<a href=${href(`/mines/${row.mine_id}`)}>${named(row.name)}</a>` },
      { key: 'mine_type', label: t('mine_type'), card: true, value: (row) => row.mine_type, cell: (row) => html`<span class="dot dot-${row.mine_type}" aria-hidden="true"></span> ${t(`mine_type.${row.mine_type}`)}` },
      { key: 'status', minor: true, label: t('status'), value: (row) => word('status', row.status) },
      { key: 'company', label: t('company'), value: (row) => companyName(row.company) },
      { key: 'district', minor: true, label: t('district'), value: (row) => text(row.district.name) },
      { key: 'output_year', minor: true, label: t('year'), numeric: true, value: (row) => row.line?.year, cell: (row) => (row.line ? year(row.line.year) : absent) },
      column('output_t', 'coal', t('figure.output_t.short')),
      column('ch4_t', 'gas', 'CH₄', true),
      column('co2e_t', 'gas', t('figure.co2e_t.short')),
    ];
  }

  #searched({ detail }) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => change({ q: detail }, { replace: true }), PAUSE_MS);
  }

  #clear() {
    change({ q: '', known: '', ...Object.fromEntries(FILTERS.map((name) => [name, ''])) });
  }

  #save() {
    const { rows, inventory } = this.data.value;
    const header = ['id', 'name', 'mine_type', 'status', 'company', 'district', 'year', 'output_t', 'ch4_t', 'co2e_t'];
    const cells = this.#shown(rows).map((row) => [row.mine_id, named(row.name), t(`mine_type.${row.mine_type}`), word('status', row.status), companyName(row.company), text(row.district.name), row.line?.year, row.line?.output_t, row.line?.ch4_t, row.line?.co2e_t, ...(row.line ? provenance(inventory, [row.line], row.line.method) : [])]);
    saveCsv(`firedamp-mines-${settings().basin}`, [...header.map((name) => t(`csv.${name}`)), ...provenanceHeader()], cells);
  }
}

customElements.define('fd-mines', Mines);
