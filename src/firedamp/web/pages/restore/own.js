// What did one restore before? The newest first: how far each is, how many of its values stand in the table.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { exact } from '../../core/numbers.js';
import { deleteRestoration, restorations } from '../../core/restoration-api.js';
import { currentUser } from '../../core/session.js';
import { momentText } from '../../doors/door.js';
import { loaded } from '../../components/states.js';
import { syntheticMark } from '../../components/synthetic-banner.js';
import '../../components/table.js';
import { stateMark, titleOf } from './words.js';

/** Put away, as long as that can be undone. */
const gone = new Set();

class OwnRestorations extends Component {
  static properties = { part: { type: String }, titles: { attribute: false }, more: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.more = [];
    this.revision = 0;
  }

  willUpdate() {
    this.data.want(`${currentUser()?.username} ${this.revision}`, async () => {
      const found = await restorations();
      Object.assign(this, { more: [], cursor: found.next_cursor });
      return found;
    });
  }

  render() {
    return html`<section class="panel"><h2>${t('restore.own')}</h2>${loaded(this.data, (found) => this.#list(found), 4)}</section>`;
  }

  #list(found) {
    const rows = [...found.items, ...this.more].filter(({ id }) => !gone.has(id));
    if (!rows.length) return html`<p class="muted">${t('restore.own_none')}</p>`;
    return html`<fd-table class="own-restorations" .caption=${t('restore.own')} .columns=${this.#columns()} .rows=${rows} .rowKey=${({ id }) => id}></fd-table>
      ${this.cursor ? html`<p class="table-foot"><button type="button" class="button" @click=${this.#next}>${t('calculations.more')}</button></p>` : nothing}`;
  }

  #columns() {
    const part = this.part === 'experiment' ? 'experiment' : '';
    return [
      { key: 'name', fixed: true, label: t('restore.series'), value: titleOf, cell: (run) => html`${syntheticMark(run.synthetic)}<a href=${href(`/restore/${run.id}`, { part })}>${titleOf(run)}</a>` },
      { key: 'state', fixed: true, card: true, label: t('status'), value: ({ state }) => state, cell: ({ state }) => stateMark(state) },
      { key: 'method', fixed: true, label: t('restore.method'), value: ({ method }) => text(this.titles[method]) || null },
      { key: 'in_table', fixed: true, card: true, numeric: true, label: t('restore.in_table'), value: ({ in_table: count }) => count, cell: ({ in_table: count }) => (count ? exact(count) : html`<span class="absent">${t('value.none')}</span>`) },
      { key: 'created', fixed: true, card: true, label: t('stored.created'), value: ({ created }) => created, cell: ({ created }) => momentText(created) },
      { key: 'actions', fixed: true, label: t('action.title'), value: () => '', cell: (run) => this.#action(run) },
    ];
  }

  #action(run) {
    if (run.in_table) return nothing;
    return html`<button type="button" class="button" aria-label="${t('restore.put_away')}: ${titleOf(run)}" @click=${() => this.#putAway(run)}>${t('restore.put_away')}</button>`;
  }

  #putAway(run) {
    gone.add(run.id);
    const back = () => {
      gone.delete(run.id);
      this.requestUpdate();
    };
    tellNotice({
      words: () => t('restore.away', { name: titleOf(run) }),
      undo: back,
      done: (leaving) => deleteRestoration(run.id, leaving).catch((error) => {
        tellNotice({ words: () => faultWords(error) });
        back();
      }),
    });
    this.requestUpdate();
  }

  async #next() {
    const found = await restorations(this.cursor);
    this.cursor = found.next_cursor;
    this.more = [...this.more, ...found.items];
  }
}

customElements.define('fd-own-restorations', OwnRestorations);
