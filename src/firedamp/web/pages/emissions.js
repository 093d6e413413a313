// Emissions: how much methane did the shafts and stations of a longwall give off, by day, month and year, and what do these sums rest on?
import { html, nothing } from 'lit';
import { change, href, parameter } from '../core/address.js';
import { Load } from '../core/load.js';
import { t } from '../core/locale.js';
import { exampleDoor, measuredExample, measurement, measurementDoor, measurements, streams } from '../core/measured-api.js';
import { currentUser } from '../core/session.js';
import { signInFirst } from '../components/sign-in-first.js';
import { empty, failure, loaded } from '../components/states.js';
import { syntheticNote } from '../components/synthetic-banner.js';
import './emissions/ask.js';
import './emissions/made.js';
import './emissions/methods.js';
import './emissions/streams.js';
import './emissions/sums.js';
import { LongwallPage } from './longwalls/page.js';

class EmissionsPage extends LongwallPage {
  tab = 'emissions';
  #made = 0;

  constructor() {
    super();
    this.known = new Load(this);
    this.shown = new Load(this);
  }

  willUpdate() {
    super.willUpdate();
    if (!this.found.value) return;
    const id = this.longwallId;
    this.known.want(JSON.stringify([id, currentUser()?.username ?? '', this.#made]), async () => {
      const [of, made] = await Promise.all([streams(id), measurements(id)]);
      return { ...of, made: made.items, jobs: made.jobs };
    });
    const chosen = this.#chosen();
    this.shown.want(JSON.stringify([chosen, currentUser()?.username ?? '']), () => this.#read(chosen));
  }

  /** What is shown: what the address names, else the newest sums; `example`: the made-up mine. */
  #chosen() {
    if (parameter('example')) return 'example';
    return parameter('sums') || this.known.value?.made[0]?.id || '';
  }

  async #read(chosen) {
    if (!chosen) return null;
    if (chosen === 'example') return { ...(await measuredExample()), ask: exampleDoor };
    const { told, ...row } = await measurement(chosen);
    return { told, row, synthetic: false, ask: (asked) => measurementDoor(chosen, asked) };
  }

  otherSubject() {
    return parameter('example') ? t('measured.example') : '';
  }

  #again = () => {
    this.#made += 1;
    this.requestUpdate();
  };

  content({ longwall, channels }) {
    return html`<div class="emissions-page" @emissions-changed=${this.#again}>
      ${loaded(this.known, (known) => html`${this.#sums(known, longwall)} ${this.#makes(known, longwall, channels)}`, 10)}
    </div>`;
  }

  #sums(known, longwall) {
    if (!this.#chosen()) return this.#nothing(known, longwall);
    if (this.shown.error && !this.shown.stale) return [404, 422].includes(this.shown.error.status) ? empty(t('measured.gone'), t('measured.gone_hint'), html`<button type="button" class="button" @click=${() => change({ sums: '' })}>${t('measured.newest')}</button>`) : failure(this.shown.error, () => this.shown.again());
    const of = this.shown.value;
    if (!of) return nothing;
    return html`${syntheticNote(of.synthetic, t('measured.synthetic'))}
      ${of.row?.stale ? html`<p class="warning" role="note">${t('measured.stale')}</p>` : nothing}
      <section class="panel" aria-label=${t('tab.emissions')}><fd-measured-sums .of=${of} .address=${this.address}></fd-measured-sums></section>
      <fd-measured-methods .of=${of}></fd-measured-methods>`;
  }

  /** What to do first. */
  #nothing({ items, changeable }, longwall) {
    const example = html`<a class="button" href=${href(`/longwalls/${longwall.id}/emissions`, { example: 'yes' })}>${t('measured.see_example')}</a>`;
    const hint = !changeable ? t('measured.none_hint_reader') : items.length ? t('measured.none_hint_ask') : t('measured.none_hint_stream');
    return html`<section class="panel">${empty(t('measured.none'), hint, example)}</section>`;
  }

  #makes(known, longwall, channels) {
    if (parameter('example')) return html`<p><a class="button" href=${href(`/longwalls/${longwall.id}/emissions`, { example: '' })}>${t('measured.leave_example')}</a></p>`;
    if (!known.changeable && !currentUser()) return html`<section class="panel">${signInFirst(t('measured.sign_in'))}</section>`;
    return html`${known.changeable && known.items.length ? html`<fd-measured-ask class="panel" .longwall=${longwall} .known=${known}></fd-measured-ask>` : nothing}
      ${known.made.length ? html`<fd-measured-made class="panel" .longwall=${longwall} .known=${known} .chosen=${this.#chosen()}></fd-measured-made>` : nothing}
      <fd-measured-streams class="panel" .longwall=${longwall} .channels=${channels} .known=${known}></fd-measured-streams>`;
  }
}

customElements.define('fd-emissions', EmissionsPage);
