// How did the year change against the one before, is that beyond the uncertainty, and why?
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { named, t } from '../../core/locale.js';
import { mass, massLike, percent, year } from '../../core/numbers.js';
import { changeDoor } from '../../doors/issue.js';
import '../../components/table.js';

class IssueChanges extends Component {
  static properties = { issue: { attribute: false } };

  render() {
    const { result, question } = this.issue.document;
    const beyond = result.comparison.filter((row) => row.beyond_uncertainty && row.subject !== 'total').length;
    const like = Math.max(...result.comparison.map(({ co2e_t: now }) => now));
    const { unit } = mass(like);
    const plain = (figure) => ({ key: figure, numeric: true, value: (row) => row[figure], cell: (row) => massLike(row[figure], like).text });
    const columns = [
      { key: 'name', label: t('issue.site'), fixed: true, value: (row) => named(row.name), cell: (row) => named(row.name) },
      { ...plain('last_co2e_t'), fixed: true, label: `${year(question.last.year)}, ${unit}` },
      { ...plain('co2e_t'), fixed: true, label: `${year(result.year)}, ${unit}` },
      { key: 'change_t', label: `${t('issue.change')}, ${unit}`, fixed: true, numeric: true, card: true, value: (row) => row.change_t, cell: (row) => this.#change(row, like) },
      { key: 'reason', label: t('issue.reason'), fixed: true, card: true, value: (row) => row.reason, cell: (row) => this.#reason(row) },
    ];
    return html`<section class="panel" aria-labelledby="changes-title">
      <h2 id="changes-title">${beyond ? t('issue.changed', { count: beyond, year: year(question.last.year) }) : t('issue.unchanged', { year: year(question.last.year) })}</h2>
      <fd-table class="changes" .caption=${t('issue.change')} .columns=${columns} .rows=${result.comparison} .rowKey=${(row) => row.subject} ordered></fd-table>
    </section>`;
  }

  #change(row, like) {
    const share = row.change_percent === null ? '' : ` (${percent(row.change_percent)})`;
    return html`<fd-number bare .label="${t('issue.change')}, ${named(row.name)}" .written=${massLike(row.change_t, like)} .low=${row.change_t_low} .high=${row.change_t_high} .door=${() => changeDoor(this.issue, row)}></fd-number><span class="muted">${share}</span>`;
  }

  #reason(row) {
    const said = row.beyond_uncertainty ? t('issue.beyond') : t('issue.within');
    return html`${row.reason ? html`${row.reason} ` : ''}<span class="note">${said}</span>`;
  }
}

customElements.define('fd-issue-changes', IssueChanges);
