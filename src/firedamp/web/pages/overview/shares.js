// How is the methane divided: by source and mine type, and then by company or district?
import { html, nothing } from 'lit';
import { change, href, parameter } from '../../core/address.js';
import { saveCsv } from '../../core/download.js';
import { Component } from '../../core/element.js';
import * as findings from '../../core/findings.js';
import { sums } from '../../core/lines.js';
import { has, t, text } from '../../core/locale.js';
import { mass, percent } from '../../core/numbers.js';
import { shareDoor } from '../../doors/comparison.js';
import { unconfirmed } from '../../doors/confirm.js';
import { provenance, provenanceHeader } from '../../doors/provenance.js';
import { totalDoor } from '../../doors/inventory.js';
import { unsureMark } from '../../components/origin.js';
import '../../components/save-menu.js';

const ALWAYS = ['source', 'mine_type'];
const ONE_OF = ['company', 'district'];
const MOST_ROWS = 7;
const KEY_OF = {
  mine_type: (line) => line.mine_type,
  company: (line) => line.company.id,
  district: (line) => line.district.id,
};

class Shares extends Component {
  static properties = { inventory: { attribute: false } };

  render() {
    const view = ONE_OF.find((each) => each === parameter('by')) ?? ONE_OF[0];
    const unsure = unsureMark(unconfirmed(this.inventory, 'ch4_t').length > 0);
    const heading = findings.byType(this.inventory);
    return html`<figure class="shares">
      <figcaption><h2>${heading}</h2><fd-save-menu .kinds=${['CSV']} .subject=${heading} @save=${() => this.#save([...ALWAYS, view])}></fd-save-menu></figcaption>
      ${ALWAYS.map((each) => html`<h3>${t(`shares.${each}`)}${unsure}</h3>${this.#bars(each, this.#rows(each))}`)}
      <div class="tabs" role="group" aria-label=${t('shares.by')}>
        ${ONE_OF.map((each) => html`<button type="button" aria-pressed=${each === view} @click=${() => change({ by: each === ONE_OF[0] ? '' : each }, { replace: true })}>${t(`shares.${each}`)}</button>`)}
        ${unsure}
      </div>
      ${this.#bars(view, this.#rows(view))}
    </figure>`;
  }

  #rows(view) {
    const found = view === 'source' ? this.inventory.by_source : this.inventory[`by_${view}`];
    return [...found].sort((left, right) => right.ch4_t - left.ch4_t);
  }

  #bars(view, rows) {
    const [shown, rest] = [rows.slice(0, MOST_ROWS), rows.slice(MOST_ROWS)];
    const largest = Math.max(...rows.map((row) => row.ch4_t));
    const share = percent((sums(rest).ch4_t / this.inventory.totals.ch4_t) * 100);
    return html`<ul class="bars">${shown.map((row) => this.#row(view, row, largest))}</ul>
      ${rest.length ? html`<p class="note">${t('shares.more', { count: rest.length, share })}</p>` : nothing}`;
  }

  #name(view, row) {
    const known = `mine_type.${row.key}.plural`;
    return view === 'mine_type' && has(known) ? t(known) : text(row.name);
  }

  #row(view, row, largest) {
    const name = this.#name(view, row);
    const share = shareDoor(this.inventory, row, { subtitle: name });
    const label = ONE_OF.includes(view) ? html`<a href=${href('/', { [view]: row.key })}>${name}</a>` : name;
    return html`<li>
      <span class="bar-label">${label}</span>
      <svg class="bar" role="img" aria-label="${name}: ${share.written.text}"><rect class="bar-${view === 'mine_type' ? row.key : 'plain'}" width="${Math.max((row.ch4_t / largest) * 100, 0.3)}%" height="100%"></rect></svg>
      <span class="bar-share"><fd-number bare .label="${t('figure.share')}, ${name}" .written=${share.written} .door=${() => share}></fd-number></span>
      <fd-number .label=${name} .written=${mass(row.ch4_t)} .low=${row.ch4_t_low} .high=${row.ch4_t_high} .door=${() => this.#door(view, row, name)}></fd-number>
    </li>`;
  }

  /** The lines that a row sums up; a source has a part of every line. */
  #lines(view, row) {
    const key = KEY_OF[view];
    return key ? this.inventory.lines.filter((line) => key(line) === row.key) : [];
  }

  #door(view, row, name) {
    const of = view === 'source' ? { source: row } : { lines: this.#lines(view, row) };
    return totalDoor(this.inventory, 'ch4_t', { title: name, sums: row, ...of });
  }

  #save(views) {
    const rows = views.flatMap((view) => this.#rows(view).map((row) => [t(`shares.${view}`), this.#name(view, row), row.ch4_t, row.co2e_t, ...provenance(this.inventory, this.#lines(view, row))]));
    saveCsv('firedamp-shares', [t('shares.by'), t('csv.name'), t('csv.ch4_t'), t('csv.co2e_t'), ...provenanceHeader()], rows);
  }
}

customElements.define('fd-shares', Shares);
