// How is the methane divided: by source, mine type, company, district?
import { html } from 'lit';
import { change, href, parameter } from '../../core/address.js';
import { saveCsv } from '../../core/download.js';
import { Component } from '../../core/element.js';
import * as findings from '../../core/findings.js';
import { sums } from '../../core/lines.js';
import { has, t, text } from '../../core/locale.js';
import { mass, percent } from '../../core/numbers.js';
import { totalDoor } from '../../doors/inventory.js';
import '../../components/save-menu.js';

const VIEWS = ['source', 'mine_type', 'company', 'district'];
const MOST_ROWS = 12;
const LINES_OF = {
  mine_type: (line) => line.mine_type,
  company: (line) => line.company.id,
  district: (line) => line.district.id,
};

class Shares extends Component {
  static properties = { inventory: { attribute: false } };

  render() {
    const view = VIEWS.find((each) => each === parameter('by')) ?? 'source';
    const rows = this.#rows(view);
    const heading = findings.byType(this.inventory);
    return html`<figure class="shares">
      <figcaption><h2>${heading}</h2><fd-save-menu .kinds=${['CSV']} .subject=${heading} @save=${() => this.#save(view, rows)}></fd-save-menu></figcaption>
      <div class="tabs" role="group" aria-label=${t('shares.by')}>
        ${VIEWS.map((each) => html`<button type="button" aria-pressed=${each === view} @click=${() => change({ by: each === 'source' ? '' : each }, { replace: true })}>${t(`shares.${each}`)}</button>`)}
      </div>
      <ul class="bars">${rows.slice(0, MOST_ROWS).map((row) => this.#row(view, row))}</ul>
      ${rows.length > MOST_ROWS ? html`<p class="note">${t('door.the_rest', { count: rows.length - MOST_ROWS })}: ${percent((sums(rows.slice(MOST_ROWS)).ch4_t / this.inventory.totals.ch4_t) * 100)}</p>` : ''}
    </figure>`;
  }

  #rows(view) {
    const { inventory } = this;
    const found = view === 'source' ? inventory.by_source.filter((row) => row.ch4_t > 0 || row.co2e_t > 0) : inventory[`by_${view}`];
    return [...found].sort((left, right) => right.ch4_t - left.ch4_t);
  }

  #name(view, row) {
    const known = `mine_type.${row.key}.plural`;
    return view === 'mine_type' && has(known) ? t(known) : text(row.name);
  }

  #row(view, row) {
    const name = this.#name(view, row);
    const share = row.ch4_t / this.inventory.totals.ch4_t;
    const link = ['company', 'district'].includes(view) ? html`<a href=${href('/', { [view]: row.key })}>${name}</a>` : name;
    return html`<li>
      <span class="bar-label">${link}</span>
      <svg class="bar" role="img" aria-label="${name}: ${percent(share * 100)}"><rect class="bar-${view === 'mine_type' ? row.key : 'plain'}" width="${Math.max(share * 100, 0.3)}%" height="100%"></rect></svg>
      <span class="bar-share">${percent(share * 100)}</span>
      <fd-number .label=${name} .written=${mass(row.ch4_t)} .low=${row.ch4_t_low} .high=${row.ch4_t_high} .door=${() => this.#door(view, row, name)}></fd-number>
    </li>`;
  }

  #door(view, row, name) {
    const key = LINES_OF[view];
    const lines = key ? this.inventory.lines.filter((line) => key(line) === row.key) : [];
    return totalDoor(this.inventory, 'ch4_t', { title: name, sums: row, lines });
  }

  #save(view, rows) {
    saveCsv(`firedamp-shares-${view}`, [t(`shares.${view}`), t('csv.ch4_t'), t('csv.co2e_t')], rows.map((row) => [this.#name(view, row), row.ch4_t, row.co2e_t]));
  }
}

customElements.define('fd-shares', Shares);
