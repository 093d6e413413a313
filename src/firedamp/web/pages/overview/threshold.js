// Which companies must report by Federal Law 296-FZ, and how sure is that?
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { saveCsv } from '../../core/download.js';
import { Component } from '../../core/element.js';
import * as findings from '../../core/findings.js';
import { companyName, t, text } from '../../core/locale.js';
import { limitText, mass, quantity, year } from '../../core/numbers.js';
import { dateText, periodText } from '../../doors/door.js';
import { distanceDoor, linesOf, outputAtThresholdDoor } from '../../doors/comparison.js';
import { unconfirmed } from '../../doors/confirm.js';
import { provenance, provenanceHeader } from '../../doors/provenance.js';
import { countDoor, totalDoor } from '../../doors/inventory.js';
import { empty } from '../../components/states.js';
import '../../components/save-menu.js';

const SCALE_BEGINS_AT = 1 / 50;

const open = (row) => row.certainty === 'uncertain';
const duty = (row) => (row.reports ? t('threshold.required') : t('threshold.not_required'));
const sides = (row) => (open(row) ? t('threshold.both_sides') : t('threshold.one_side'));
/** The surely required first, the surely not required last. */
const verdictOrder = (row) => Number(row.reports) * 2 + (row.reports === open(row) ? 0 : 1);

/** The sum decides; where the range lies on both sides of the threshold, a second line says so. */
function verdict(row) {
  const certainty = row.reports ? 'above' : 'below';
  return html`<span class="certainty certainty-${certainty}"><span aria-hidden="true">${row.reports ? '▲' : '▽'}</span> ${duty(row)}</span>
    ${open(row) ? html`<span class="certainty-uncertain"><span aria-hidden="true">◇</span> ${sides(row)}</span>` : nothing}`;
}

/** A sentence's beginning, within another sentence. */
const lowered = (said) => said.charAt(0).toLocaleLowerCase() + said.slice(1);

/** A company's field in a file. */
function said(row, name) {
  return { company: companyName(row.company), reports: duty(row), certainty: sides(row) }[name] ?? row[name];
}

class Threshold extends Component {
  static properties = {
    inventory: { attribute: false },
    /** the inventory of the whole basin: companies are screened on all their sites, whatever the filter */
    whole: { attribute: false },
  };

  render() {
    const rows = this.inventory.screening;
    const heading = findings.threshold(rows);
    if (!rows.length) return this.#none(heading);
    return html`<figure class="threshold">
      <figcaption><h2>${heading}</h2><fd-save-menu .kinds=${['CSV']} .subject=${heading} @save=${() => this.#save(rows)}></fd-save-menu></figcaption>
      ${this.#rule(rows[0])} ${this.whole === this.inventory ? nothing : html`<p class="note scope">${t('threshold.whole', { basin: text(this.whole.basinName), period: lowered(periodText(this.whole)) })}</p>`}
      <fd-table .caption=${t('threshold.caption')} .columns=${this.#columns(rows)} .rows=${rows} .sort=${'-co2e_t'} .rowKey=${(row) => row.company.id} .counted=${t('table.companies', { count: rows.length })}></fd-table>
    </figure>`;
  }

  /** No rule was in force that year. */
  #none(heading) {
    const latest = html`<a class="button" href=${href('/', { year: '' })}>${t('mine.latest')}</a>`;
    return html`<h2>${heading}</h2>${empty(t('threshold.none', { year: year(this.inventory.year ?? this.inventory.period.last) }), t('threshold.none_hint'), latest)}`;
  }

  #rule({ rule, threshold_t: limit, ch4_volume_at_threshold_m3: volume }) {
    const methane = quantity(volume / 1e6, 'mln_m3');
    const since = rule.valid_from ? t('threshold.since', { date: dateText(rule.valid_from) }) : '';
    return html`<p class="note">${t('threshold.rule', { limit: limitText(limit), volume: `${methane.text} ${methane.unit}` })} ${since}</p>`;
  }

  #columns(rows) {
    const limit = rows[0].threshold_t;
    const unsure = unconfirmed(this.whole, 'co2e_t').length > 0;
    const maximum = Math.max(...rows.map((row) => row.co2e_t_high));
    return [
      { key: 'company', label: t('company'), value: (row) => companyName(row.company), cell: (row) => html`<a href=${href('/', { company: row.company.id })}>${companyName(row.company)}</a>` },
      { key: 'mines', label: t('figure.mines.short'), numeric: true, value: (row) => row.mines, cell: (row) => this.#mines(row) },
      { key: 'co2e_t', unsure, label: t('figure.co2e_t'), numeric: true, card: true, value: (row) => row.co2e_t, cell: (row) => this.#number(row) },
      { key: 'range', label: t('threshold.range'), value: (row) => row.co2e_t, cell: (row) => html`<fd-range .low=${row.co2e_t_low} .value=${row.co2e_t} .high=${row.co2e_t_high} .maximum=${maximum} .from=${limit * SCALE_BEGINS_AT} .limit=${limit}></fd-range>` },
      { key: 'certainty', unsure, label: t('threshold.reports'), card: true, value: verdictOrder, cell: verdict },
      { key: 'distance', unsure, label: t('threshold.distance'), numeric: true, value: (row) => row.distance_t, cell: (row) => this.#distance(row) },
      { key: 'reach', unsure, label: t('threshold.output'), numeric: true, value: (row) => row.output_at_threshold_t, cell: (row) => this.#output(row) },
    ];
  }

  #mines(row) {
    return html`<fd-number .label=${companyName(row.company)} .written=${quantity(row.mines)} .door=${() => countDoor(this.whole, linesOf(this.whole, row.company), companyName(row.company))}></fd-number>`;
  }

  #number(row) {
    const lines = linesOf(this.whole, row.company);
    const door = () => totalDoor(this.whole, 'co2e_t', { title: companyName(row.company), sums: { ...row, co2e_t: row.co2e_t }, lines });
    return html`<fd-number .label=${companyName(row.company)} .written=${mass(row.co2e_t)} .low=${row.co2e_t_low} .high=${row.co2e_t_high} .door=${door}></fd-number>`;
  }

  #distance(row) {
    const written = mass(row.distance_t);
    return html`<fd-number .label=${companyName(row.company)} .written=${row.distance_t > 0 ? { ...written, text: `+${written.text}` } : written} .door=${() => distanceDoor(this.whole, row)}></fd-number>`;
  }

  #output(row) {
    if (row.output_at_threshold_t === null) return t('value.none');
    return html`<fd-number .label=${companyName(row.company)} .written=${mass(row.output_at_threshold_t, 'coal')} .door=${() => outputAtThresholdDoor(this.whole, row)}></fd-number>`;
  }

  #save(rows) {
    const header = ['company', 'mines', 'co2e_t', 'co2e_t_low', 'co2e_t_high', 'reports', 'certainty', 'distance_t', 'output_at_threshold_t', 'ch4_volume_at_threshold_m3'];
    const cells = rows.map((row) => header.map((name) => said(row, name)).concat(provenance(this.whole, linesOf(this.whole, row.company))));
    saveCsv('firedamp-296fz', [...header.map((name) => t(`csv.${name}`)), ...provenanceHeader()], cells);
  }
}

customElements.define('fd-threshold', Threshold);
