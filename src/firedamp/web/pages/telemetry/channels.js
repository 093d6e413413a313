// The channels of a longwall: what each measures, where, how finely and how often, between which limits, and its last reading.
import { html, nothing } from 'lit';
import { change } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { exact, unitName } from '../../core/numbers.js';
import { latest } from '../../core/telemetry-api.js';
import { durationText } from '../../core/telemetry-times.js';
import { empty, skeleton } from '../../components/states.js';
import '../../components/table.js';
import { markedText, MOST_DRAWN } from './place.js';

const absent = () => html`<span class="absent">${t('value.none')}</span>`;
const number = (value) => (value === null || value === undefined ? absent() : exact(value));

class Channels extends Component {
  static properties = { found: { attribute: false }, judged: { attribute: false }, shown: { attribute: false } };

  constructor() {
    super();
    this.last = new Load(this);
  }

  willUpdate() {
    const { longwall } = this.found;
    this.last.want(JSON.stringify([longwall.id, longwall.readings, longwall.last]), () => latest(longwall.id));
  }

  render() {
    const { channels, longwall } = this.found;
    const changes = longwall.may_change && !longwall.closed;
    return html`<div class="panel-head"><h2 id="channels-title">${t('telemetry.channels')}</h2>${changes ? html`<button type="button" class="button" @click=${() => this.tell('channel-new')}>${t('channel.new')}</button>` : nothing}</div>
      ${this.last.loading && !this.last.value ? skeleton(channels.length + 4) : channels.length ? html`<fd-table choosable class="telemetry-channels" .caption=${t('telemetry.channels')} .columns=${this.#columns(changes)} .rows=${channels} .rowKey=${({ id }) => id} .counted=${t('telemetry.channel_count', { count: channels.length })}></fd-table>` : empty(t('telemetry.no_channels'), t('telemetry.no_channels_hint'))}`;
  }

  #columns(changes) {
    const { times } = this.found;
    const lastOf = (id) => this.last.value?.items.find(({ channel }) => channel === id);
    const marked = (id) => this.judged?.channels.find(({ channel }) => channel === id);
    return [
      { key: 'tag', label: t('channel.tag'), value: ({ tag }) => tag, cell: (row) => this.#tag(row) },
      { key: 'title', card: true, label: t('channel.title'), value: (row) => text(row.title) },
      { key: 'quantity', label: t('telemetry.quantity_and_unit'), value: (row) => [text(row.quantity_title), unitName(row.unit)].filter(Boolean).join(', ') },
      { key: 'place', minor: true, label: t('channel.place'), value: (row) => [text(row.place_title), row.location].filter(Boolean).join(', ') || null },
      { key: 'last', card: true, numeric: true, label: t('telemetry.last'), value: ({ id }) => lastOf(id)?.value ?? null, cell: ({ id, unit }) => this.#last(lastOf(id), unit) },
      { key: 'range', minor: true, numeric: true, label: t('telemetry.range'), value: ({ range_high: high }) => high, cell: (row) => rangeText(row) },
      { key: 'step', numeric: true, label: t('telemetry.step'), value: ({ step_s: step }) => step, cell: ({ step_s: step }) => (step === null ? absent() : html`<span class="nowrap">${durationText(step / 60)}</span>`) },
      { key: 'limits', card: true, numeric: true, label: t('telemetry.limits'), value: ({ alarm_limit: alarm }) => alarm, cell: ({ warning_limit: warning, alarm_limit: alarm }) => (warning === null && alarm === null ? absent() : html`${number(warning)} / ${number(alarm)}`) },
      { key: 'readings', card: true, numeric: true, label: t('telemetry.readings'), value: ({ readings }) => readings, cell: ({ readings }) => exact(readings) },
      { key: 'marked', minor: true, numeric: true, label: t('telemetry.marked'), value: ({ id }) => marked(id)?.marked ?? null, cell: ({ id }) => (marked(id) ? html`<span class="nowrap">${markedText(marked(id))}</span>` : absent()) },
      { key: 'span', minor: true, label: t('telemetry.from_to'), value: ({ first }) => first, cell: ({ first, last }) => (first ? html`<span class="nowrap">${times.moment(first, { seconds: false })} –</span> <span class="nowrap">${times.moment(last, { seconds: false })}</span>` : absent()) },
      ...(changes ? [{ key: 'edit', fixed: true, label: t('telemetry.edit'), value: () => '', cell: (row) => html`<button type="button" class="button" aria-label="${t('telemetry.edit')}: ${row.tag}" @click=${() => this.tell('channel-edit', row)}>${t('telemetry.edit')}</button>` }] : []),
    ];
  }

  /** With a box that says whether it is drawn. */
  #tag(row) {
    const on = this.shown.includes(row);
    const full = !on && this.shown.length >= MOST_DRAWN;
    const alone = on && this.shown.length < 2;
    return html`<label class="check channel-tag"><input type="checkbox" .checked=${on} ?disabled=${!row.readings || full || alone} aria-label="${t('telemetry.draw')}: ${row.tag}" @change=${() => this.#toggle(row, on)} /> <strong>${row.tag}</strong></label>`;
  }

  #toggle(row, on) {
    const ids = this.shown.map(({ id }) => id);
    change({ channels: (on ? ids.filter((id) => id !== row.id) : [...ids, row.id]).join(',') }, { replace: true });
  }

  #last(found, unit) {
    if (!found || found.value === null) return absent();
    const when = this.found.times.moment(found.time);
    return html`<span title=${when}>${exact(found.value)} ${unitName(unit)}</span> <span class="note">${when}</span>`;
  }
}

/** "0 … 100; 0.1": from where to where, and how finely. */
function rangeText({ range_low: low, range_high: high, resolution }) {
  if ([low, high, resolution].every((each) => each === null)) return absent();
  return html`${low === null && high === null ? nothing : html`<span class="nowrap">${number(low)} … ${number(high)}</span>`}${resolution === null ? nothing : html` <span class="nowrap note">${t('telemetry.finely', { resolution: exact(resolution) })}</span>`}`;
}

customElements.define('fd-telemetry-channels', Channels);
