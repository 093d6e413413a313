// Which sums were made? The newest first, each with what it rests on, to be shown, taken along or taken away.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { deleteMeasurement, sumsPath } from '../../core/measured-api.js';
import { mass, percent } from '../../core/numbers.js';
import { momentText } from '../../doors/door.js';
import '../../components/download-link.js';
import '../../components/sure-dialog.js';
import '../../components/table.js';
import { periodText } from '../../core/sum-periods.js';

class Made extends Component {
  static properties = { longwall: { attribute: false }, known: { attribute: false }, chosen: { type: String } };

  render() {
    const { made } = this.known;
    return html`<h2>${t('measured.made')}</h2>
      <fd-table class="measured-made" .caption=${t('measured.made')} .columns=${this.#columns()} .rows=${made} .rowKey=${({ id }) => id} .counted=${t('table.rows', { count: made.length })}></fd-table>
      <fd-sure-dialog></fd-sure-dialog>`;
  }

  #columns() {
    return [
      { key: 'span', fixed: true, label: t('measured.period'), value: ({ first }) => first, cell: (row) => this.#link(row) },
      { key: 'ch4_t', fixed: true, card: true, numeric: true, label: t('figure.ch4_t'), value: ({ sum }) => sum.ch4_t, cell: ({ sum }) => `${mass(sum.ch4_t).text} ${mass(sum.ch4_t).unit}` },
      { key: 'filling', fixed: true, card: true, label: t('measured.filling'), value: ({ filling }) => t(`filling.${filling}`), cell: ({ filling, sum }) => html`${t(`filling.${filling}`)}${sum.filled_share || sum.missing_share ? html`<br /><span class="muted">${t(sum.missing_share ? 'measured.missing' : 'measured.filled')}: ${percent((sum.missing_share || sum.filled_share) * 100)}</span>` : nothing}` },
      { key: 'rests', fixed: true, minor: true, label: t('measured.rests_on'), value: ({ streams }) => streams.length, cell: ({ streams, software_version: version }) => html`<ul class="plain-list">${streams.map((each) => html`<li>${each.name}, ${t('measured.version', { version: each.version })} <span class="mono muted" title=${each.readings_sha256}>${each.readings_sha256.slice(0, 8)}…</span></li>`)}</ul><span class="muted">Firedamp ${version}</span>` },
      { key: 'created', fixed: true, minor: true, label: t('stored.created'), value: ({ created }) => created, cell: ({ created, by }) => html`${momentText(created)}<br /><span class="muted">${by}</span>` },
      { key: 'files', fixed: true, card: true, label: t('measured.take'), value: () => '', cell: (row) => this.#files(row) },
    ];
  }

  #link(row) {
    const words = `${periodText(row.first)} – ${periodText(row.last)}`;
    return html`<a href=${href(`/longwalls/${this.longwall.id}/emissions`, { sums: row.id, example: '', stream: '', step: '' })} aria-current=${row.id === this.chosen ? 'true' : 'false'}>${words}</a>${row.stale ? html`<br /><span class="muted">${t('measured.stale_short')}</span>` : nothing}`;
  }

  #files(row) {
    const name = `${periodText(row.first)} – ${periodText(row.last)}`;
    return html`<span class="take"><fd-download .path=${sumsPath(row.id, { format: 'xlsx' })} label="XLSX" .name="${name}, XLSX"></fd-download>
      <fd-download .path=${sumsPath(row.id, { format: 'csv', step: 'days' })} label="CSV" .name="${name}, CSV"></fd-download>
      ${this.known.changeable ? html`<button type="button" class="button" aria-label="${t('measured.delete')}: ${name}" @click=${() => this.#delete(row, name)}>${t('measured.delete')}</button>` : nothing}</span>`;
  }

  async #delete(row, name) {
    const sure = { title: t('measured.delete_sums', { name }), says: t('measured.delete_sums_means'), does: t('measured.delete'), act: () => deleteMeasurement(row.id) };
    if (await this.querySelector('fd-sure-dialog').ask(sure)) this.tell('emissions-changed');
  }
}

customElements.define('fd-measured-made', Made);
