// Which calculations is the report made of? Each with its method and sum; taken out, and others taken in.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { named, t, text } from '../../core/locale.js';
import { mass } from '../../core/numbers.js';
import { tellNotice } from '../../core/notices.js';
import { takeIn, takeOut } from '../../core/reports-api.js';
import { storedDoor } from '../../doors/stored.js';
import { empty } from '../../components/states.js';
import '../../components/table.js';
import { Section, siteOf } from './section.js';
import './take-in-dialog.js';

class ReportCalculations extends Section {
  render() {
    const rows = this.found.calculations;
    const changes = this.enters && this.report.kind === 'year';
    const add = changes ? html`<button type="button" class="button" @click=${this.#add}>${t('report.calculations.add')}</button>` : nothing;
    return this.panel('calculations', t('report.calculations'), html`${rows.length ? html`<fd-table class="report-calculations" .caption=${t('report.calculations')} .columns=${this.#columns(changes)} .rows=${rows} .sort=${'-co2e_t'} .rowKey=${({ id }) => id}></fd-table>` : empty(t('report.calculations.none'), t('report.calculations.none_hint'))}
      ${this.found.left_out.length ? this.#leftOut(changes) : nothing}
      <fd-take-in-dialog></fd-take-in-dialog>`, add);
  }

  #columns(changes) {
    const mine = ({ mine_id: id }) => siteOf(this.found, id);
    const number = (row) => html`<fd-number .label="${t('figure.co2e_t')}, ${row.name}" .written=${mass(row.co2e_t)} .low=${row.co2e_t_low} .high=${row.co2e_t_high} .door=${() => storedDoor({ ...row, mine: mine(row) }, 'co2e_t')}></fd-number>`;
    const columns = [
      { key: 'name', label: t('name'), value: (row) => row.name, cell: (row) => html`<a href=${href(`/calculations/${row.id}`)}>${row.name || t('name.none')}</a>` },
      { key: 'mine', label: t('mine'), value: (row) => named(mine(row)?.name), cell: (row) => this.#mine(mine(row)) },
      { key: 'method', label: t('method'), value: (row) => text(row.title) },
      { key: 'co2e_t', label: t('figure.co2e_t.short'), numeric: true, card: true, value: (row) => row.co2e_t, cell: number },
    ];
    if (!changes) return columns;
    const out = (row) => html`<button type="button" class="button" aria-label="${t('report.take_out')}: ${row.name || t('name.none')}" @click=${() => this.#out(row)}>${t('report.take_out')}</button>`;
    return [...columns, { key: 'actions', fixed: true, card: true, label: t('action.title'), value: () => '', cell: out }];
  }

  #mine(site) {
    if (!site) return nothing;
    return site.mine_id === 'own' ? named(site.name) : html`<a href=${href(`/mines/${site.mine_id}`)}>${named(site.name)}</a>`;
  }

  /** What was taken in of mines that are no sites any more: not counted, and in the way until it is taken out. */
  #leftOut(changes) {
    return html`<div class="warning"><p>${t('report.left_out')}</p>
      <ul class="plain-list">${this.found.left_out.map((row) => html`<li id="left-out-${row.id}" tabindex="-1">
        <div><a href=${href(`/calculations/${row.id}`)}>${row.name || t('name.none')}</a> <span class="muted">${named(row.site)} · ${text(row.title)}</span></div>
        ${changes ? html`<button type="button" class="button" aria-label="${t('report.take_out')}: ${row.name || t('name.none')}" @click=${() => this.#out(row, false)}>${t('report.take_out')}</button>` : nothing}
      </li>`)}</ul></div>`;
  }

  async #out(row, back = true) {
    const { report } = this;
    this.goOnAt('report-calculations');
    if (!(await this.act(() => takeOut(report.id, row.id)))) return;
    tellNotice({ words: () => t('report.taken_out', { name: row.name || t('name.none') }), ...(back ? { undo: () => this.act(() => takeIn(report.id, row.id)) } : {}) });
  }

  #add = async () => {
    const { report, found } = this;
    const done = await this.querySelector('fd-take-in-dialog').ask({ report, sites: found.sites, taken: found.calculations.map(({ id }) => id) });
    if (done) this.tell('report-changed');
  };
}

customElements.define('fd-report-calculations', ReportCalculations);
