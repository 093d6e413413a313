// Restore: which series have gaps to be filled? A table's quantity or a file is chosen; one's earlier restorations.
import { html } from 'lit';
import { go, parameter, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { t } from '../core/locale.js';
import { restoringMethods } from '../core/restoration-api.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { signInFirst } from '../components/sign-in-first.js';
import { failure, skeleton } from '../components/states.js';
import '../components/room-tabs.js';
import './restore/choose-file.js';
import './restore/choose-table.js';
import './restore/own.js';

class Restore extends Component {
  static properties = { address: { type: String }, known: { state: true } };

  constructor() {
    super();
    this.known = false;
    this.said = new Load(this);
    this.basins = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
    knownUser().then(() => (this.known = true));
  }

  willUpdate() {
    this.said.want('all', restoringMethods);
    this.basins.want('all', api.basins);
  }

  render() {
    const part = parameter('part') === 'experiment' ? 'experiment' : 'restore';
    document.title = `${t(`tab.${part}`)} · Firedamp`;
    const failed = [this.said, this.basins].find((load) => load.error);
    return html`<div class="page">
      <header class="page-head"><div><h1>${t(`restore.title.${part}`)}</h1><p class="lead">${t(`restore.answers.${part}`)}</p></div></header>
      <fd-room-tabs room="series" .address=${this.address}></fd-room-tabs>
      ${failed ? failure(failed.error, () => failed.again()) : this.said.value && this.basins.value && this.known ? this.#content(part) : skeleton(8)}
    </div>`;
  }

  #content(part) {
    if (!currentUser()) return html`<section class="panel">${signInFirst(t('restore.sign_in'))}<ol class="restore-steps">${[1, 2, 3, 4].map((step) => html`<li>${t(`restore.step.${step}`)}</li>`)}</ol></section>`;
    const { basin } = settings();
    const begun = ({ detail: run }) => go(`/restore/${run.id}`, { part: part === 'experiment' ? part : '' });
    return html`<div class="restore-begin" @begun=${begun}>
        <section class="panel" aria-labelledby="from-table"><h2 id="from-table">${t('restore.from_table')}</h2>
          <fd-restore-table .quantities=${this.said.value.quantities} .basin=${this.basins.value.items.find(({ id }) => id === basin)} .address=${this.address}></fd-restore-table></section>
        <section class="panel" aria-labelledby="from-file"><h2 id="from-file">${t('restore.from_file')}</h2>
          <fd-restore-send .basin=${basin}></fd-restore-send></section>
      </div>
      <fd-own-restorations .part=${part} .titles=${this.said.value.titles}></fd-own-restorations>`;
  }
}

customElements.define('fd-restore', Restore);
