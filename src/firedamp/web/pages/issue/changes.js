// How did the year change against the one before, is that beyond the uncertainty, and why?
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { siteOf } from '../../core/issue-parts.js';
import { named, t } from '../../core/locale.js';
import { mass, massLike, percent, year } from '../../core/numbers.js';
import { changeDoor, siteDoor, totalDoor } from '../../doors/issue.js';
import '../../components/table.js';

class IssueChanges extends Component {
  static properties = { issue: { attribute: false } };

  render() {
    const { result, question } = this.issue.document;
    const beyond = result.comparison.filter((row) => row.beyond_uncertainty && row.subject !== 'total').length;
    const like = result.totals.co2e_t / Math.max(1, result.sites.length);
    const { unit } = mass(like);
    const sum = (figure, label, door) => ({
      key: figure,
      label,
      fixed: true,
      numeric: true,
      value: (row) => row[figure],
      cell: (row) => html`<fd-number bare .label="${label}, ${named(row.name)}" .written=${massLike(row[figure], like)} .door=${() => door(row)}></fd-number>`,
    });
    const columns = [
      { key: 'name', label: t('issue.site'), fixed: true, value: (row) => named(row.name), cell: (row) => named(row.name) },
      sum('last_co2e_t', `${year(question.last.year)}, ${unit}`, (row) => changeDoor(this.issue, row)),
      sum('co2e_t', `${year(result.year)}, ${unit}`, (row) => this.#now(row)),
      { key: 'change_t', label: `${t('issue.change')}, ${unit}`, fixed: true, numeric: true, card: true, value: (row) => row.change_t, cell: (row) => this.#change(row, like) },
      { key: 'reason', label: t('issue.reason'), fixed: true, card: true, value: (row) => row.reason, cell: (row) => this.#reason(row) },
    ];
    return html`<section class="panel" aria-labelledby="changes-title">
      <h2 id="changes-title">${beyond ? t('issue.changed', { count: beyond, year: year(question.last.year) }) : t('issue.unchanged', { year: year(question.last.year) })}</h2>
      ${question.last.draft ? html`<p class="note">${t('report.change.draft', { year: year(question.last.year) })}</p>` : nothing}
      <fd-table class="changes" .caption=${t('issue.change')} .columns=${columns} .rows=${result.comparison} .rowKey=${(row) => row.subject} ordered></fd-table>
    </section>`;
  }

  #change(row, like) {
    const share = row.change_percent === null ? '' : ` (${percent(row.change_percent)})`;
    return html`<fd-number bare .label="${t('issue.change')}, ${named(row.name)}" .written=${massLike(row.change_t, like)} .low=${row.change_t_low} .high=${row.change_t_high} .door=${() => changeDoor(this.issue, row)}></fd-number><span class="muted">${share}</span>`;
  }

  /** This year's sum opens as it does among the figures; of a site that is gone there is only the change. */
  #now(row) {
    if (row.subject === 'total') return totalDoor(this.issue, 'co2e_t');
    const site = siteOf(this.issue, row.subject);
    return site ? siteDoor(this.issue, site, 'co2e_t') : changeDoor(this.issue, row);
  }

  #reason(row) {
    const said = row.beyond_uncertainty ? t('issue.beyond') : t('issue.within');
    return html`${row.reason ? html`${row.reason} ` : ''}<span class="note">${said}</span>`;
  }
}

customElements.define('fd-issue-changes', IssueChanges);
