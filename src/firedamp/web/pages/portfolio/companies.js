// Which company is asked about? Each with how far it is from the threshold, and the way to its answer.
import { html, nothing } from 'lit';
import { href, path } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact, limitText, mass } from '../../core/numbers.js';
import { companyDoor } from '../../doors/portfolio.js';
import '../../components/range.js';
import '../../components/table.js';
import { companyLabel } from '../../core/portfolio.js';

class Companies extends Component {
  static properties = { whole: { attribute: false }, limit: { type: Number } };

  render() {
    const { limit } = this;
    const { companies } = this.whole;
    const known = companies.some(({ emission_co2e_t: emission }) => emission !== null);
    const above = companies.filter(({ emission_co2e_t: emission }) => emission !== null && emission >= limit);
    return html`<h2>${known ? t('portfolio.companies', { count: above.length, above: exact(above.length), of: exact(companies.length), limit: limitText(limit) }) : t('portfolio.choose_company')}</h2>
      <p class="note">${t('portfolio.companies_hint')}</p>
      <fd-table .caption=${t('portfolio.choose_company')} .columns=${this.#columns()} .rows=${companies} .rowKey=${({ name }) => name} sort="-emission" .counted=${t('table.companies', { count: companies.length })}></fd-table>`;
  }

  #columns() {
    const { limit } = this;
    const { companies } = this.whole;
    const most = Math.max(limit, ...companies.map(({ emission_co2e_t: emission }) => emission ?? 0)) * 1.05;
    return [
      { key: 'name', label: t('company'), value: ({ name }) => companyLabel(name), cell: ({ name }) => html`<a class="tall" href=${href(path(), { company: name })}>${companyLabel(name)}</a>` },
      { key: 'projects', label: t('portfolio.projects'), numeric: true, value: ({ projects }) => projects, cell: ({ projects }) => exact(projects) },
      { key: 'emission', label: t('portfolio.emission_before'), numeric: true, card: true, value: (row) => row.emission_co2e_t, cell: (row) => this.#emission(row) },
      { key: 'bar', fixed: true, label: t('portfolio.against', { limit: limitText(limit) }), value: (row) => row.emission_co2e_t, cell: ({ emission_co2e_t: emission }) => (emission === null ? nothing : html`<fd-range .low=${0} .value=${emission} .high=${emission} .maximum=${most} .limit=${limit}></fd-range>`) },
      { key: 'standing', label: t('status'), card: true, value: (row) => row.emission_co2e_t, cell: ({ emission_co2e_t: emission }) => this.#standing(emission) },
    ];
  }

  #emission(row) {
    if (row.emission_co2e_t === null) return html`<span class="absent">${t('value.none')}</span>`;
    return html`<fd-number .label=${companyLabel(row.name)} .written=${mass(row.emission_co2e_t)} .door=${() => companyDoor(this.whole, row)}></fd-number>`;
  }

  #standing(emission) {
    if (emission === null) return html`<span class="absent">${t('value.none')}</span>`;
    const above = emission >= this.limit;
    return html`<span class="certainty certainty-${above ? 'above' : 'below'}"><span aria-hidden="true">${above ? '▲' : '▽'}</span> ${above ? t('portfolio.above') : t('portfolio.below')}</span>`;
  }
}

customElements.define('fd-portfolio-companies', Companies);
