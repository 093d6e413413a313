// What came in when? Files and streamed batches, newest first: how many readings were new, changed or there already.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t, word } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { batches } from '../../core/telemetry-api.js';
import { momentText } from '../../doors/door.js';
import { empty, loaded } from '../../components/states.js';
import '../../components/table.js';

const COUNTS = ['new', 'changed', 'changed_within', 'duplicate', 'late'];

/** What was passed over or assumed in a file, such as times that stand twice. */
const notesOf = ({ notes }) => (notes.length ? html`<details class="note"><summary>${t('batches.notes', { count: notes.length, written: exact(notes.length) })}</summary><ul class="bullets">${notes.map(({ message }) => html`<li>${message}</li>`)}</ul></details>` : nothing);

class Batches extends Component {
  static properties = { found: { attribute: false }, more: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.more = [];
  }

  willUpdate() {
    const { longwall } = this.found;
    this.data.want(JSON.stringify([longwall.id, longwall.readings, longwall.last]), async () => {
      this.more = [];
      return batches(longwall.id);
    });
  }

  render() {
    return html`<h2 id="batches-title">${t('batches.title')}</h2><p class="note">${t('batches.means')}</p>
      ${loaded(this.data, (first) => this.#table(first), 6)}`;
  }

  #table(first) {
    const pages = [first, ...this.more];
    const rows = pages.flatMap(({ items }) => items);
    const next = pages.at(-1).next_cursor;
    if (!rows.length) return empty(t('batches.none'), t('batches.none_hint'));
    return html`<fd-table ordered .caption=${t('batches.title')} .columns=${this.#columns()} .rows=${rows} .rowKey=${({ number }) => number} .counted=${t('batches.count', { count: first.total, shown: exact(rows.length), total: exact(first.total) })}></fd-table>
      ${next ? html`<button type="button" class="button" @click=${() => this.#next(next)}>${t('batches.more')}</button>` : nothing}`;
  }

  async #next(cursor) {
    const page = await batches(this.found.longwall.id, cursor);
    this.more = [...this.more, page];
  }

  #columns() {
    const { times } = this.found;
    const from = ({ kind, filename, source }) => [word('batch_kind', kind), filename, source].filter(Boolean).join(', ');
    return [
      { key: 'at', fixed: true, label: t('batches.at'), value: ({ at }) => at, cell: ({ at, number }) => html`${momentText(at)} <span class="note nowrap">№ ${exact(number)}</span>` },
      { key: 'kind', fixed: true, card: true, label: t('batches.what'), value: from, cell: (batch) => html`${from(batch)}${notesOf(batch)}` },
      { key: 'by', fixed: true, minor: true, label: t('batches.by'), value: ({ by }) => by },
      { key: 'rows', fixed: true, numeric: true, label: t('telemetry.readings'), value: ({ rows }) => rows, cell: ({ rows }) => exact(rows) },
      ...COUNTS.map((name) => ({ key: name, fixed: true, numeric: true, card: name === 'new' || name === 'changed', minor: name === 'late' || name === 'changed_within', label: t(`batches.${name}`), value: (row) => row[name], cell: (row) => exact(row[name]) })),
      { key: 'span', fixed: true, card: true, label: t('telemetry.from_to'), value: ({ first }) => first, cell: ({ first, last }) => (first ? times.span(first, last) : t('value.none')) },
    ];
  }
}

customElements.define('fd-telemetry-batches', Batches);
