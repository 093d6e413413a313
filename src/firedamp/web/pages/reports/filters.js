// Which reports are shown? By organisation, year and state; the address keeps it.
import { html, nothing } from 'lit';
import { parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { named, t } from '../../core/locale.js';
import { year } from '../../core/numbers.js';
import { REPORT_STATES } from '../../components/report-state.js';

class ReportFilters extends Component {
  static properties = { known: { attribute: false }, address: { type: String } };

  render() {
    const organisations = new Map(this.known.map(({ organisation }) => [organisation.id, named(organisation.name)]));
    const years = [...new Set(this.known.map((each) => each.year))].sort((left, right) => right - left);
    return html`<form class="filters" role="search" aria-label=${t('filters')} @submit=${(event) => event.preventDefault()}>
      ${organisations.size > 1 || parameter('organisation') ? this.#list('organisation', t('organisation'), t('reports.all_organisations'), [...organisations]) : nothing}
      ${this.#list('of_year', t('year'), t('reports.all_years'), years.map((each) => [String(each), year(each)]))}
      ${this.#list('state', t('status'), t('reports.all_states'), REPORT_STATES.map((state) => [state, t(`report.state.${state}`)]))}
    </form>`;
  }

  #list(name, label, all, options) {
    return html`<select aria-label=${label} name=${name} @change=${(event) => this.tell('filtered', { [name]: event.target.value })}>
      <option value="" .selected=${!parameter(name)}>${all}</option>
      ${options.map(([value, said]) => html`<option value=${value} .selected=${parameter(name) === value}>${said}</option>`)}
    </select>`;
  }
}

customElements.define('fd-report-filters', ReportFilters);
