// What was changed lately, by whom, and the way back?
import { html, nothing } from 'lit';
import { href, settings } from '../../core/address.js';
import { isSynthetic } from '../../core/demonstration.js';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { changed, mayChange, recordChanges, undoSet } from '../../core/record-changes.js';
import * as reference from '../../core/reference-api.js';
import { momentText } from '../../doors/door.js';
import { loaded } from '../../components/states.js';

const FEW = 8;
const MANY = 50;

class RecentChanges extends Component {
  static properties = {
    /** tables by id, for their titles */
    tables: { attribute: false },
    limit: { state: true },
  };

  constructor() {
    super();
    this.limit = FEW;
    this.found = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(recordChanges, 'change', () => this.found.again());
  }

  willUpdate() {
    const { basin } = settings();
    this.found.want(`${basin}|${this.limit}`, async () => reference.changes({ limit: this.limit, synthetic: await isSynthetic(basin) }));
  }

  render() {
    return html`<section class="panel" aria-labelledby="changes-title">
      <h2 id="changes-title">${t('changes.title')}</h2>
      ${loaded(this.found, (found) => this.#list(found), 3)}
    </section>`;
  }

  #list({ items, total }) {
    if (!items.length) return html`<p class="muted">${t('changes.none')}</p>`;
    return html`<ul class="changes">${items.map((each) => this.#entry(each))}</ul>
      ${total > items.length && this.limit < MANY ? html`<button type="button" class="button" @click=${() => (this.limit = MANY)}>${t('changes.more')}</button>` : nothing}`;
  }

  #entry(each) {
    const title = text(this.tables.get(each.table)?.title) || each.table;
    const what = t(`changes.kind.${each.kind}`);
    return html`<li>
      <span><a href=${href(`/reference/${each.table}`, { sort: '-updated' })}>${title}</a>: ${what}, ${t('table.records', { count: each.records, written: each.records })}</span>
      <span class="muted">${each.user ?? t('changes.by_package')}, ${momentText(each.at)}${each.note ? ` · ${each.note}` : nothing}</span>
      ${each.undone ? html`<span class="note">${t('changes.undone')}</span>` : each.user ? html`<button type="button" class="button" aria-label="${t('undo')}: ${title}, ${what}, ${momentText(each.at)}" @click=${() => this.#undo(each, title)}>${t('undo')}</button>` : nothing}
    </li>`;
  }

  async #undo(each, title) {
    if (!(await mayChange())) return;
    await undoSet(each.table, each.id, () => t('done.set', { table: title, what: t(`changes.kind.${each.kind}`) }));
    changed(each.table);
  }
}

customElements.define('fd-recent-changes', RecentChanges);
