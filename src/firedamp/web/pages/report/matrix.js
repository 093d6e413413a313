// Is every source of every site accounted for? A table of sites and IPCC categories; on a narrow screen each site a card.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { named, t, text } from '../../core/locale.js';
import { mass, year } from '../../core/numbers.js';
import { tellNotice } from '../../core/notices.js';
import { sayOfCell } from '../../core/reports-api.js';
import { cellDoor, sumDoor } from '../../doors/report.js';
import { originMark } from '../../components/origin.js';
import { empty } from '../../components/states.js';
import { cellId, Section } from './section.js';
import './gap-dialog.js';

const SUMMED = ['measured', 'calculated'];
const MISSING = 'missing';

class ReportMatrix extends Section {
  render() {
    const { sites, categories, cells } = this.found;
    if (!sites.length) return this.panel('matrix', t('report.matrix'), this.#none());
    this.cells = new Map(cells.map((cell) => [cellId(cell), cell]));
    return this.panel('matrix', t('report.matrix'), html`<p class="muted">${t('report.matrix.means')}</p>
      <div class="scroll source-scroll" tabindex="0" role="region" aria-label=${t('report.matrix')}>
        <table class="source-matrix">
          <caption class="unseen">${t('report.matrix')}</caption>
          <thead><tr><th scope="col">${t('report.site')}</th>${categories.map((each) => this.#category(each))}<th scope="col" class="sum">${t('report.sum')}</th></tr></thead>
          <tbody>${sites.map((site) => this.#site(site))}</tbody>
          <tfoot><tr><th scope="row">${t('report.sum')}</th>${categories.map((each) => this.#sum(each, ({ category }) => category === each.category, { title: text(each.name) }))}${this.#sum(this.found.totals, () => true, { parts: sites })}</tr></tfoot>
        </table>
      </div>
      <fd-gap-dialog></fd-gap-dialog>`);
  }

  #none() {
    const address = href(`/organisations/${encodeURIComponent(this.report.organisation.id)}`);
    return empty(t('report.no_sites', { year: year(this.report.year) }), t('report.no_sites_hint'), html`<a class="button" href=${address}>${named(this.report.organisation.name)}</a>`);
  }

  #gapsOf(category) {
    return this.found.cells.filter((cell) => cell.category === category && cell.state === MISSING);
  }

  #category(each) {
    const gaps = this.#gapsOf(each.category);
    return html`<th scope="col"><span class="ipcc-code">${each.code}</span> ${text(each.name)}
      ${this.enters && gaps.length > 1 ? html`<button type="button" class="button slight" aria-label="${t('report.gap.for_all')}: ${text(each.name)}" @click=${() => this.#fill(gaps, true)}>${t('report.gap.for_all')}</button>` : nothing}</th>`;
  }

  #site(site) {
    return html`<tr>
      <th scope="row"><a href=${href(`/mines/${site.mine_id}`)}>${named(site.name)}</a><span class="muted kind">${t(`mine_type.${site.kind}`)}</span></th>
      ${this.found.categories.map((category) => this.#cell(site, category))}
      ${this.#sum(site, ({ mine_id: mine }) => mine === site.mine_id, { title: named(site.name) })}
    </tr>`;
  }

  #cell(site, category) {
    const cell = this.cells.get(cellId({ mine_id: site.mine_id, category: category.category }));
    if (!cell) return html`<td class="foreign"><span aria-hidden="true">·</span><span class="unseen">${t('report.cell.foreign')}</span></td>`;
    const about = `${named(site.name)}: ${text(category.name)}`;
    const door = () => cellDoor(this.found, cell, { site, category });
    return html`<td class="source-${cell.state}" data-label="${category.code} ${text(category.name)}">
      ${SUMMED.includes(cell.state) ? html`<fd-number .label=${about} .written=${mass(cell.co2e_t)} .low=${cell.co2e_t_low} .high=${cell.co2e_t_high} .door=${door}></fd-number>` : nothing}
      ${this.#state(cell, door, about)}
      ${cell.reason ? html`<span class="note reason">${cell.reason}</span>` : nothing}
      ${this.enters ? this.#tool(cell, about) : nothing}
    </td>`;
  }

  #state(cell, door, about) {
    if (SUMMED.includes(cell.state)) return originMark(cell.state);
    const words = t(`report.cell.${cell.state}`);
    if (cell.state === MISSING) return html`<span class="source-mark gap"><span aria-hidden="true">▢</span> ${words}</span>`;
    const mark = html`<abbr class="key" title=${words}>${cell.notation_key}</abbr> ${words}`;
    return cell.entries.length ? html`<button type="button" class="link source-mark" aria-haspopup="dialog" aria-label="${about}: ${cell.notation_key}, ${words}" @click=${() => this.tell('door', door)}>${mark}</button>` : html`<span class="source-mark">${mark}</span>`;
  }

  #tool(cell, about) {
    const said = !cell.entries.length && cell.state !== MISSING;
    if (said) return html`<button type="button" id=${cellId(cell)} class="button slight" aria-label="${t('report.take_back')}: ${about}" @click=${() => this.#takeBack(cell, about)}>${t('report.take_back')}</button>`;
    if (cell.state !== MISSING) return nothing;
    return html`<button type="button" id=${cellId(cell)} class="button slight fill" aria-label="${t('report.gap.fill')}: ${about}" @click=${() => this.#fill([cell], false)}>${t('report.gap.fill')}</button>`;
  }

  /** A sum of cells; of none that is calculated there is none, which is not nought. */
  #sum(sums, of, { title = '', parts = [] }) {
    const summed = this.found.cells.some((cell) => of(cell) && SUMMED.includes(cell.state));
    const [low, high] = sums.co2e_t ? [sums.co2e_t_low, sums.co2e_t_high] : [];
    return html`<td class="sum" data-label=${t('report.sum')}><fd-number .label=${[t('report.sum'), title].filter(Boolean).join(': ')} .written=${summed ? mass(sums.co2e_t) : null} .low=${low} .high=${high} .door=${() => sumDoor(this.report, this.found, sums, 'co2e_t', { title, parts })}></fd-number></td>`;
  }

  async #fill(cells, every) {
    const { found, report } = this;
    const category = found.categories.find((each) => each.category === cells[0].category);
    const sites = this.#gapsOf(category.category).map(({ mine_id: mine }) => found.sites.find((site) => site.mine_id === mine));
    const taken = found.calculations.map(({ id }) => id);
    const done = await this.querySelector('fd-gap-dialog').ask({ report, category, sites, every, first: cells[0].mine_id, taken });
    if (!done) return;
    this.goOnAt(cellId(cells[0]));
    this.tell('report-changed');
  }

  async #takeBack(cell, about) {
    const { report } = this;
    this.goOnAt(cellId(cell));
    if (!(await this.act(() => sayOfCell(report.id, cell, null)))) return;
    tellNotice({ words: () => t('report.taken_back', { about }), undo: () => this.act(() => sayOfCell(report.id, { ...cell, version: 0 }, cell.state, cell.reason)) });
  }
}

customElements.define('fd-report-matrix', ReportMatrix);
