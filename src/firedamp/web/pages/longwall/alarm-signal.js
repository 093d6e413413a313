// Is a limit about to be passed? Open alarms, large and at once; told to screen readers and, where it is on, by sound.
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { bellChanges, bellOn, ring, switchBell } from '../../core/bell.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { percent } from '../../core/numbers.js';
import { readingText } from '../../core/readings.js';
import { alarmDoor, alarmTitle } from '../../doors/alarm.js';

const SIGNS = { warning: '▲', alarm: '■' };
const urgency = ({ kind, horizon_min: horizon }) => (kind === 'alarm' ? 0 : 1e6) + horizon;

class AlarmSignal extends Component {
  static properties = { longwall: { attribute: false }, target: { attribute: false }, alarms: { attribute: false }, said: { state: true } };

  /** Alarms that were told of already: what was open when the page was opened is shown, and does not sound. */
  #told = null;

  constructor() {
    super();
    this.said = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(bellChanges, 'change');
  }

  get open() {
    return (this.alarms ?? []).filter(({ state }) => state === 'open').sort((one, other) => urgency(one) - urgency(other));
  }

  willUpdate(changed) {
    if (!changed.has('alarms') || !this.alarms) return;
    const fresh = this.#told ? this.open.filter(({ id }) => !this.#told.has(id)) : [];
    this.#told = new Set([...(this.#told ?? []), ...this.alarms.map(({ id }) => id)]);
    if (!fresh.length) return;
    ring(fresh[0].kind);
    this.said = fresh.map((alarm) => this.#words(alarm)).join('. ');
  }

  #words = (alarm) => `${alarmTitle(alarm, this.target.unit)}: ${t('alarm.chance', { chance: percent(alarm.chance * 100) })}`;

  render() {
    const { open } = this;
    return html`<p class="unseen" role="alert">${this.said}</p>
      <div class="alarm-bar">
        ${open.length ? html`<ul class="alarm-signals">${repeat(open, ({ id }) => id, (alarm) => this.#signal(alarm))}</ul>` : html`<p class="all-clear"><span aria-hidden="true">✓</span> ${t('alarm.none_open')}</p>`}
        <button type="button" class="button bell" aria-pressed=${bellOn()} @click=${switchBell}><span aria-hidden="true">${bellOn() ? '🔔' : '🔕'}</span> ${bellOn() ? t('bell.on') : t('bell.off')}</button>
      </div>`;
  }

  #signal(alarm) {
    const { longwall, target } = this;
    const raised = longwall.times.moment(alarm.raised);
    return html`<li class="alarm-signal ${alarm.kind} ${alarm.passed ? 'passed' : ''}">
      <span class="alarm-sign" aria-hidden="true">${SIGNS[alarm.kind]}</span>
      <div><strong>${alarmTitle(alarm, target.unit)}</strong>
        <p>${t('alarm.chance', { chance: percent(alarm.chance * 100) })}; ${t('alarm.threshold', { threshold: percent(alarm.threshold * 100) })}. ${t('alarm.raised', { when: raised, value: readingText(alarm.value, target.unit) })}</p></div>
      <button type="button" class="button" aria-haspopup="dialog" aria-label="${t('alarm.reason')}: ${alarmTitle(alarm, target.unit)}" @click=${() => this.tell('door', () => alarmDoor({ alarm, longwall, target }))}>${t('alarm.reason')}</button>
    </li>`;
  }
}

customElements.define('fd-alarm-signal', AlarmSignal);
