// What are the streams of a longwall? Each with its kind, its channels and accuracies; entered, changed, taken away.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { deleteStream } from '../../core/measured-api.js';
import { significant } from '../../core/numbers.js';
import { empty } from '../../components/states.js';
import '../../components/sure-dialog.js';
import '../../components/table.js';
import './stream-dialog.js';
import { ROLES } from './roles.js';

class Streams extends Component {
  static properties = { longwall: { attribute: false }, channels: { attribute: false }, known: { attribute: false } };

  render() {
    const { items, changeable, fitting } = this.known;
    const ready = fitting.flow.length && fitting.concentration.length;
    return html`<div class="panel-head"><h2>${t('measured.streams')}</h2>${changeable && ready ? html`<button type="button" class="button ${items.length ? '' : 'primary'}" @click=${() => this.#ask(null)}>${t('measured.new_stream')}</button>` : nothing}</div>
      ${items.length ? html`<fd-table class="measured-streams" .caption=${t('measured.streams')} .columns=${this.#columns()} .rows=${items} .rowKey=${({ id }) => id}></fd-table>` : this.#none(changeable, ready)}
      <fd-stream-dialog></fd-stream-dialog><fd-sure-dialog></fd-sure-dialog>`;
  }

  #none(changeable, ready) {
    if (changeable && !ready) return empty(t('measured.no_channels'), t('measured.no_channels_hint'), html`<a class="button primary" href=${href(`/longwalls/${this.longwall.id}/telemetry`)}>${t('tab.telemetry')}</a>`);
    return empty(t('measured.no_streams'), t(changeable ? 'measured.no_streams_hint' : 'measured.no_streams_reader'));
  }

  #columns() {
    return [
      { key: 'name', fixed: true, label: t('measured.name'), value: ({ name }) => name, cell: ({ name, definition }) => html`<strong>${name}</strong><br /><span class="muted">${t(`stream_kind.${definition.kind ?? 'ventilation'}`)}</span>` },
      { key: 'sources', fixed: true, card: true, label: t('measured.sources'), value: () => '', cell: ({ definition }) => html`<ul class="plain-list">${ROLES.filter((role) => role in definition).map((role) => html`<li>${t(`role.${role}`)}: ${sourceText(definition[role])}</li>`)}</ul>` },
      { key: 'version', fixed: true, minor: true, numeric: true, label: t('measured.version_title'), value: ({ version }) => version },
      ...(this.known.changeable ? [{ key: 'actions', fixed: true, card: true, label: t('action.title'), value: () => '', cell: (row) => html`<span class="take"><button type="button" class="button" aria-label="${t('telemetry.edit')}: ${row.name}" @click=${() => this.#ask(row)}>${t('telemetry.edit')}</button>
        <button type="button" class="button" aria-label="${t('measured.delete')}: ${row.name}" @click=${() => this.#delete(row)}>${t('measured.delete')}</button></span>` }] : []),
    ];
  }

  async #ask(found) {
    const { longwall, channels, known } = this;
    if (await this.querySelector('fd-stream-dialog').ask({ found, longwall: longwall.id, channels, fitting: known.fitting })) this.tell('emissions-changed');
  }

  async #delete(row) {
    const sure = { title: t('measured.delete_stream', { name: row.name }), says: t('measured.delete_stream_means'), does: t('measured.delete'), act: () => deleteStream(row.id) };
    if (await this.querySelector('fd-sure-dialog').ask(sure)) this.tell('emissions-changed');
  }
}

/** "Q1, ±3 %, 2 calibrations", "constant 16". */
function sourceText(said) {
  if (typeof said === 'number') return t('measured.constant_of', { value: significant(said, 4) });
  const errors = [said.systematic_percent ? `±${significant(said.systematic_percent)} %` : '', said.systematic ? `±${significant(said.systematic)}` : ''].filter(Boolean).join(' + ');
  const checks = said.calibrations?.length ? t('measured.calibration_count', { count: said.calibrations.length }) : '';
  return [said.channel ?? t('measured.constant_of', { value: significant(said.value, 4) }), errors, checks].filter(Boolean).join(', ');
}

customElements.define('fd-measured-streams', Streams);
