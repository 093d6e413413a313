// Which reports are shown? By organisation, year and state; the address keeps it.
import { html, nothing } from 'lit';
import { parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { named, t } from '../../core/locale.js';
import { year } from '../../core/numbers.js';
import { filterList } from '../../components/filter-list.js';
import { REPORT_STATES } from '../../components/report-state.js';

class ReportFilters extends Component {
  static properties = { known: { attribute: false }, address: { type: String } };

  render() {
    const organisations = new Map(this.known.map(({ organisation }) => [organisation.id, named(organisation.name)]));
    const years = [...new Set(this.known.map((each) => each.year))].sort((left, right) => right - left);
    return html`<form class="filters" role="search" aria-label=${t('filters')} @submit=${(event) => event.preventDefault()}>
      ${organisations.size > 1 || parameter('organisation') ? filterList(this, 'organisation', t('organisation'), t('reports.all_organisations'), [...organisations]) : nothing}
      ${filterList(this, 'of_year', t('year'), t('reports.all_years'), years.map((each) => [String(each), year(each)]))}
      ${filterList(this, 'state', t('status'), t('reports.all_states'), REPORT_STATES.map((state) => [state, t(`report.state.${state}`)]))}
    </form>`;
  }
}

customElements.define('fd-report-filters', ReportFilters);
