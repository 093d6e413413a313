// The restored values of a series: each with its range, method and reason, each a door; picked to be accepted one by one.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { percent, unitName } from '../../core/numbers.js';
import { restoredDoor } from '../../doors/restored.js';
import '../../components/table.js';
import { writtenLike } from './points.js';
import { timeText } from './words.js';

class RestoredValues extends Component {
  static properties = { run: { attribute: false }, said: { attribute: false }, found: { attribute: false }, picked: { attribute: false }, pickable: { type: Boolean } };

  render() {
    const { found } = this;
    return html`<fd-table class="restored-values" .caption=${t('restore.values_of', { series: text(found.title) })} .columns=${this.#columns()} .rows=${found.values} .rowKey=${({ time }) => time} .counted=${t('restore.values', { count: found.values.length })}></fd-table>`;
  }

  #columns() {
    const { run, said, found } = this;
    const most = Math.max(...found.values.map(({ value }) => Math.abs(value)), ...found.known.map((value) => Math.abs(value ?? 0)));
    const unit = unitName(run.unit ?? '');
    const label = `${t('series.value')} (${percent(run.level * 100)})`;
    return [
      { key: 'time', label: run.step === 'year' ? t('year') : t('restore.time'), value: ({ time }) => time, cell: (value) => html`<span class="pick">${this.pickable ? this.#pick(value) : nothing}<strong>${timeText(value.time)}</strong></span>` },
      { key: 'value', numeric: true, card: true, label: unit ? `${label}, ${unit}` : label, value: ({ value }) => value, cell: (value) => this.#number(value, most) },
      { key: 'method', card: true, label: t('restore.method'), value: ({ method }) => text(said.titles[method]) },
      { key: 'reason', card: true, label: t('restore.why'), value: ({ reason }) => text(said.reasons[reason]) },
      { key: 'kind', minor: true, label: t('restore.kind'), value: ({ kind }) => text(said.kinds[kind]) },
      { key: 'in_table', card: true, label: t('restore.in_table'), value: ({ in_table: there }) => Number(there), cell: ({ in_table: there }) => (there ? html`<span aria-hidden="true">◉</span> ${t('restore.cell.accepted')}` : html`<span class="absent">${t('value.none')}</span>`) },
    ];
  }

  #number(value, most) {
    const { run, said, found } = this;
    const written = writtenLike(value.value, most, run.unit);
    const when = timeText(value.time);
    return html`<span class="restored-number"><span class="origin" title=${t('origin.restored')}><span aria-hidden="true">◌</span><span class="unseen">${t('origin.restored')}</span></span>
      <fd-number bare .label="${text(found.title)}, ${when}" .written=${written} .low=${value.low ?? undefined} .high=${value.high ?? undefined} .level=${run.level} .door=${() => restoredDoor({ run, said, found, value, written, when })}></fd-number></span>`;
  }

  #pick({ time, in_table: there }) {
    return html`<input type="checkbox" ?disabled=${there} .checked=${live(this.picked.has(time))} aria-label="${t('restore.pick_value')}: ${timeText(time)}" @change=${() => this.#toggle(time)} />`;
  }

  #toggle(time) {
    const picked = new Set(this.picked);
    if (!picked.delete(time)) picked.add(time);
    this.tell('cells-picked', picked);
  }
}

customElements.define('fd-restored-values', RestoredValues);
