// Which restored values become data? All, those of some series, single ones, or none; all are withdrawn in one step.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { openCells } from '../../core/gap-cells.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { exact } from '../../core/numbers.js';
import { changed, noteDone } from '../../core/record-changes.js';
import { schemaOf } from '../../core/reference-api.js';
import { acceptValues, withdrawValues } from '../../core/restoration-api.js';
import { mayEditReference } from '../../core/session.js';
import '../../components/sure-dialog.js';
import './accept-dialog.js';
import { timeText } from './words.js';

const MOST_SKIPPED = 20;
const pairs = (cells) => [...cells].flatMap(([series, times]) => [...times].map((time) => ({ series, time })));

class Accepting extends Component {
  static properties = { run: { attribute: false }, picked: { attribute: false }, cells: { attribute: false }, done: { state: true } };

  constructor() {
    super();
    this.schema = new Load(this);
    this.done = null;
  }

  willUpdate() {
    if (this.run.table) this.schema.want(this.run.table, () => schemaOf(this.run.table));
  }

  render() {
    const { run } = this;
    return html`<h2 id="accept-title">${run.in_table ? t('restore.accepted', { count: run.in_table, written: exact(run.in_table) }) : t('restore.accept')}</h2>
      ${this.#hindered() ?? this.#buttons()} ${this.#result()}
      <fd-accept-dialog></fd-accept-dialog><fd-sure-dialog></fd-sure-dialog>`;
  }

  /** Why nothing can be accepted here, or null. */
  #hindered() {
    const { run } = this;
    const where = run.in_table ? html`<p>${this.#toTable()}</p>` : nothing;
    if (!run.own) return html`<p class="muted">${t('restore.not_own', { owner: run.owner })}</p>${where}`;
    if (!run.table) return html`<p class="muted">${t('restore.no_table')}</p>`;
    if (run.step !== 'year') return html`<p class="muted">${t('restore.not_years')}</p>`;
    if (!run.series.some(({ mine_id: mine }) => mine)) return html`<p class="muted">${t('restore.no_mines')}</p>`;
    if (!mayEditReference()) return html`<p class="restore-not">${t('reference.only_administrators')} ${t('restore.not_yours')}</p>${where}`;
    return null;
  }

  #buttons() {
    const of = this.run.series.filter(({ mine_id: mine }) => mine);
    const all = of.reduce((sum, each) => sum + openCells(each), 0);
    const chosen = of.filter(({ name }) => this.picked.has(name));
    const some = chosen.reduce((sum, each) => sum + openCells(each), 0);
    const single = pairs(this.cells);
    const button = (label, count, ask, look = '') => html`<button type="button" class="button ${look}" ?disabled=${!count} @click=${ask}>${label}</button>`;
    return html`<p class="note">${t('restore.accept_means')}</p>
      <div class="chips accept-buttons">
        ${button(t('restore.accept_all', { count: all, written: exact(all) }), all, () => this.#accept(all, all === this.#everything() ? {} : { series: of.map(({ name }) => name) }), some || single.length ? '' : 'primary')}
        ${button(t('restore.accept_series', { count: chosen.length, written: exact(some) }), some, () => this.#accept(some, { series: chosen.map(({ name }) => name) }), some ? 'primary' : '')}
        ${button(t('restore.accept_cells', { count: single.length, written: exact(single.length) }), single.length, () => this.#accept(single.length, { cells: single }), single.length && !some ? 'primary' : '')}
        ${this.run.in_table ? html`<button type="button" class="button" @click=${this.#withdraw}>${t('restore.withdraw')}</button>` : nothing}
      </div>
      ${this.run.without_range ? html`<p class="note">${t('restore.not_accepted', { count: this.run.without_range, written: exact(this.run.without_range) })}</p>` : nothing}
      <p class="note">${t('restore.accept_none')}</p>`;
  }

  #everything() {
    return this.run.series.reduce((sum, each) => sum + openCells(each), 0);
  }

  #toTable() {
    const { run } = this;
    return html`<a href=${href(`/reference/${run.table}`, { basin: run.basin?.id, sort: '-updated' })}>${t('restore.to_table', { table: text(this.schema.value?.title) || run.table })}</a>`;
  }

  #result() {
    if (!this.done) return nothing;
    const { values, skipped, without_range: bare } = this.done;
    const titles = new Map(this.run.series.map(({ name, title }) => [name, text(title)]));
    const shown = skipped.slice(0, MOST_SKIPPED).map(({ series, time }) => `${titles.get(series) ?? series}, ${timeText(time)}`);
    return html`<div class="accept-result" role="status"><p><strong>${t('restore.written', { count: values, written: exact(values) })}</strong> ${values ? this.#toTable() : nothing}</p>
      ${skipped.length ? html`<p>${t('restore.skipped', { count: skipped.length, written: exact(skipped.length) })}: ${shown.join('; ')}${skipped.length > shown.length ? ' …' : ''}</p>` : nothing}
      ${bare.length ? html`<p>${t('restore.not_accepted', { count: bare.length, written: exact(bare.length) })}</p>` : nothing}</div>`;
  }

  async #accept(count, chosen) {
    const { run } = this;
    const done = await this.querySelector('fd-accept-dialog').ask({ run, count, table: text(this.schema.value?.title) || run.table, act: () => acceptValues(run.id, chosen) });
    if (!done) return;
    this.done = done;
    if (done.change_set !== null) noteDone({ table: run.table, words: () => t('restore.done', { count: done.values, written: exact(done.values) }), changeSet: async () => done.change_set });
    this.tell('restoration-changed');
  }

  /** What stood in the table can be put there again while its notice stands. */
  async #withdraw() {
    const { run } = this;
    const stood = run.series.flatMap(({ name, marks }) => run.times.filter((_, place) => marks[place] === 'a').map((time) => ({ series: name, time })));
    const count = { count: run.in_table, written: exact(run.in_table) };
    const gone = await this.querySelector('fd-sure-dialog').ask({ title: t('restore.withdraw_sure', count), says: t('restore.withdraw_says'), does: t('restore.withdraw'), act: () => withdrawValues(run.id) });
    if (!gone) return;
    this.done = null;
    const again = () => acceptValues(run.id, { cells: stood }).then(() => this.#told(run.table), (error) => tellNotice({ words: () => error.message }));
    tellNotice({ words: () => t('restore.withdrawn', count), undo: again });
    this.#told(run.table);
  }

  #told(table) {
    changed(table);
    this.tell('restoration-changed');
  }
}

customElements.define('fd-accepting', Accepting);
