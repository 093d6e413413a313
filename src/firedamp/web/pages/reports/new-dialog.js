// Beginning a report: of which organisation where there are several, of which year. Where there is one already, the way to it.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { FormDialog } from '../../core/form-dialog.js';
import { named, t } from '../../core/locale.js';
import { beginReport, reports } from '../../core/reports-api.js';
import { organisationsWith } from '../../core/session.js';
import { choice, field } from '../../components/field.js';

class NewReportDialog extends FormDialog {
  static properties = { ...FormDialog.properties, existing: { state: true } };
  names = ['organisation', 'year'];

  begun() {
    super.begun();
    this.existing = null;
  }

  heading = () => t('reports.new');

  does = () => t('reports.begin');

  /** `asked.calculation`: the report is of that one calculation. */
  fields({ calculation }) {
    const places = organisationsWith('enter').map(({ id, name }) => [id, named(name)]);
    return html`${this.existing ? html`<p><a href=${href(`/reports/${this.existing.id}`)} @click=${() => this.finish(null)}>${t('reports.open_existing')}</a></p>` : html`<p class="muted">${calculation ? t('reports.new_of_calculation') : t('reports.new_hint')}</p>`}
      ${places.length > 1 && !calculation ? choice({ name: 'organisation', label: t('organisation'), options: places, value: places[0][0], fault: this.faults.organisation }) : nothing}
      ${field({ name: 'year', label: t('year'), value: String(new Date().getFullYear() - 1), inputmode: 'numeric', maxlength: 4, focused: true, fault: this.faults.year })}`;
  }

  lacking(given) {
    return /^\d{4}$/.test(given.get('year').trim()) ? {} : { year: t('reports.not_a_year') };
  }

  act(given, { calculation }) {
    this.existing = null;
    const year = Number(given.get('year'));
    this.wanted = { organisation: given.get('organisation') ?? organisationsWith('enter')[0]?.id, year };
    return beginReport(calculation ? { calculation: calculation.id, title: calculation.name, year } : this.wanted);
  }

  async refused(error) {
    super.refused(error);
    if (error.status !== 409) return;
    const found = await reports(this.wanted).catch(() => ({ items: [] }));
    this.existing = found.items.find(({ kind }) => kind === 'year') ?? null;
  }
}

customElements.define('fd-new-report-dialog', NewReportDialog);
