// What is each column of the file? The channel that it is taken for and the unit of its numbers; how that is known.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { exact, unitName } from '../../core/numbers.js';
import { measured } from '../../core/telemetry-api.js';
import '../../components/table.js';
import { channelName } from '../longwalls/page.js';

const NEW = 'new';

class TelemetryColumns extends Component {
  static properties = { draft: { attribute: false }, channels: { attribute: false } };

  constructor() {
    super();
    this.said = new Load(this);
  }

  willUpdate() {
    this.said.want('all', measured);
  }

  render() {
    const { columns } = this.draft;
    const taken = columns.filter(({ channel }) => channel).length;
    return html`<fd-table class="telemetry-columns" .caption=${t('import.columns')} .columns=${this.#columns()} .rows=${columns} .rowKey=${({ title }) => title} .counted=${t('telemetry.columns_taken', { count: columns.length, taken: exact(taken) })}></fd-table>`;
  }

  #columns() {
    return [
      { key: 'title', fixed: true, label: t('telemetry.column'), value: ({ title }) => title, cell: ({ title, stated_unit: unit }) => html`<strong>${title}</strong>${unit ? html` <span class="note">${unit}</span>` : nothing}` },
      { key: 'readings', fixed: true, numeric: true, card: true, label: t('telemetry.readings'), value: ({ readings }) => readings, cell: ({ readings }) => exact(readings) },
      ...(this.draft.columns.some(({ replaced }) => replaced) ? [{ key: 'replaced', fixed: true, numeric: true, card: true, label: t('telemetry.replaced_within'), value: ({ replaced }) => replaced, cell: ({ replaced }) => exact(replaced) }] : []),
      { key: 'values', fixed: true, numeric: true, card: true, label: t('telemetry.values'), value: ({ least }) => least, cell: ({ least, greatest }) => (least === null ? html`<span class="absent">${t('value.none')}</span>` : `${exact(least)} … ${exact(greatest)}`) },
      { key: 'channel', fixed: true, card: true, label: t('telemetry.channel'), value: ({ tag }) => tag, cell: (column) => this.#channel(column) },
      { key: 'unit', fixed: true, card: true, label: t('telemetry.unit_of_numbers'), value: ({ unit }) => unit, cell: (column) => html`${this.#unit(column)}${column.doubted ? this.#confirmed(column) : nothing}` },
      { key: 'by', fixed: true, minor: true, label: t('telemetry.known_by'), value: ({ by }) => (by ? t(`telemetry.by.${by}`) : null) },
    ];
  }

  #channel(column) {
    return html`<select aria-label="${t('telemetry.channel')}: ${column.title}" @change=${(event) => this.#chosen(column, event.target)}>
      <option value="" .selected=${live(!column.channel)}>${t('telemetry.not_taken')}</option>
      ${this.channels.map((each) => html`<option value=${each.id} .selected=${live(each.id === column.channel)}>${channelName(each)}</option>`)}
      <option value=${NEW}>${t('telemetry.new_channel')}</option>
    </select>`;
  }

  #chosen(column, select) {
    const { title } = column;
    if (select.value === NEW) {
      select.value = column.channel ?? '';
      const begin = { tag: title, unit: column.stated_unit ?? '', quantity: column.quantities[0] ?? 'methane_concentration' };
      return this.tell('channel-wanted', { title, begin });
    }
    return this.tell('file-said', { columns: { [title]: select.value ? { channel: Number(select.value), unit: null } : null } });
  }

  /** The readings look like another unit: nothing is taken until a person says that they are not. */
  #confirmed({ title, channel, unit, confirmed }) {
    return html`<label class="check"><input type="checkbox" aria-label="${t('telemetry.unit_confirmed', { unit: unitName(unit) })}: ${title}" .checked=${live(confirmed)} @change=${(event) => this.tell('file-said', { columns: { [title]: { channel, unit, confirmed: event.target.checked } } })} /> ${t('telemetry.unit_confirmed', { unit: unitName(unit) })}</label>`;
  }

  #unit(column) {
    const channel = this.channels.find(({ id }) => id === column.channel);
    const units = this.said.value?.quantities.find(({ id }) => id === channel?.quantity)?.units ?? [];
    if (!channel || units.length < 2) return column.unit === null ? '' : unitName(column.unit);
    return html`<select aria-label="${t('telemetry.unit_of_numbers')}: ${column.title}" aria-invalid=${column.unit === null} @change=${(event) => event.target.value && this.tell('file-said', { columns: { [column.title]: { channel: channel.id, unit: event.target.value } } })}>
      ${column.unit === null ? html`<option value="" .selected=${live(true)}>${t('import.choose_unit')}</option>` : nothing}
      ${units.map((unit) => html`<option value=${unit} .selected=${live(unit === column.unit)}>${unitName(unit) || t('channel.no_unit')}</option>`)}
    </select>`;
  }
}

customElements.define('fd-telemetry-columns', TelemetryColumns);
