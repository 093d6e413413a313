// How did it change against last year? Site by site with the range of the change; what the uncertainty does not explain is asked for its reason.
import { html, nothing } from 'lit';
import { named, t } from '../../core/locale.js';
import { mass, massLike, percent, year } from '../../core/numbers.js';
import { changeDoor, yearDoor } from '../../doors/report.js';
import './reason-field.js';
import { Section } from './section.js';

const TOTAL = 'total';

class ReportComparison extends Section {
  render() {
    const { comparison, last_year: last, last_year_draft: draft } = this.found;
    const title = last ? t('report.change.title', { year: year(last) }) : t('report.change.no_title');
    if (!last) return this.panel('comparison', title, html`<p class="muted">${t('report.change.none', { year: year(this.report.year - 1) })}</p>`);
    return this.panel('comparison', title, html`<p class="muted">${t('report.change.means')}${draft ? ` ${t('report.change.draft', { year: year(last) })}` : ''}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>
        <table class="table year-changes">
          <caption class="unseen">${title}</caption>
          <thead><tr><th scope="col">${t('report.site')}</th>${[last, this.report.year].map((each) => html`<th scope="col" class="numeric">${year(each)}, ${t('figure.co2e_t.short')}</th>`)}<th scope="col" class="numeric">${t('report.change.change')}</th><th scope="col">${t('report.change.verdict')}</th><th scope="col">${t('report.change.reason')}</th></tr></thead>
          <tbody>${comparison.map((row) => this.#row(row))}</tbody>
        </table>
      </div>`);
  }

  #row(row) {
    const name = named(row.name);
    const number = (figure) => html`<fd-number .label=${name} .written=${mass(row[figure])} .door=${() => yearDoor(this.found, row, figure)}></fd-number>`;
    return html`<tr class=${row.subject === TOTAL ? 'total' : ''}>
      <th scope="row" class="in-card">${name}${row.presence === 'both' ? nothing : html`<span class="muted kind">${t(`report.change.${row.presence}`)}</span>`}</th>
      <td class="numeric" data-label=${year(this.found.last_year)}>${number('last_co2e_t')}</td>
      <td class="numeric in-card" data-label=${year(this.report.year)}>${number('co2e_t')}</td>
      <td class="numeric in-card" data-label=${t('report.change.change')}>${this.#change(row, name)}</td>
      <td class="in-card" data-label=${t('report.change.verdict')}>${row.beyond_uncertainty ? html`<span class="certainty beyond"><span aria-hidden="true">▲</span> ${t('report.change.beyond')}</span>` : html`<span class="certainty"><span aria-hidden="true">≈</span> ${t('report.change.within')}</span>`}</td>
      <td class="in-card reason-cell" data-label=${t('report.change.reason')}>${this.#reason(row, name)}</td>
    </tr>`;
  }

  #change(row, name) {
    const like = Math.max(Math.abs(row.co2e_t), Math.abs(row.last_co2e_t));
    const written = massLike(row.change_t, like);
    const signed = row.change_t > 0 ? { ...written, text: `+${written.text}` } : written;
    const share = row.change_percent === null ? '' : `${row.change_percent > 0 ? '+' : ''}${percent(row.change_percent, 3)}`;
    return html`<fd-number .label="${t('report.change.change')}: ${name}" .written=${signed} .low=${row.change_t_low} .high=${row.change_t_high} .door=${() => changeDoor(this.found, row)}></fd-number> <span class="muted kind">${share}</span>`;
  }

  /** Asked for where neither the uncertainty nor the sites asked explain the change. Of a year of which nothing is calculated yet nobody can say why. */
  #reason(row, name) {
    if (!this.found.calculations.length) return row.reason || nothing;
    if (!this.enters || (!row.asked && !row.reason)) return row.reason || html`<span class="absent">${this.#unasked(row)}</span>`;
    return html`<fd-reason-field .report=${this.report} .row=${row} .label="${t('report.change.reason')}: ${name}" ?wanted=${row.asked}></fd-reason-field>`;
  }

  #unasked(row) {
    if (row.asked) return t('report.change.not_given');
    return row.beyond_uncertainty ? t('report.change.by_sites') : '';
  }
}

customElements.define('fd-report-comparison', ReportComparison);
