// Reopening a verified report: what that does, and the reason that the next issue will state.
import { html, nothing } from 'lit';
import { FormDialog } from '../../core/form-dialog.js';
import { t } from '../../core/locale.js';
import { reopenReport } from '../../core/reports-api.js';
import { reportTitle } from '../reports/name.js';

const LONGEST = 2000;

class ReopenDialog extends FormDialog {
  names = ['reason'];

  heading = ({ report }) => t('report.reopen.title', { title: reportTitle(report) });

  does = () => t('report.reopen');

  fields() {
    const fault = this.faults.reason;
    return html`<p>${t('report.reopen.does')}</p>
      <div class="form-field"><label for="of-reason">${t('report.reopen.reason')}</label>
        <textarea id="of-reason" name="reason" rows="3" maxlength=${LONGEST} required aria-invalid=${Boolean(fault)} aria-describedby=${fault ? 'of-reason-fault' : nothing}></textarea>
        ${fault ? html`<p class="field-problem" id="of-reason-fault" role="alert">${fault}</p>` : nothing}</div>`;
  }

  lacking(given) {
    return given.get('reason').trim() ? {} : { reason: t('report.reopen.needed') };
  }

  act(given, { report }) {
    return reopenReport(report.id, given.get('reason').trim());
  }
}

customElements.define('fd-reopen-dialog', ReopenDialog);
