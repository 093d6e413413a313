// What would the alarms have been worth? How many were right, how many passings they told of, how early; each of them to look at.
import { html, nothing } from 'lit';
import { change } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact, percent, significant } from '../../core/numbers.js';
import { readingText } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';
import { worthDoor } from '../../doors/alarm-worth.js';
import '../../components/table.js';

const FIGURES = ['precision', 'recall', 'lead_min', 'false_per_day', 'threshold'];
const SIGNS = { right: '✓', false: '✗' };

/** A figure as it is written; null where there was nothing to measure it by. */
export function worthWritten(name, value) {
  if (value === null) return null;
  const said = { precision: () => percent(value * 100), recall: () => percent(value * 100), threshold: () => percent(value * 100), lead_min: () => durationText(value), false_per_day: () => significant(value) }[name]();
  return { value, text: said, unit: '', exact: name === 'lead_min' ? durationText(value) : exact(value), divisor: 1, places: 2 };
}

class AlarmWorth extends Component {
  static properties = { limit: { attribute: false }, chart: { attribute: false }, longwall: { attribute: false }, unit: { type: String }, horizon: { type: Number }, address: { type: String } };

  render() {
    const { limit, unit, horizon } = this;
    const { alarms } = limit;
    return html`<h2 id="worth-title">${this.#verdict(alarms)}</h2>
      <p class="note">${t('worth.means', { limit: readingText(limit.limit, unit), horizon: durationText(horizon), cost: exact(limit.cost_of_miss) })}</p>
      <dl class="worth-figures">${FIGURES.map((name) => html`<div><dt>${t(`worth.${name}`)}</dt><dd><fd-number .label=${t(`worth.${name}`)} .written=${worthWritten(name, alarms[name])} .door=${() => worthDoor({ name, limit, unit, horizon, written: worthWritten(name, alarms[name]) })}></fd-number></dd></div>`)}</dl>
      ${this.#episodes()}`;
  }

  /** "7 of 9 alarms were right; they told of 7 of 8 passings, 6 min ahead". */
  #verdict({ alarms, right, passings, told, lead_min: lead }) {
    const limit = readingText(this.limit.limit, this.unit);
    if (!alarms && !passings) return t('worth.verdict.nothing', { limit });
    if (!passings) return t('worth.verdict.no_passing', { limit, count: alarms });
    if (!alarms) return t('worth.verdict.no_alarm', { limit, count: passings });
    return t('worth.verdict', { limit, right: exact(right), alarms: exact(alarms), told: exact(told), passings: exact(passings), lead: lead === null ? t('value.none') : durationText(lead) });
  }

  #episodes() {
    const { alarms, passings } = this.chart;
    const rows = [...alarms.map((each) => ({ ...each, what: 'alarm', state: each.right ? 'right' : 'false' })), ...passings.map((each) => ({ ...each, what: 'passing', state: '' }))].sort((one, other) => Date.parse(one.from) - Date.parse(other.from));
    if (!rows.length) return nothing;
    const { times } = this.longwall;
    return html`<details class="chart-table worth-table" open><summary>${t('worth.episodes', { count: rows.length })}</summary><fd-table .caption=${t('worth.episodes', { count: rows.length })} .columns=${[
      { key: 'from', label: t('worth.from'), value: ({ from }) => from, cell: (row) => html`<button type="button" class="number" aria-label="${t('worth.show')}: ${times.moment(row.from)}" @click=${() => change({ at: row.from }, { replace: true })}>${times.moment(row.from)}</button>` },
      { key: 'what', card: true, label: t('worth.what'), value: ({ what }) => t(`worth.${what}`), cell: ({ what, state }) => html`<span class="outcome ${state}"><span aria-hidden="true">${what === 'passing' ? '▲' : SIGNS[state]}</span> ${state ? t(`worth.alarm.${state}`) : t('worth.passing')}</span>` },
      { key: 'lasts', card: true, numeric: true, label: t('worth.lasts'), value: ({ from, to }) => Date.parse(to) - Date.parse(from), cell: ({ from, to }) => durationText((Date.parse(to) - Date.parse(from)) / 60000) },
    ]} .rows=${rows} .rowKey=${({ what, from }) => what + from} sort="from"></fd-table></details>`;
  }
}

customElements.define('fd-alarm-worth', AlarmWorth);
