// Of which numbers is a document the source? Chosen among what was given to the report's calculations.
import { html } from 'lit';
import { calculation } from '../../core/api.js';
import { FormDialog } from '../../core/form-dialog.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { setEvidence } from '../../core/reports-api.js';
import { valueText } from '../../doors/door.js';
import { isFactor } from '../../doors/trace.js';
import { loaded } from '../../components/states.js';

/** What a person gave: neither a step nor a factor of the tables. */
const given = (found) => found.result.trace.filter((entry) => entry.kind !== 'step' && !isFactor(entry) && entry.value !== null);

class EvidenceDialog extends FormDialog {
  look = 'dialog form-dialog gap-dialog evidence';
  data = new Load(this);

  begun() {
    super.begun();
    const ids = this.asked.calculations.map(({ id }) => id);
    this.data.want(ids.join(), () => Promise.all(ids.map((id) => calculation(id))));
  }

  heading = ({ attachment }) => attachment.name;

  does = () => t('save');

  fields({ attachment }) {
    const chosen = new Set(attachment.numbers.map((each) => `${each.calculation}|${each.symbol}`));
    return html`<p class="muted">${t('report.documents.which')}</p>
      ${loaded(this.data, (all) => (all.length ? all.map((each) => this.#calculation(each, chosen)) : html`<p>${t('report.calculations.none')}</p>`), 4)}`;
  }

  #calculation(found, chosen) {
    return html`<fieldset class="scopes gap-part"><legend>${found.name || text(found.method_title)}</legend>
      ${given(found).map((entry) => html`<label class="check"><input type="checkbox" name="number" value="${found.id}|${entry.symbol}" ?checked=${chosen.has(`${found.id}|${entry.symbol}`)} /> <span>${text(entry.label)} <span class="note">${valueText(entry.value, entry.unit)}</span></span></label>`)}</fieldset>`;
  }

  async act(form, { report, attachment }) {
    const numbers = form.getAll('number').map((each) => ({ calculation: each.split('|')[0], symbol: each.slice(each.indexOf('|') + 1) }));
    return setEvidence(report.id, attachment.id, numbers);
  }
}

customElements.define('fd-evidence-dialog', EvidenceDialog);
