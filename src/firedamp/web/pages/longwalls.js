// Longwalls: how does each of those that one may see stand, and what comes next in it? A new one is entered here.
import { html, nothing } from 'lit';
import { go, href } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { named, t } from '../core/locale.js';
import { exact } from '../core/numbers.js';
import { Polling } from '../core/polling.js';
import { currentUser, knownUser, mayEnter, sessionChanges, signedInWho } from '../core/session.js';
import { longwalls } from '../core/telemetry-api.js';
import { Times } from '../core/telemetry-times.js';
import { attributionLine } from '../components/attribution.js';
import { loaded } from '../components/states.js';
import '../components/table.js';
import { liveColumns, standing } from './longwalls/live-columns.js';
import './longwalls/longwall-dialog.js';

const EVERY_MS = 5000;

class Longwalls extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.found = new Load(this);
    this.live = new Polling(this, EVERY_MS);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    this.found.want(`all ${currentUser()?.username ?? ''}`, async () => {
      await knownUser();
      return { items: await all() };
    });
    const items = this.found.value?.items;
    if (items) this.live.want(items.map(({ id }) => id).join(' '), () => standing(items));
  }

  render() {
    document.title = `${t('room.longwalls')} · Firedamp`;
    return html`<div class="page longwalls" aria-busy=${this.found.loading}>
      <header class="page-head"><div><h1>${t('room.longwalls')}</h1><p class="lead">${t('longwalls.answers')}</p></div>
        <div class="page-actions"><button type="button" class="button primary" @click=${this.#enter}>${t('longwall.new')}</button></div></header>
      ${loaded(this.found, ({ items }) => this.#content(items), 8)}
      <fd-longwall-dialog></fd-longwall-dialog>
    </div>`;
  }

  #content(items) {
    const own = items.some(({ organisation }) => organisation);
    const shown = items.map(({ attribution }) => attribution).filter(Boolean);
    return html`<section class="panel"><fd-table .caption=${t('room.longwalls')} .columns=${columns(this.live.value)} .rows=${items} .rowKey=${({ id }) => id} sort="name" .counted=${t('longwalls.count', { count: items.length })}></fd-table></section>
      ${own ? nothing : html`<p class="note">${currentUser() ? t('longwalls.none_own') : t('longwalls.sign_in')}</p>`}
      ${shown.map(attributionLine)}`;
  }

  async #enter() {
    if (!(await signedInWho(mayEnter))) return;
    const made = await this.querySelector('fd-longwall-dialog').ask({});
    if (made) go(`/longwalls/${made.id}/telemetry`);
  }
}

/** All that there are: an organisation has few. */
async function all(cursor = '') {
  const { items, next_cursor: next } = await longwalls(cursor);
  return next ? [...items, ...(await all(next))] : items;
}

const place = ({ mine, site }) => (mine ? named(mine.name) : site);

/** @param {Map<string, object> | null} told how each stands */
function columns(told) {
  const spanOf = (row) => (row.first ? new Times(row).span(row.first, row.last) : null);
  return [
    { key: 'name', label: t('longwall.name'), value: ({ name }) => named(name), cell: (row) => html`<a href=${href(`/longwalls/${row.id}`)}>${named(row.name)}</a>` },
    ...liveColumns(told),
    { key: 'place', label: t('longwall.place'), value: (row) => place(row) || null },
    { key: 'seam', minor: true, label: t('longwall.seam'), value: ({ seam }) => seam || null },
    { key: 'of', minor: true, label: t('organisation'), value: ({ organisation }) => (organisation ? named(organisation.name) : t('longwall.public')) },
    { key: 'span', minor: true, label: t('telemetry.from_to'), value: ({ first }) => first, cell: (row) => html`${spanOf(row) ?? t('longwall.no_readings')}${row.arbitrary_times ? html` <span class="note">${t('telemetry.arbitrary')}</span>` : nothing}` },
    { key: 'readings', minor: true, numeric: true, label: t('telemetry.readings'), value: ({ readings }) => readings, cell: ({ readings }) => exact(readings) },
    { key: 'state', minor: true, label: t('status'), value: ({ closed, organisation }) => (closed ? t('longwall.closed') : organisation ? t('longwall.open') : null) },
  ];
}

customElements.define('fd-longwalls', Longwalls);
