// How much is it? Totals with their range, by source category and by site; every number opens to its calculations.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { gapsText } from '../../core/gaps.js';
import { named, t, text, word } from '../../core/locale.js';
import { limitText, mass, massLike } from '../../core/numbers.js';
import { categoryDoor, siteDoor, totalDoor } from '../../doors/issue.js';
import '../../components/table.js';

const FIGURES = ['co2e_t', 'ch4_t'];
const SAID = {
  exceeded: (said) => t('issue.over_threshold', said),
  below: (said) => t('issue.under_threshold', said),
  undetermined: (said) => t('issue.threshold_undetermined', said),
};

class IssueFigures extends Component {
  static properties = { issue: { attribute: false } };

  render() {
    const { result, report } = this.issue.document;
    const gaps = report.kind === 'year' ? gapsText(result) : '';
    const emitting = result.categories.filter((each) => each.co2e_t || each.ch4_t);
    return html`<section class="panel" aria-labelledby="figures-title">
      <h2 id="figures-title">${t('issue.figures', { value: this.#said(result.totals) })}</h2>
      <dl class="issue-totals">${FIGURES.map((figure) => this.#total(figure))}</dl>
      ${gaps ? html`<p class="note">${t('totals.incomplete', { gaps })}</p>` : nothing}
      ${report.kind === 'year' ? this.#threshold(result.screening) : nothing}
      <h3>${t('issue.by_category')}</h3>
      ${this.#table({ caption: t('issue.by_category'), rows: emitting, key: (row) => row.category, first: t('door.category'), name: (row) => html`${named(row.name)} <span class="muted code">${row.code}</span>`, door: categoryDoor })}
      <h3>${t('issue.by_site')}</h3>
      ${this.#table({ caption: t('issue.by_site'), rows: result.sites, key: (row) => row.mine_id, first: t('issue.site'), name: (row) => html`${named(row.name)} ${row.mine_type ? html`<span class="muted">${word('mine_type', row.mine_type)}</span>` : nothing}`, door: siteDoor })}
      <p class="note">${t('issue.figures_note', { gwp: word('gwp', result.gwp_set) })}</p>
    </section>`;
  }

  #said({ co2e_t: value }) {
    const { text: said, unit } = mass(value);
    return `${said} ${unit}`;
  }

  #total(figure) {
    const { totals } = this.issue.document.result;
    return html`<div class="card"><dt>${t(`figure.${figure}`)}</dt><dd><fd-number .label=${t(`figure.${figure}`)} .written=${mass(totals[figure])} .low=${totals[`${figure}_low`]} .high=${totals[`${figure}_high`]} .door=${() => totalDoor(this.issue, figure)}></fd-number></dd></div>`;
  }

  #threshold(screening) {
    if (!screening) return nothing;
    const said = { limit: limitText(screening.threshold_t), law: text(screening.rule.document) };
    const verdict = screening.verdict ?? (screening.reports ? 'exceeded' : 'below');
    return html`<p>${SAID[verdict](said)}${screening.certainty === 'uncertain' ? ` ${t('issue.threshold_unsure')}` : ''}</p>`;
  }

  #table({ caption, rows, key, first, name, door }) {
    const { totals } = this.issue.document.result;
    // In the unit of an average row, so that the small ones say something too.
    const like = (figure) => totals[figure] / Math.max(1, rows.length);
    const column = (figure) => ({
      key: figure,
      label: `${t(`issue.short.${figure}`)}, ${mass(like(figure)).unit}`,
      numeric: true,
      card: true,
      value: (row) => row[figure],
      cell: (row) => html`<fd-number bare .label="${t(`figure.${figure}`)}, ${named(row.name)}" .written=${massLike(row[figure], like(figure))} .low=${row[`${figure}_low`]} .high=${row[`${figure}_high`]} .door=${() => door(this.issue, row, figure)}></fd-number>`,
      sum: () => html`<fd-number bare .label="${t(`figure.${figure}`)}" .written=${massLike(totals[figure], like(figure))} .low=${totals[`${figure}_low`]} .high=${totals[`${figure}_high`]} .door=${() => totalDoor(this.issue, figure)}></fd-number>`,
    });
    const columns = [{ key: 'name', label: first, value: (row) => named(row.name), cell: name }, ...FIGURES.map(column)];
    return html`<fd-table .caption=${caption} .columns=${columns} .rows=${rows} .rowKey=${key} .sort=${'-co2e_t'} .counted=${t('issue.total')}></fd-table>`;
  }
}

customElements.define('fd-issue-figures', IssueFigures);
