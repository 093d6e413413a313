// Which file? Dropped or chosen; how much of it has arrived; what may stand in it, with a template to fill and a filled example.
import { html, nothing } from 'lit';
import { href } from '../../../core/address.js';
import { Component } from '../../../core/element.js';
import { saveCsv } from '../../../core/download.js';
import { saveExample } from '../../../core/example-file.js';
import { named, t, text } from '../../../core/locale.js';
import { heading } from '../../../core/record-values.js';
import { records } from '../../../core/reference-api.js';
import { currentUser, knownUser, mayEditReference, sessionChanges } from '../../../core/session.js';
import { empty } from '../../../components/states.js';
import '../../../components/file-drop.js';

const TEMPLATE_ROWS = 3;

class ImportFile extends Component {
  static properties = {
    schema: { attribute: false },
    basin: { type: String },
    /** how much has arrived, 0 to 1; null while nothing is sent */
    share: { type: Number },
    problem: { type: String },
  };

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
    knownUser();
  }

  render() {
    const { schema } = this;
    return html`${currentUser() && !mayEditReference() ? this.#notAllowed() : this.#drop()}
      <section aria-labelledby="import-columns-wanted">
        <h3 id="import-columns-wanted">${t('import.columns_wanted')}</h3>
        <p class="note">${t('import.columns_hint')}</p>
        <ul class="wanted">${schema.columns.filter((column) => !column.common).map((column) => html`<li title=${text(column.help)}>${heading(column)}${column.required ? html`<span class="required" title=${t('record.required')}> *</span>` : nothing}</li>`)}</ul>
        <div class="chips">
          <button type="button" class="button" @click=${this.#template}>${t('import.template')}</button>
          <button type="button" class="button" @click=${() => saveExample(schema, this.basin)}>${t('import.example')}</button>
        </div>
        <p class="note">${t('import.example_means')}</p>
      </section>`;
  }

  /** Who may only read learns it before a file is chosen. */
  #notAllowed() {
    return empty(t('import.not_allowed', { user: currentUser().username }), t('import.not_allowed_hint'), html`<a class="button" href=${href(`/reference/${this.schema.id}`)}>${t('record.to_table')}</a>`);
  }

  #drop() {
    return html`<fd-file-drop .kinds=${t('import.kinds')} accept=".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.ods" .stay=${t('import.stay')} .hint=${currentUser() ? '' : t('import.sign_in')} .share=${this.share} .problem=${this.problem}></fd-file-drop>`;
  }

  /** A file to fill: the columns as headers, real names where records are named, no figures. */
  async #template() {
    const { schema, basin } = this;
    const columns = schema.columns.filter((column) => !column.common && column.table !== 'basins');
    const of = async (column) => (column.type === 'reference' && column.table ? (await records(column.table, { basin }, { limit: TEMPLATE_ROWS })).items.map((each) => named(each.name)) : []);
    const names = await Promise.all(columns.map((column) => (column.required ? of(column) : [])));
    const year = new Date().getFullYear() - 1;
    const cell = (column, place, row) => (column.type === 'year' && column.required ? year : names[place][row] ?? '');
    const rows = Array.from({ length: TEMPLATE_ROWS }, (_, row) => columns.map((column, place) => cell(column, place, row)));
    saveCsv(`firedamp-${schema.id}`, columns.map(heading), rows.filter((row) => row.some((each) => each !== '')));
  }
}

customElements.define('fd-import-file', ImportFile);
