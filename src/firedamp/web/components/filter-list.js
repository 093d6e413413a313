// A filter that takes one of several values, or all of them; the address says which.
import { html } from 'lit';
import { parameter } from '../core/address.js';

/**
 * @param {import('../core/element.js').Component} owner who tells of the choice ('filtered')
 * @param {string} name of the parameter in the address
 * @param {[string, string][]} options value and words
 */
export function filterList(owner, name, label, all, options) {
  return html`<select aria-label=${label} name=${name} @change=${(event) => owner.tell('filtered', { [name]: event.target.value })}>
    <option value="" .selected=${!parameter(name)}>${all}</option>
    ${options.map(([value, said]) => html`<option value=${value} .selected=${parameter(name) === value}>${said}</option>`)}
  </select>`;
}
