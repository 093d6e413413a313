// Which alarms were there of late, and what came of each? Each opens its reason.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { chanceText } from '../../core/numbers.js';
import { readingText } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';
import { alarmDoor, alarmTitle } from '../../doors/alarm.js';
import '../../components/table.js';

const SIGNS = { open: '…', right: '✓', false: '✗', unknown: '?' };
const absent = () => html`<span class="absent">${t('value.none')}</span>`;

class Alarms extends Component {
  static properties = { longwall: { attribute: false }, target: { attribute: false }, alarms: { attribute: false } };

  render() {
    const { alarms } = this;
    return html`<h2>${this.#answer()}</h2>
      ${alarms.length ? html`<fd-table class="alarms" .caption=${t('alarms')} .columns=${this.#columns()} .rows=${alarms} .rowKey=${({ id }) => id} .counted=${t('alarms.count', { count: alarms.length })}></fd-table>` : html`<p class="muted">${t('alarms.none')}</p>`}`;
  }

  /** "Of the last 12 alarms that are settled 9 were right". */
  #answer() {
    const settled = this.alarms.filter(({ state }) => state === 'right' || state === 'false');
    if (!settled.length) return t('alarms');
    return t('alarms.answer', { count: settled.length, right: settled.filter(({ state }) => state === 'right').length });
  }

  #columns() {
    const { longwall, target } = this;
    return [
      { key: 'raised', fixed: true, label: t('alarms.raised'), value: ({ raised }) => raised, cell: (alarm) => this.#reason(alarm) },
      { key: 'kind', fixed: true, card: true, label: t('alarms.what'), value: ({ kind }) => kind, cell: ({ kind, limit }) => html`${t(`limit.${kind}`)}, ${readingText(limit, target.unit)}` },
      { key: 'horizon', fixed: true, card: true, numeric: true, label: t('forecast.horizon'), value: ({ horizon_min: horizon }) => horizon, cell: ({ horizon_min: horizon }) => durationText(horizon) },
      { key: 'chance', fixed: true, card: true, numeric: true, label: t('alarms.chance'), value: ({ chance }) => chance, cell: ({ chance }) => chanceText(chance) },
      { key: 'value', fixed: true, numeric: true, minor: true, label: t('alarm.value'), value: ({ value }) => value, cell: ({ value }) => readingText(value, target.unit) },
      { key: 'state', fixed: true, card: true, label: t('alarm.outcome'), value: ({ state }) => state, cell: ({ state }) => html`<span class="outcome ${state}"><span aria-hidden="true">${SIGNS[state]}</span> ${t(`alarm.state.${state}`)}</span>` },
      { key: 'passed', fixed: true, minor: true, label: t('alarms.passed'), value: ({ passed }) => passed, cell: ({ passed }) => (passed ? longwall.times.moment(passed) : absent()) },
      { key: 'lead', fixed: true, numeric: true, card: true, label: t('alarms.lead'), value: ({ lead_min: lead }) => lead, cell: ({ lead_min: lead }) => (lead === null ? absent() : durationText(lead)) },
    ];
  }

  #reason(alarm) {
    const { longwall, target } = this;
    const when = longwall.times.moment(alarm.raised);
    return html`<button type="button" class="number" aria-haspopup="dialog" aria-label="${t('alarm.reason')}: ${alarmTitle(alarm, target.unit)}, ${when}" @click=${() => this.tell('door', () => alarmDoor({ alarm, longwall, target }))}>${when}</button>`;
  }
}

customElements.define('fd-alarms', Alarms);
