// Why is it so? A reason given on leaving the field or with Enter, of the figures and the version that were seen; what was said of other figures stands beneath.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { wholeFault } from '../../core/faults.js';
import { t } from '../../core/locale.js';
import { mass } from '../../core/numbers.js';
import { giveReason } from '../../core/reports-api.js';

const LONGEST = 2000;

/** What was said of another change: of which, where both years' figures are known. */
function earlierWords({ text, content }) {
  const { last_co2e_t: last, co2e_t: now } = content ? JSON.parse(content) : {};
  if (now === undefined) return t('report.change.earlier', { text });
  const [before, after] = [last, now].map((each) => mass(each)).map(({ text: number, unit }) => `${number} ${unit}`);
  return t('report.change.earlier_change', { text, before, after });
}

class ReasonField extends Component {
  static properties = { report: { attribute: false }, row: { attribute: false }, label: { attribute: false }, hint: { attribute: false }, wanted: { type: Boolean }, fault: { state: true }, saved: { state: true } };

  constructor() {
    super();
    Object.assign(this, { hint: '', fault: '', saved: false });
  }

  render() {
    const { subject, reason, earlier } = this.row;
    const id = `reason-${subject}`;
    return html`<input id=${id} class=${reason || !this.wanted ? '' : 'wanted'} aria-label=${this.label} placeholder=${this.hint || t('report.change.why')} maxlength=${LONGEST} autocomplete="off" .value=${reason} aria-invalid=${Boolean(this.fault)} aria-describedby=${this.fault ? `${id}-fault` : nothing} @change=${(event) => this.#give(event.target.value.trim())} />
      ${this.fault ? html`<p class="field-problem" id="${id}-fault" role="alert">${this.fault}</p>` : nothing}
      ${earlier ? html`<p class="note earlier">${earlierWords(earlier)} <button type="button" class="button slight" aria-label="${t('report.change.still')}: ${this.label}" @click=${() => this.#give(earlier.text)}>${t('report.change.still')}</button></p>` : nothing}
      ${this.saved ? html`<span class="note saved" role="status"><span aria-hidden="true">✓</span> ${t('report.change.saved')}</span>` : nothing}`;
  }

  /** Where somebody was faster, theirs stands in the field, and mine is said beneath it. */
  async #give(text) {
    if (text === this.row.reason) return;
    Object.assign(this, { saved: false, fault: '' });
    try {
      await giveReason(this.report.id, this.row, text);
      this.saved = true;
      this.tell('report-changed');
    } catch (error) {
      const meanwhile = error.status === 412;
      this.fault = meanwhile ? `${wholeFault(error)}. ${t('report.change.yours', { text })}` : wholeFault(error);
      if (meanwhile) this.tell('report-changed');
    }
  }
}

customElements.define('fd-reason-field', ReasonField);
