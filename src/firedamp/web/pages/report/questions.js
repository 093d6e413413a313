// What looks odd and may be right? Each question of the checks with its answer, and how much of the year each measurement covers.
import { html, nothing } from 'lit';
import { named, t } from '../../core/locale.js';
import { percent, significant } from '../../core/numbers.js';
import './reason-field.js';
import { Section } from './section.js';

class ReportQuestions extends Section {
  render() {
    const { questions, periods } = this.found;
    if (!this.found.calculations.length) return nothing;
    return this.panel('questions', t('report.questions'), html`${questions.length ? html`<p class="muted">${t('report.questions.means')}</p><ul class="twice questions">${questions.map((each) => this.#question(each))}</ul>` : html`<p class="way-free"><span aria-hidden="true">✓</span> ${t('report.questions.none')}</p>`}
      ${periods.length ? html`<details class="periods"><summary>${t('report.periods')}</summary><ul class="dotted">${periods.map((each) => html`<li>${this.#period(each)}</li>`)}</ul></details>` : nothing}`);
  }

  #question(each) {
    const { message, reason, answered } = each;
    const proven = answered && !reason ? html`<p class="note">${t('report.questions.by_document')}</p>` : nothing;
    if (!this.enters) return html`<li><p>${named(message)}</p>${proven}${reason ? html`<p>${reason}</p>` : nothing}</li>`;
    return html`<li><p>${named(message)}</p>${proven}
      <fd-reason-field .report=${this.report} .row=${each} .label="${t('report.questions.answer')}: ${named(message)}" .hint=${t('report.questions.answer')} ?wanted=${!answered}></fd-reason-field></li>`;
  }

  #period({ entry, days, percent_of_year: share }) {
    const own = this.found.calculations.find(({ id }) => id === entry);
    return t('report.periods.of', { name: own?.name || t('name.none'), days: significant(days, 3), percent: percent(share, 3) });
  }
}

customElements.define('fd-report-questions', ReportQuestions);
