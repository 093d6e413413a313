// Which mines are shown? Search by name, chips for type, status and known output, lists for district and company.
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { companyName, has, t, text, word } from '../../core/locale.js';

class MineFilters extends Component {
  static properties = { rows: { attribute: false }, query: { type: String } };

  render() {
    return html`<form class="filters" role="search" aria-label=${t('filters')} @submit=${(event) => event.preventDefault()}>
      <input type="search" aria-label=${t('mines.search')} placeholder=${t('mines.search')} .value=${live(this.query)} @input=${(event) => this.tell('searched', event.target.value.trim())} />
      <div class="chips" role="group" aria-label=${t('filters')}>
        ${this.#chips('mine_type')} ${this.#chips('status')} ${this.#chip('known', 'yes', t('filter.known'), this.rows.filter((row) => row.line).length)}
      </div>
      ${this.#list('district', (row) => [row.district.id, text(row.district.name)])} ${this.#list('company', (row) => [row.company.id, companyName(row.company)])}
    </form>`;
  }

  /** A chip for each value that occurs, with how often. */
  #chips(name) {
    const counts = new Map();
    for (const row of this.rows) counts.set(row[name], (counts.get(row[name]) ?? 0) + 1);
    return [...counts].sort((left, right) => right[1] - left[1]).map(([value, count]) => {
      const plural = `${name}.${value}.plural`;
      return this.#chip(name, value, has(plural) ? t(plural) : word(name, value), count);
    });
  }

  #chip(name, value, label, count) {
    const on = parameter(name) === value;
    return html`<button type="button" class="chip" aria-pressed=${on} @click=${() => this.tell('filtered', { [name]: on ? '' : value })}>${label} <span class="count">${count}</span></button>`;
  }

  #list(name, of) {
    const options = new Map(this.rows.map(of));
    const sorted = [...options].sort(([, left], [, right]) => left.localeCompare(right, document.documentElement.lang));
    return html`<select aria-label=${t(name)} @change=${(event) => this.tell('filtered', { [name]: event.target.value })}>
      <option value="" .selected=${!parameter(name)}>${t(`filter.${name}.all`)}</option>
      ${sorted.map(([value, label]) => html`<option value=${value} .selected=${parameter(name) === value}>${label}</option>`)}
    </select>`;
  }
}

customElements.define('fd-mine-filters', MineFilters);
