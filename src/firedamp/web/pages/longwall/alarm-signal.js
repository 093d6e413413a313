// Is a limit about to be passed? Open alarms, large and at once; told to screen readers and, where it is on, by sound.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { bellChanges, bellOn, ring, switchBell } from '../../core/bell.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { chanceText, percent } from '../../core/numbers.js';
import { levelOf, readingText } from '../../core/readings.js';
import { alarmDoor, alarmTitle } from '../../doors/alarm.js';
import { icon } from '../../components/icon.js';

const SIGNS = { warning: '▲', alarm: '■' };
const PASSED = ['warning', 'alarm'];
const urgency = ({ kind, horizon_min: horizon }) => (kind === 'alarm' ? 0 : 1e6) + horizon;

class AlarmSignal extends Component {
  static properties = { longwall: { attribute: false }, target: { attribute: false }, alarms: { attribute: false }, /** of the status: the chances of now */ horizons: { attribute: false }, said: { state: true } };

  /** Alarms that were told of already: what was open when the page was opened is shown, and does not sound. */
  #told = null;
  #level = null;

  constructor() {
    super();
    this.said = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(bellChanges, 'change');
  }

  /** The newest of each limit and horizon, the most urgent first: that one is shown large. */
  get open() {
    const all = (this.alarms ?? []).filter(({ state }) => state === 'open');
    return [...new Map(all.toReversed().map((alarm) => [`${alarm.kind} ${alarm.horizon_min}`, alarm])).values()].sort((one, other) => urgency(one) - urgency(other));
  }

  willUpdate(changed) {
    if (!changed.has('alarms') || !this.alarms) return;
    this.#watchLevel();
    const fresh = this.#told ? this.open.filter(({ id }) => !this.#told.has(id)) : [];
    this.#told = new Set([...(this.#told ?? []), ...this.alarms.map(({ id }) => id)]);
    if (!fresh.length) return;
    ring(fresh[0].kind);
    this.said = fresh.map((alarm) => this.#words(alarm)).join('. ');
  }

  /** A limit that is passed is told of as well: its alarm is settled by then. */
  #watchLevel() {
    const [before, level] = [this.#level, levelOf(this.target.value, this.target)];
    this.#level = level;
    if (before === null || !PASSED.includes(level) || before === level || before === 'alarm') return;
    ring('alarm');
    this.said = this.#passedWords(level);
  }

  #passedWords(level) {
    const { unit, value } = this.target;
    return t(`alarm.passed.${level}`, { limit: readingText(this.target[`${level}_limit`], unit), value: readingText(value, unit) });
  }

  #words = (alarm) => `${alarmTitle(alarm, this.target.unit)}: ${t('alarm.chance', { chance: chanceText(alarm.chance) })}`;

  render() {
    const { open } = this;
    const level = levelOf(this.target.value, this.target);
    const passed = PASSED.includes(level);
    return html`<p class="unseen" role="alert">${this.said}</p>
      <div class="alarm-bar">
        ${open.length || passed ? html`<ul class="alarm-signals">${passed ? html`<li class="alarm-signal passed"><span class="alarm-sign" aria-hidden="true">■</span><div><strong>${this.#passedWords(level)}</strong></div></li>` : nothing}${repeat(open, ({ id }) => id, (alarm) => this.#signal(alarm, alarm !== open[0] || passed))}</ul>` : html`<p class="all-clear"><span aria-hidden="true">✓</span> ${t('alarm.none_open')}</p>`}
        <button type="button" class="button bell" aria-pressed=${bellOn()} @click=${switchBell}>${icon(bellOn() ? 'bell' : 'silent')} ${bellOn() ? t('bell.on') : t('bell.off')}</button>
      </div>`;
  }

  /** The chance of now of the same limit within the same horizon: that of when it was raised may be an hour old. */
  #now({ horizon_min: minutes, kind }) {
    const chances = this.horizons?.find(({ horizon_min: each }) => each === minutes)?.chances ?? [];
    const chance = chances.find((each) => each.kind === kind)?.chance ?? null;
    return chance === null ? t('forecast.chance_unknown') : t('alarm.chance_now', { chance: chanceText(chance) });
  }

  #signal(alarm, beside) {
    const { longwall, target } = this;
    const said = { when: longwall.times.moment(alarm.raised), value: readingText(alarm.value, target.unit), chance: chanceText(alarm.chance), threshold: percent(alarm.threshold * 100) };
    return html`<li class="alarm-signal ${alarm.kind} ${beside ? 'beside' : ''}">
      <span class="alarm-sign" aria-hidden="true">${SIGNS[alarm.kind]}</span>
      <div><strong>${alarmTitle(alarm, target.unit)}</strong>
        ${beside ? html`<span class="note">${this.#now(alarm)}; ${t('alarm.raised_briefly', said)}</span>` : html`<p>${this.#now(alarm)}. ${t('alarm.raised', said)}</p>`}</div>
      <button type="button" class="button" aria-haspopup="dialog" aria-label="${t('alarm.reason')}: ${alarmTitle(alarm, target.unit)}" @click=${() => this.tell('door', () => alarmDoor({ alarm, longwall, target }))}>${t('alarm.reason')}</button>
    </li>`;
  }
}

customElements.define('fd-alarm-signal', AlarmSignal);
