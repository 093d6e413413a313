// What did the checks ask, what was answered, and how much of the year do the measurements cover?
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { entryName } from '../../core/issue-parts.js';
import { named, t, text } from '../../core/locale.js';
import { percent, significant, unitName } from '../../core/numbers.js';

class IssueQuestions extends Component {
  static properties = { issue: { attribute: false } };

  render() {
    const { questions = [], periods = [] } = this.issue.document.result;
    if (!questions.length && !periods.length) return nothing;
    return html`<section class="panel" aria-labelledby="questions-title">
      <h2 id="questions-title">${t('report.questions')}</h2>
      ${questions.length ? html`<ul class="dotted">${questions.map((each) => this.#question(each))}</ul>` : html`<p class="note">${t('report.questions.none')}</p>`}
      ${periods.length ? html`<details><summary>${t('report.periods')}</summary><ul class="dotted">${periods.map((each) => html`<li>${this.#period(each)}</li>`)}</ul></details>` : nothing}
    </section>`;
  }

  /** The document holds rules and figures; what is asked is said here in the reader's language. */
  #question({ problem: { rule, params }, reason }) {
    const asked = t(`issue.asked.${rule}`, { site: named(params.site), methods: named(params.methods), other: named(params.other ?? params.site), days: significant(params.days ?? 0, 3), percent: percent(params.percent ?? 0, 3), volume: significant(params.utilised_m3 ?? 0, 4), factor: named(params.factor ?? params.site), own: significant(params.own ?? 0, 6), told: named(params.told ?? params.site), own_t: significant(params.own_t ?? 0, 6), known_t: significant(params.known_t ?? 0, 6), own_m3_t: significant(params.own_m3_t ?? 0, 3), low_m3_t: significant(params.low_m3_t ?? 0, 3), high_m3_t: significant(params.high_m3_t ?? 0, 3), known: significant(params.known ?? 0, 6), of_year: params.of_year ? text(params.of_year) : '', unit: unitName(params.unit ?? '') });
    return html`<li>${asked}<p class="note">${reason || t('report.questions.by_document')}</p></li>`;
  }

  #period({ entry, days, percent_of_year: share }) {
    const own = this.issue.document.result.entries.find(({ id }) => id === entry);
    return t('report.periods.of', { name: own ? entryName(this.issue, own) : entry, days: significant(days, 3), percent: percent(share, 3) });
  }
}

customElements.define('fd-issue-questions', IssueQuestions);
