// What do the pages of a longwall share? Its name, whether its times are real, whose data it is, the tabs; who may not see it is told.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { named, t } from '../../core/locale.js';
import { currentUser, knownUser, sessionChanges } from '../../core/session.js';
import { channels, longwall } from '../../core/telemetry-api.js';
import { Times } from '../../core/telemetry-times.js';
import { attributionLine } from '../../components/attribution.js';
import { signInFirst } from '../../components/sign-in-first.js';
import { empty, failure, skeleton } from '../../components/states.js';
import '../../components/room-tabs.js';

/** A page says its `tab`, and draws its `content(longwall, channels)`; `actions(longwall)` are its main ones. */
export class LongwallPage extends Component {
  static properties = { longwallId: { type: String }, address: { type: String } };
  tab = '';
  /** what stays in the address from tab to tab */
  kept = {};

  constructor() {
    super();
    this.found = new Load(this);
    this.revision = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const id = this.longwallId;
    this.found.want(JSON.stringify([id, currentUser()?.username ?? '', this.revision]), async () => {
      await knownUser();
      const [of, { items }] = await Promise.all([longwall(id), channels(id)]);
      return { longwall: of, channels: items, times: new Times(of) };
    });
  }

  /** What was changed on the server is read anew. */
  again() {
    this.revision += 1;
    this.requestUpdate();
  }

  actions() {
    return nothing;
  }

  /** What is shown where it is not the longwall's own: nothing of the longwall is told beside it. */
  otherSubject() {
    return '';
  }

  render() {
    const { value: found, error } = this.found;
    const name = found ? named(found.longwall.name) : t('room.longwalls');
    document.title = `${name} · ${t(`tab.${this.tab}`)} · Firedamp`;
    return html`<div class="page longwall-page ${found || error ? '' : 'unsettled'}" aria-busy=${this.found.loading}>
      <nav class="crumbs" aria-label=${t('crumbs')}><a href=${href('/longwalls')}>${t('room.longwalls')}</a> › ${name}</nav>
      <header class="page-head"><div><h1>${this.otherSubject() || name}: ${t(`tab.${this.tab}`).toLocaleLowerCase(document.documentElement.lang)}</h1><p class="lead">${t(`longwall.answers.${this.tab}`)}</p></div>
        ${found && !error ? html`<div class="page-actions">${this.actions(found)}</div>` : nothing}</header>
      <fd-room-tabs room="longwalls" .of=${this.longwallId} .kept=${this.kept} .address=${this.address}></fd-room-tabs>
      ${error && !this.found.stale ? this.#absent(error) : found ? this.#whole(found) : skeleton(12)}
    </div>`;
  }

  #whole(found) {
    if (this.otherSubject()) return this.content(found);
    return html`${aboutLine(found)} ${arbitraryNote(found.longwall)} ${this.content(found)} ${attributionLine(found.longwall.attribution)}`;
  }

  #absent(error) {
    if (![404, 422].includes(error.status)) return failure(error, () => this.found.again());
    if (!currentUser()) return signInFirst(t('longwall.absent_sign_in'));
    return empty(t('longwall.absent'), t('longwall.absent_hint'), html`<a class="button primary" href=${href('/longwalls')}>${t('room.longwalls')}</a>`);
  }
}

/** Mine, seam, organisation; from when to when there are readings; a demonstration and a closed longwall say so. */
function aboutLine({ longwall: of, times }) {
  const place = [of.mine ? named(of.mine.name) : of.site, of.seam ? t('longwall.seam_of', { seam: of.seam }) : ''];
  const state = [of.organisation ? named(of.organisation.name) : t('longwall.public'), of.closed ? t('longwall.closed_since', { when: times.moment(of.closed, { seconds: false }) }) : ''];
  const span = of.first ? times.span(of.first, of.last) : t('longwall.no_readings');
  const zone = times.arbitrary ? '' : t('longwall.zone_of', { zone: of.time_zone });
  return html`<p class="longwall-about">${[...place, ...state, span, zone].filter(Boolean).join(' · ')}</p>`;
}

/** A recording without times has an axis that somebody chose: it is never read as dates. */
export function arbitraryNote(of) {
  if (!of.arbitrary_times) return nothing;
  return html`<p class="arbitrary-note" role="note"><strong>${t('telemetry.arbitrary')}</strong> ${t('telemetry.arbitrary_means')}</p>`;
}

export { channelName } from '../../core/readings.js';
