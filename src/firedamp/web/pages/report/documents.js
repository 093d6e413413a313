// Which documents were the numbers taken from? Kept beside the report, each with the numbers that it is the source of.
import { html, nothing } from 'lit';
import { calculation } from '../../core/api.js';
import { wholeFault } from '../../core/faults.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { percent, significant } from '../../core/numbers.js';
import { tellNotice } from '../../core/notices.js';
import { addAttachment, attachmentAddress, attachments, deleteAttachment, LARGEST } from '../../core/reports-api.js';
import { momentText } from '../../doors/door.js';
import { loaded } from '../../components/states.js';
import '../../components/sure-dialog.js';
import { Section } from './section.js';
import './evidence-dialog.js';

class ReportDocuments extends Section {
  static properties = { ...Section.properties, share: { state: true }, over: { state: true } };

  constructor() {
    super();
    this.data = new Load(this);
    this.labels = new Load(this);
    this.share = null;
    this.over = false;
  }

  willUpdate() {
    this.data.want(this.report.id, () => attachments(this.report.id));
    const named = [...new Set((this.data.value?.items ?? []).flatMap(({ numbers }) => numbers.map((each) => each.calculation)))].sort();
    this.labels.want(named.join(), async () => new Map((await Promise.all(named.map((id) => calculation(id)))).map((each) => [each.id, each])));
  }

  render() {
    return this.panel('documents', t('report.documents'), html`<p class="muted">${t('report.documents.means')}</p>
      ${this.enters ? this.#drop() : nothing}
      ${loaded(this.data, ({ items }) => (items.length ? html`<ul class="plain-list documents">${items.map((each) => this.#document(each))}</ul>` : html`<p class="muted">${t('report.documents.none')}</p>`), 2)}
      <fd-evidence-dialog></fd-evidence-dialog><fd-sure-dialog></fd-sure-dialog>`);
  }

  #drop() {
    const sending = this.share !== null;
    return html`<div class="drop low ${this.over ? 'over' : ''}" @dragover=${this.#dragged} @dragleave=${() => (this.over = false)} @drop=${this.#dropped}>
      <p>${t('report.documents.drop')}</p>
      <label class="button file-choice">${t('report.documents.choose')}<input type="file" class="unseen" multiple accept=".pdf,.xlsx,.png,.jpg,.jpeg" ?disabled=${sending} @change=${(event) => this.#send([...event.target.files], event.target)} /></label>
      ${sending ? html`<p class="upload"><progress max="1" value=${this.share >= 1 ? nothing : this.share} aria-label=${t('import.sending')}></progress> <span role="status">${t('import.sending')} ${percent(this.share * 100)}</span></p>` : nothing}
    </div>`;
  }

  #dragged(event) {
    event.preventDefault();
    this.over = true;
  }

  #dropped(event) {
    event.preventDefault();
    this.over = false;
    this.#send([...event.dataTransfer.files]);
  }

  /** One after another; what the server refuses is said by its name, and the others go on. */
  async #send(files, field = null) {
    this.problem = '';
    const faults = [];
    for (const file of files) {
      if (file.size > LARGEST) faults.push(t('report.documents.too_large', { name: file.name }));
      else await this.#sendOne(file).catch((error) => faults.push(`${file.name}: ${wholeFault(error)}`));
    }
    this.share = null;
    this.problem = faults.join(' ');
    if (field) field.value = '';
    await this.data.again();
  }

  async #sendOne(file) {
    this.share = 0;
    await addAttachment(this.report.id, file, (share) => (this.share = share));
    tellNotice({ words: () => t('report.documents.added', { name: file.name }) });
  }

  #document(each) {
    return html`<li>
      <div><a href=${attachmentAddress(this.report.id, each.id)} download=${each.name}>${each.name}</a>
        <p class="muted">${t('report.documents.about', { size: significant(Math.max(each.size / 1e6, 0.001), 2), user: each.added_by, date: momentText(each.added) })}</p>
        <p class="note">${each.here === false ? t('report.documents.elsewhere') : each.numbers.length ? t('report.documents.source_of', { numbers: each.numbers.map((number) => this.#numberName(number)).join('; ') }) : t('report.documents.source_of_none')}</p></div>
      ${this.enters && each.here ? html`<div class="row-tools">
        <button type="button" class="button" aria-label="${t('report.documents.numbers')}: ${each.name}" @click=${() => this.#evidence(each)}>${t('report.documents.numbers')}</button>
        <button type="button" class="icon-button" title=${t('action.delete')} aria-label="${t('action.delete')}: ${each.name}" @click=${() => this.#delete(each)}>✕</button></div>` : nothing}
    </li>`;
  }

  #numberName({ calculation: id, symbol }) {
    const known = this.labels.value?.get(id);
    const row = known?.result.trace.find((entry) => entry.symbol === symbol);
    return `${text(row?.label) || symbol} (${known?.name || t('name.none')})`;
  }

  async #evidence(each) {
    const { report, found } = this;
    const done = await this.querySelector('fd-evidence-dialog').ask({ report, attachment: each, calculations: found.calculations });
    if (done) await this.data.again();
  }

  async #delete(each) {
    const question = { title: t('report.documents.delete_title', { name: each.name }), says: t('report.documents.delete_sure'), does: t('action.delete') };
    const done = await this.querySelector('fd-sure-dialog').ask({ ...question, act: () => deleteAttachment(this.report.id, each.id) });
    if (done) await this.data.again();
  }
}

customElements.define('fd-report-documents', ReportDocuments);
