// Every coefficient with its lag, the readings it rests on, what these are worth and its chance; each is a door.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { chanceText, coefficientDoor, coefficientWritten, lagText } from '../../doors/correlation.js';
import '../../components/table.js';
import { KINDS } from './maps.js';

const absent = () => html`<span class="absent">${t('value.none')}</span>`;

class Coefficients extends Component {
  static properties = { answer: { attribute: false }, rows: { attribute: false }, span: { type: String } };

  render() {
    const { rows, answer } = this;
    const all = rows.flatMap((channel) => KINDS.map((kind) => ({ channel, kind, now: channel[kind].now, greatest: channel[kind].greatest })));
    return html`<fd-table class="coefficients" .caption=${t('correlation.table', { target: answer.tag })} .columns=${this.#columns()} .rows=${all} .rowKey=${({ channel, kind }) => `${channel.channel} ${kind}`} .counted=${t('table.rows', { count: all.length })}></fd-table>`;
  }

  #columns() {
    const of = (key, when, value, cell, more = {}) => ({ key: `${when}_${key}`, numeric: true, label: t(`correlation.${when}.${key}`), value: (row) => (row[when] ? value(row[when]) : null), cell: (row) => (row[when] ? cell(row[when], row) : absent()), ...more });
    const columns = (when) => [
      of('value', when, ({ value }) => value, (coefficient, row) => this.#number(coefficient, row), { card: true }),
      ...(when === 'greatest' ? [of('lag', when, ({ lag_min: lag }) => lag, ({ lag_min: lag }) => lagText(lag), { card: true })] : []),
      of('count', when, ({ count }) => count, ({ count }) => exact(count), { minor: when === 'now', card: when === 'greatest' }),
      of('worth', when, ({ independent_count: worth }) => worth, ({ independent_count: worth }) => exact(Math.round(worth)), { minor: when === 'now', card: when === 'greatest' }),
      of('p', when, ({ p }) => p, ({ p, significant }) => html`<span class="nowrap">${chanceText(p)} <span class="note">${t(significant ? 'correlation.sure' : 'correlation.unsure')}</span></span>`, { card: true }),
    ];
    return [
      { key: 'channel', label: t('telemetry.channel'), value: ({ channel }) => channel.tag, cell: ({ channel }) => html`<strong title=${text(channel.title)}>${channel.tag}</strong>` },
      { key: 'kind', card: true, label: t('correlation.coefficient'), value: ({ kind }) => t(`correlation.${kind}`) },
      ...columns('now'),
      ...columns('greatest'),
    ];
  }

  #number(coefficient, { channel, kind }) {
    const { answer, span } = this;
    return html`<fd-number bare .label="${t(`correlation.${kind}`)}, ${channel.tag}, ${lagText(coefficient.lag_min)}" .written=${coefficientWritten(coefficient.value)} .door=${() => coefficientDoor({ answer, channel, kind, coefficient, span })}></fd-number>`;
  }
}

customElements.define('fd-coefficients', Coefficients);
