// What do all channels read now, and how does each stand to its limits?
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { channelName, levelOf, reading, readingText, refusedText } from '../../core/readings.js';
import { channelDoor } from '../../doors/channel.js';
import { levelMark } from '../../components/level.js';
import '../../components/limit-bar.js';
import '../../components/table.js';

const LIMITS = ['warning', 'alarm'];
const absent = () => html`<span class="absent">${t('value.none')}</span>`;

class ChannelsNow extends Component {
  static properties = { longwall: { attribute: false }, channels: { attribute: false }, latest: { attribute: false }, target: { attribute: false } };

  render() {
    const rows = this.#rows();
    return html`<fd-table class="channels-now" .caption=${t('channels.now')} .columns=${this.#columns(rows)} .rows=${rows} .rowKey=${({ id }) => id}></fd-table>`;
  }

  /** Of the channel that is forecast the limits that alarms are held against. */
  #rows() {
    const { channels, latest, target } = this;
    const last = new Map(latest.items.map((each) => [each.channel, each]));
    return channels.map((channel) => {
      const limits = channel.id === target?.channel ? { warning_limit: target.warning_limit, alarm_limit: target.alarm_limit } : {};
      const { value = null, time = null, believed = true, lowest = null, highest = null } = last.get(channel.id) ?? {};
      return { ...channel, ...limits, value: believed ? value : null, time, refused: believed ? null : { value, lowest, highest } };
    });
  }

  #columns(rows) {
    const limit = (name) => ({ key: name, fixed: true, numeric: true, label: t(`channel.${name}`), value: (row) => row[name], cell: (row) => (typeof row[name] === 'number' ? readingText(row[name], row.unit) : absent()) });
    return [
      { key: 'name', fixed: true, label: t('channel'), value: channelName, cell: (row) => html`${channelName(row)}${row.id === this.target?.channel ? html` <span class="note">${t('channels.target')}</span>` : ''}` },
      { key: 'place', fixed: true, minor: true, label: t('channels.place'), value: (row) => text(row.place_title) || row.location || null },
      { key: 'value', fixed: true, numeric: true, card: true, label: t('channels.value'), value: (row) => row.value, cell: (row) => this.#value(row) },
      { key: 'bar', fixed: true, label: t('channels.to_limits'), value: () => null, cell: (row) => html`<fd-limit-bar .value=${row.value} .limits=${row}></fd-limit-bar>` },
      ...LIMITS.filter((kind) => rows.some((row) => typeof row[`${kind}_limit`] === 'number')).map((kind) => limit(`${kind}_limit`)),
      { key: 'level', fixed: true, card: true, label: t('status'), value: (row) => row.value, cell: (row) => levelMark(row.refused ? 'refused' : levelOf(row.value, row)) },
      { key: 'time', fixed: true, minor: true, label: t('channels.time'), value: (row) => row.time, cell: (row) => (row.time ? this.longwall.times.moment(row.time) : absent()) },
    ];
  }

  #value(row) {
    if (row.refused) return html`<span class="refused"><span aria-hidden="true">▲</span> ${refusedText(row.refused, row.unit)}</span>`;
    if (row.value === null) return absent();
    const places = row.value === Math.round(row.value) ? 0 : undefined;
    const written = reading(row.value, row.unit, row.quantity === 'methane_concentration' ? undefined : places);
    return html`<fd-number .label=${channelName(row)} .written=${written} .door=${() => channelDoor({ longwall: this.longwall, channel: row, written })}></fd-number>`;
  }
}

customElements.define('fd-channels-now', ChannelsNow);
