// A decision on an issue is given once: what it does is said, then it is asked for with words.
import { html, nothing } from 'lit';
import { FormDialog } from '../../core/form-dialog.js';
import { organisationName } from '../../core/issue-parts.js';
import { decide } from '../../core/issues-api.js';
import { t } from '../../core/locale.js';
import { year } from '../../core/numbers.js';
import { wholeFault } from '../../core/faults.js';

const LONGEST = 2000;

class DecisionDialog extends FormDialog {
  look = 'dialog form-dialog';
  names = ['decision'];

  heading = ({ state, issue }) => t(`verify.dialog.${state}`, { number: issue.number });

  does = ({ state }) => t(`verify.do.${state}`);

  fields({ state, report, issue, left, wrong }) {
    const returning = state === 'returned';
    const fault = this.faults.decision;
    return html`<p>${t(`verify.happens.${state}`, { number: issue.number, organisation: organisationName(issue), year: year(report.year) })}</p>
      ${left || wrong ? html`<p class="warning">${[left ? t('verify.left', { count: left }) : '', wrong && !returning ? t('verify.wrong_left', { count: wrong }) : ''].filter(Boolean).join(' ')}</p>` : nothing}
      <div class="form-field"><label for="of-decision">${returning ? t('verify.words') : t('verify.words_optional')}</label>
        <textarea id="of-decision" name="decision" rows="4" maxlength=${LONGEST} ?required=${returning} aria-invalid=${Boolean(fault)} aria-describedby=${fault ? 'of-decision-fault' : nothing}></textarea>
        ${fault ? html`<p class="field-problem" id="of-decision-fault" role="alert">${fault}</p>` : nothing}</div>`;
  }

  lacking(form) {
    const silent = this.asked.state === 'returned' && !form.get('decision').trim();
    return silent ? { decision: t('verify.words_needed') } : {};
  }

  async act(form, { state, report, issue }) {
    return decide(report.id, issue.number, state, form.get('decision'));
  }

  /** Open remarks are no fault of the field: they are said of the whole. */
  refused(error) {
    if (error.broke?.('remarks_open')) Object.assign(this, { problem: wholeFault(error), faults: {} });
    else super.refused(error);
  }
}

customElements.define('fd-decision-dialog', DecisionDialog);
