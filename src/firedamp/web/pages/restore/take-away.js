// What can be taken away? The file filled, the restored values, the table of errors: as a table or as JSON.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { downloadPath } from '../../core/restoration-api.js';
import '../../components/download-link.js';

const FORMATS = ['csv', 'csv_excel', 'xlsx', 'json'];

class TakeAway extends Component {
  static properties = { run: { attribute: false } };

  render() {
    const { run } = this;
    const nothingYet = !run.restored && !run.experiment;
    return html`<h2 id="take-title">${t('restore.take')}</h2>
      ${nothingYet ? html`<p class="muted">${t('restore.take_nothing')}</p>` : nothing}
      ${run.restored ? this.#files('values') : nothing} ${run.experiment ? this.#files('errors') : nothing}
      ${run.restored && run.kind === 'file' ? html`<p class="take"><span>${t('restore.take.file')}</span> <fd-download .path=${downloadPath(run.id, 'file', '')} .label=${run.name} .name=${t('restore.take.file')}></fd-download></p>` : nothing}`;
  }

  #files(what) {
    const name = t(`restore.take.${what}`);
    return html`<p class="take"><span>${name}</span> ${FORMATS.map((format) => html`<fd-download .path=${downloadPath(this.run.id, what, format)} .label=${t(`export.${format}`)} .name="${name}, ${t(`export.${format}`)}"></fd-download>`)}</p>`;
  }
}

customElements.define('fd-take-away', TakeAway);
