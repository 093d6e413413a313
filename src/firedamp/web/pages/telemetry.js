// Telemetry of a longwall: its readings over any span, its channels, how good they are, its months; what came in, how more comes in, how it is taken away.
import { html, nothing } from 'lit';
import { change, href, parameter, path } from '../core/address.js';
import { Load } from '../core/load.js';
import { t } from '../core/locale.js';
import { quality } from '../core/telemetry-api.js';
import './longwalls/channel-dialog.js';
import './longwalls/longwall-dialog.js';
import { LongwallPage } from './longwalls/page.js';
import './telemetry/batches.js';
import './telemetry/channels.js';
import './telemetry/import.js';
import './telemetry/months.js';
import { asked, drawn, iso, PARTS } from './telemetry/place.js';
import './telemetry/quality.js';
import './telemetry/readings.js';
import './telemetry/sending.js';
import './telemetry/take-away.js';

const EPISODES = 1000;
/** How much is shown on either side of an episode: so many times as long as it, and this at least. */
const AROUND = 3;
const LEAST_AROUND_MS = 15 * 60_000;

class Telemetry extends LongwallPage {
  tab = 'telemetry';

  constructor() {
    super();
    this.judged = new Load(this);
  }

  willUpdate() {
    super.willUpdate();
    const { start, end, part } = asked();
    this.kept = { start: parameter('start'), end: parameter('end') };
    this.asked = asked();
    const of = this.found.value?.longwall;
    if (!of?.first || part !== PARTS[0]) return;
    // Of more readings than are judged at once, those that are shown.
    const shown = this.tooMany ? { start: start && iso(start), end: end && iso(end) } : {};
    this.judged.want(JSON.stringify([of.id, of.readings, of.version, this.revision, shown]), () => quality(of.id, { ...shown, limit: EPISODES }));
    if (!this.tooMany && this.judged.error?.broke?.('too_many_items')) {
      this.tooMany = true;
      this.requestUpdate();
    }
  }

  actions({ longwall }) {
    if (!longwall.may_change) return nothing;
    return html`<button type="button" class="button" @click=${() => this.#describe()}>${t('longwall.edit')}</button>
      ${longwall.closed ? nothing : html`<a class="button primary" href=${href(path(), { part: 'data' })}>${t('telemetry.import')}</a>`}`;
  }

  content(found) {
    const { part } = this.asked;
    return html`${this.#replayed(found)}<nav class="tabs part-tabs" aria-label=${t('telemetry.parts')}>${PARTS.map((each) => html`<a href=${href(path(), { part: each === PARTS[0] ? '' : each })} aria-current=${each === part ? 'page' : 'false'}>${t(`telemetry.part.${each}`)}</a>`)}</nav>
      ${part === 'data' ? this.#data(found) : this.#readings(found)}
      <fd-longwall-dialog></fd-longwall-dialog><fd-channel-dialog></fd-channel-dialog>`;
  }

  /** Of a replay only what it has shown yet is there. */
  #replayed({ longwall, times }) {
    if (!longwall.replay?.now) return nothing;
    return html`<p class="note" role="note">${t('telemetry.replayed', { now: times.moment(longwall.replay.now) })} <a href=${href(`/longwalls/${longwall.id}`)}>${t('tab.live')}</a></p>`;
  }

  #readings(found) {
    const shown = drawn(found.channels, this.asked);
    const judged = this.judged.value;
    return html`<section class="panel" id="readings" tabindex="-1" aria-label=${t('telemetry.readings')}><fd-telemetry-readings .found=${found} .asked=${this.asked} .shown=${shown} .judged=${judged}></fd-telemetry-readings></section>
      <section class="panel" aria-labelledby="channels-title"><fd-telemetry-channels .found=${found} .judged=${judged} .shown=${shown} @channel-edit=${({ detail }) => this.#channel({ found: detail })} @channel-new=${() => this.#channel({})}></fd-telemetry-channels></section>
      ${found.longwall.first ? html`<section class="panel" aria-labelledby="quality-title"><fd-telemetry-quality .found=${found} .judged=${this.judged} .asked=${this.asked} .partial=${Boolean(this.tooMany)} @episode-shown=${({ detail }) => this.#show(detail, shown)}></fd-telemetry-quality></section>
      <section class="panel" aria-labelledby="months-title"><fd-telemetry-months .found=${found} .asked=${this.asked} .shown=${shown} @month-shown=${({ detail }) => this.#show(detail, shown, 0)}></fd-telemetry-months></section>` : nothing}`;
  }

  #data(found) {
    const { longwall } = found;
    const takes = longwall.may_change && !longwall.closed;
    return html`${takes ? html`<section class="panel" aria-labelledby="import-title"><fd-telemetry-import .found=${found} .address=${this.address} @taken=${() => this.again()} @channel-wanted=${({ detail }) => this.#channel({ begin: detail.begin }, detail.made)}></fd-telemetry-import></section>
      <section class="panel" aria-labelledby="sending-title"><fd-telemetry-sending .found=${found}></fd-telemetry-sending></section>` : html`<p class="note">${longwall.closed ? t('telemetry.closed_takes_none') : t('telemetry.not_yours')}</p>`}
      <section class="panel" aria-labelledby="batches-title"><fd-telemetry-batches .found=${found}></fd-telemetry-batches></section>
      <section class="panel" aria-labelledby="take-title"><fd-telemetry-take-away .found=${found} .asked=${this.asked}></fd-telemetry-take-away></section>`;
  }

  async #describe() {
    if (await this.querySelector('fd-longwall-dialog').ask({ found: this.found.value.longwall })) this.again();
  }

  async #channel(question, made = () => {}) {
    const channel = await this.querySelector('fd-channel-dialog').ask({ ...question, longwall: this.longwallId });
    if (!channel) return;
    this.again();
    made(channel);
  }

  /** To the place of an episode, with something around it, or of a month: its channel among those that are drawn. */
  async #show({ channel, start, end }, shown, beside = AROUND) {
    const [from, to] = [start, end].map((time) => Date.parse(time));
    const around = beside && Math.max(beside * (to - from), LEAST_AROUND_MS);
    const ids = shown.map(({ id }) => id);
    const channels = ids.includes(channel) ? parameter('channels') : [channel, ...ids].slice(0, Math.max(ids.length, 1)).join(',');
    change({ start: iso(from - around), end: iso(to + around), channels });
    await this.updateComplete;
    const place = this.querySelector('#readings');
    place.scrollIntoView({ block: 'start' });
    place.focus({ preventScroll: true });
  }
}

customElements.define('fd-telemetry', Telemetry);
