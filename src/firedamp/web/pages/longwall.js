// A longwall, live: what every channel reads against its limits, what comes in the next hour, and the alarms before a limit is passed.
import { html, nothing } from 'lit';
import { parameter } from '../core/address.js';
import { liveOf } from '../core/live-longwall.js';
import { t } from '../core/locale.js';
import { Polling } from '../core/polling.js';
import { failure, skeleton } from '../components/states.js';
import './longwall/alarm-signal.js';
import './longwall/alarms.js';
import './longwall/channels.js';
import './longwall/horizons.js';
import { HOURS } from './longwall/live-chart.js';
import './longwall/replay.js';
import { isOld, oldNote, stateNote } from './longwall/state-note.js';
import { LongwallPage } from './longwalls/page.js';

const EVERY_MS = 2000;
const USUAL_HOURS = 6;

class LiveLongwall extends LongwallPage {
  tab = 'live';

  constructor() {
    super();
    this.live = new Polling(this, EVERY_MS);
  }

  willUpdate() {
    super.willUpdate();
    const found = this.found.value;
    if (!found) return;
    const wanted = { hours: this.#hours(), horizon: Number(parameter('horizon')) };
    this.live.want(JSON.stringify([this.longwallId, wanted]), () => liveOf(this.longwallId, found.channels, wanted));
  }

  #hours() {
    const wanted = Number(parameter('hours'));
    return HOURS.includes(wanted) ? wanted : USUAL_HOURS;
  }

  content({ longwall, channels, times }) {
    const { value, error, stale } = this.live;
    const of = { ...longwall, times };
    if (error && !stale) return failure(error, this.live.again);
    return value ? html`<div class="live ${stale ? 'stale' : ''}">${this.#live(of, channels, value)}</div>` : skeleton(12);
  }

  #live(of, channels, live) {
    const { status, latest, now } = live;
    const forecast = status.state === 'ready' && status.target;
    const old = isOld(status) && status.target;
    return html`${oldNote(of, status)} ${this.#replay(of, live.replay)}
      ${now === null ? nothing : html`<p class="as-of">${t('live.as_of')} <strong>${of.times.moment(now)}</strong></p>`}
      ${forecast ? html`<fd-alarm-signal .longwall=${of} .target=${status.target} .alarms=${status.alarms} .horizons=${status.horizons}></fd-alarm-signal>` : nothing}
      ${stateNote(of, status, live.replay)}
      ${forecast || old ? html`<fd-horizons .longwall=${of} .status=${status}></fd-horizons>` : nothing}
      ${live.shown ? html`<section class="panel"><fd-live-chart .longwall=${of} .live=${live} .hours=${this.#hours()}></fd-live-chart></section>` : nothing}
      <section class="panel"><h2>${old ? t('channels.last') : t('channels.now')}</h2><fd-channels-now .longwall=${of} .channels=${channels} .latest=${latest} .target=${status.target}></fd-channels-now></section>
      ${status.target ? html`<section class="panel"><fd-alarms .longwall=${of} .target=${status.target} .alarms=${status.alarms}></fd-alarms></section>` : nothing}`;
  }

  /** Only a recording is replayed; one of an organisation by whoever may enter its data. */
  #replay(of, replay) {
    if (!of.arbitrary_times && !of.closed) return nothing;
    const may = of.organisation === null || of.may_change;
    if (!may && replay.state === 'stopped') return nothing;
    return html`<section class="panel replay-panel" aria-label=${t('replay')}><fd-replay .longwall=${of} .replay=${replay} ?watched=${!may} @replay-changed=${this.live.again}></fd-replay></section>`;
  }
}

customElements.define('fd-longwall', LiveLongwall);
