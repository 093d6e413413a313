// What of a report is set as a whole? Its title and GWP set; and it is deleted while it was never issued.
import { html } from 'lit';
import { named, t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { deleteReport } from '../../core/reports-api.js';
import '../../components/save-menu.js';
import '../../components/sure-dialog.js';
import { reportTitle } from '../reports/name.js';
import { Section } from './section.js';
import './settings-dialog.js';

class ReportSettings extends Section {
  render() {
    const acts = { [t('report.settings')]: this.#change, ...(this.report.issues.length ? {} : { [t('report.delete')]: this.#delete }) };
    return html`<fd-save-menu .kinds=${Object.keys(acts)} .name=${t('action.title')} .subject=${named(this.report.organisation.name)} @save=${({ detail }) => acts[detail]()}></fd-save-menu>
      <fd-report-settings-dialog></fd-report-settings-dialog><fd-sure-dialog></fd-sure-dialog>`;
  }

  #change = async () => {
    if (!(await this.querySelector('fd-report-settings-dialog').ask({ report: this.report }))) return;
    tellNotice({ words: () => t('report.settings.saved') });
    this.tell('report-changed');
  };

  #delete = async () => {
    const title = reportTitle(this.report);
    const question = { title: t('report.delete_title', { title }), says: t('report.delete_sure'), does: t('report.delete') };
    if (!(await this.querySelector('fd-sure-dialog').ask({ ...question, act: () => deleteReport(this.report.id) }))) return;
    tellNotice({ words: () => t('action.deleted', { name: title }) });
    this.tell('report-deleted');
  };
}

customElements.define('fd-report-settings', ReportSettings);
