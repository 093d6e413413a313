// Which calculations are shown? By words of the name or the mine, by method, by owner, by status.
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { parameter } from '../../core/address.js';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import { findMinesAnywhere } from '../../core/find-mines.js';
import { Load } from '../../core/load.js';
import { named, t, text, word } from '../../core/locale.js';
import '../../components/combobox.js';
import { filterList } from '../../components/filter-list.js';

const STATES = ['draft', 'issued', 'returned', 'verified', 'superseded'];

class CalculationFilters extends Component {
  static properties = { owners: { attribute: false }, methods: { attribute: false }, query: { type: String }, address: { type: String } };

  constructor() {
    super();
    this.mine = new Load(this);
  }

  willUpdate() {
    const mineId = parameter('mine');
    this.mine.want(mineId, async () => (mineId ? api.mine(mineId) : null));
  }

  render() {
    const mine = this.mine.value;
    return html`<form class="filters" role="search" aria-label=${t('filters')} @submit=${(event) => event.preventDefault()}>
      <input type="search" aria-label=${t('calculations.search')} placeholder=${t('calculations.search')} .value=${live(this.query)} @input=${(event) => this.tell('searched', event.target.value.trim())} />
      ${filterList(this, 'of', t('method'), t('calculations.all_methods'), this.methods.map(({ id, title }) => [id, text(title)]))}
      ${filterList(this, 'kept_by', t('stored.owner'), t('calculations.all_owners'), this.owners.map((name) => [name, name]))}
      ${filterList(this, 'state', t('status'), t('calculations.all_states'), STATES.map((name) => [name, word('calculation_status', name)]))}
      <fd-combobox clearable .label=${t('mine')} .hint=${t('calculations.all_mines')} .chosen=${parameter('mine') && mine ? named(mine.name) : ''} .find=${findMinesAnywhere} @picked=${({ detail }) => this.tell('filtered', { mine: detail?.id ?? '' })}></fd-combobox>
    </form>`;
  }
}

customElements.define('fd-calculation-filters', CalculationFilters);
