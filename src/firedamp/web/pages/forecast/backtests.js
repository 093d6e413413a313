// Which backtests were made? The newest first, each with its limit and its error beside that of the reading of now.
import { html } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { significant } from '../../core/numbers.js';
import { readingText } from '../../core/readings.js';
import { durationText } from '../../core/telemetry-times.js';
import { momentText } from '../../doors/door.js';
import { empty } from '../../components/states.js';
import '../../components/table.js';

const absent = () => html`<span class="absent">${t('value.none')}</span>`;

class Backtests extends Component {
  static properties = { longwall: { attribute: false }, channels: { attribute: false }, items: { attribute: false }, chosen: { type: String } };

  render() {
    const { items } = this;
    if (!items.length) return empty(t('backtest.none'), this.longwall.may_change ? t('backtest.none_hint') : t('backtest.none_yet'));
    return html`<section class="panel"><h2>${t('backtest.all')}</h2>
      <fd-table class="backtests" .caption=${t('backtest.all')} .columns=${this.#columns()} .rows=${items} .rowKey=${({ id }) => id} .counted=${t('backtest.count', { count: items.length })}></fd-table></section>`;
  }

  #columns() {
    const { longwall, channels } = this;
    const unit = (tag) => channels.find((each) => each.tag === tag)?.unit ?? '';
    return [
      { key: 'created', fixed: true, label: t('stored.created'), value: ({ created }) => created, cell: ({ id, created }) => html`<a href=${href(`/longwalls/${longwall.id}/forecast`, { part: '', backtest: id, at: '' })} aria-current=${id === this.chosen ? 'true' : 'false'}>${momentText(created)}</a>` },
      { key: 'channel', fixed: true, card: true, label: t('channel'), value: ({ channel }) => channel },
      { key: 'horizon', fixed: true, card: true, numeric: true, label: t('forecast.horizon'), value: ({ horizon_min: horizon }) => horizon, cell: ({ horizon_min: horizon }) => durationText(horizon) },
      { key: 'limit', fixed: true, card: true, numeric: true, label: t('worth.limit'), value: ({ limit }) => limit, cell: ({ limit, channel }) => (limit === null ? absent() : readingText(limit, unit(channel))) },
      { key: 'offered', fixed: true, label: t('forecast.offered'), value: ({ offered }) => t(`model.${offered}`) },
      { key: 'mae', fixed: true, card: true, numeric: true, label: t('error.mae'), value: ({ mae }) => mae, cell: ({ mae, channel }) => `${significant(mae)} ${unit(channel)}`.trim() },
      { key: 'plain', fixed: true, numeric: true, label: t('backtest.of_plain'), value: ({ persistence_mae: mae }) => mae, cell: ({ persistence_mae: mae, channel }) => `${significant(mae)} ${unit(channel)}`.trim() },
      { key: 'by', fixed: true, minor: true, label: t('stored.owner'), value: ({ by }) => by || null },
    ];
  }
}

customElements.define('fd-backtests', Backtests);
