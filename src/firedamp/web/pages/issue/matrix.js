// Is every source category of every site accounted for? A matrix of sites and categories, each cell by a shape and a word.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { named, t } from '../../core/locale.js';
import { mass } from '../../core/numbers.js';
import { cellDoor } from '../../doors/issue.js';

const SHAPES = { measured: '●', calculated: '■', included_elsewhere: '↗', not_occurring: '∅', not_estimated: '…', missing: '!' };

class IssueMatrix extends Component {
  static properties = { issue: { attribute: false } };

  render() {
    const { categories, cells, sites, completeness } = this.issue.document.result;
    const open = completeness.missing + completeness.not_estimated; // what is not estimated is not accounted for
    const there = Object.keys(SHAPES).filter((state) => completeness[state]);
    return html`<section class="panel" aria-labelledby="matrix-title">
      <h2 id="matrix-title">${open ? t('issue.incomplete', { count: open }) : t('issue.complete', { count: cells.length })}</h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="matrix-title">
        <table class="matrix">
          <thead><tr><th scope="col">${t('issue.site')}</th>${categories.map((each) => html`<th scope="col"><span class="code muted">${each.code}</span> ${named(each.name)}</th>`)}</tr></thead>
          <tbody>${sites.map((site) => html`<tr><th scope="row">${named(site.name)}</th>${categories.map((category) => this.#cell(cells.find((each) => each.mine_id === site.mine_id && each.category === category.category), category))}</tr>`)}</tbody>
        </table>
      </div>
      <p class="note matrix-key">${there.map((state) => html`<span>${mark(state)} – ${completeness[state]}</span>`)}</p>
    </section>`;
  }

  #cell(cell, category) {
    if (!cell) return html`<td class="apart"><span aria-hidden="true">·</span><span class="unseen">${t('issue.not_applicable')}</span></td>`;
    const number = ['measured', 'calculated'].includes(cell.state)
      ? html`<fd-number .label="${named(category.name)}" .written=${mass(cell.co2e_t)} .door=${() => cellDoor(this.issue, cell, 'co2e_t')}></fd-number>`
      : nothing;
    return html`<td class="cell-${cell.state}" data-label=${named(category.name)}>${mark(cell.state)}${cell.notation_key ? html` <span class="code muted">${cell.notation_key}</span>` : nothing} ${number}${cell.reason ? html`<span class="note">${cell.reason}</span>` : nothing}</td>`;
  }
}

const mark = (state) => html`<span class="cell-mark"><span aria-hidden="true">${SHAPES[state]}\u00a0</span>${t(`issue.cell.${state}`)}</span>`;

customElements.define('fd-issue-matrix', IssueMatrix);
