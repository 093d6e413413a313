// Changing a report's title and GWP set. Where somebody was faster, what they set stands at the field, and mine is kept until I decide.
import { html, nothing } from 'lit';
import { gwpSets } from '../../core/api.js';
import { FormDialog } from '../../core/form-dialog.js';
import { Load } from '../../core/load.js';
import { t, word } from '../../core/locale.js';
import { changeReport, report } from '../../core/reports-api.js';
import { choice, field } from '../../components/field.js';

class ReportSettingsDialog extends FormDialog {
  static properties = { ...FormDialog.properties, base: { state: true }, meanwhile: { state: true } };
  names = ['title', 'gwp_set'];
  sets = new Load(this);

  begun() {
    super.begun();
    Object.assign(this, { base: this.asked.report, meanwhile: null });
    this.sets.want('all', gwpSets);
  }

  heading = () => t('report.settings');

  does = () => (this.meanwhile ? t('organisation.save_all_the_same') : t('save'));

  fields({ report: { title, gwp_set: gwpSet } }) {
    const sets = (this.sets.value?.items ?? [{ id: gwpSet }]).map(({ id }) => [id, word('gwp', id)]);
    return html`${this.meanwhile ? html`<p class="warning" role="alert">${t('organisation.meanwhile')}</p>` : nothing}
      ${field({ name: 'title', label: t('report.settings.title'), value: this.meanwhile?.title ?? title, note: this.#theirs('title', this.base.title), fault: this.faults.title, maxlength: 200, optional: true, focused: true })}
      ${choice({ name: 'gwp_set', label: t('gwp_set'), options: sets, value: this.meanwhile?.gwp_set ?? gwpSet, note: this.#theirs('gwp_set', word('gwp', this.base.gwp_set)) || t('report.settings.gwp_means'), fault: this.faults.gwp_set })}`;
  }

  /** What stands there now, where somebody has changed it meanwhile. */
  #theirs(name, stored) {
    if (!this.meanwhile || this.base[name] === this.meanwhile[name]) return '';
    return t('organisation.stored_now', { value: stored || t('organisation.not_given') });
  }

  async act(given) {
    const mine = { title: given.get('title').trim(), gwp_set: given.get('gwp_set') };
    try {
      return await changeReport(this.base.id, this.base.version, mine);
    } catch (error) {
      if (error.status !== 412) throw error;
    }
    const current = await report(this.base.id);
    // Most changes of a report (a calculation taken in, a reason given) leave the title and the set alone.
    if (current.title === this.base.title && current.gwp_set === this.base.gwp_set) return changeReport(current.id, current.version, mine);
    Object.assign(this, { base: current, meanwhile: mine });
    return null;
  }
}

customElements.define('fd-report-settings-dialog', ReportSettingsDialog);
