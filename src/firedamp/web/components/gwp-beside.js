// What does another GWP set make of the same methane? Each set's result opens to its factor.
import { html } from 'lit';
import { href, path } from '../core/address.js';
import * as api from '../core/api.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { t, word } from '../core/locale.js';
import { mass } from '../core/numbers.js';
import { gwpDoor } from '../doors/comparison.js';
import { unconfirmedUnder } from '../doors/confirm.js';
import { unsureMark } from './origin.js';

class GwpBeside extends Component {
  static properties = {
    /** {id: {co2e_t, co2e_t_low, co2e_t_high}}: a range where it is known */
    beside: { attribute: false },
    chosen: { type: String },
    /** {ch4_t, co2_t}: what the sets are applied to */
    gases: { attribute: false },
    subject: { type: String },
    /** what is to be confirmed of the result under the chosen set */
    toConfirm: { attribute: false },
    /** whether the set is what it is: the names of the others lead nowhere */
    fixed: { type: Boolean },
    /** by whom, when and from what the gases were computed */
    about: { attribute: false },
  };

  constructor() {
    super();
    this.sets = new Load(this);
  }

  willUpdate() {
    this.sets.want('all', api.gwpSets);
  }

  render() {
    const rows = Object.entries(this.beside).sort(([, left], [, right]) => left.co2e_t - right.co2e_t);
    const maximum = Math.max(...rows.map(([, { co2e_t: value }]) => value));
    return html`<h2>${t('gwp.title')}${unsureMark(unconfirmedUnder(this.toConfirm, null).length > 0)}</h2>
      <ul class="bars gwp">${rows.map(([id, sums]) => this.#row(id, sums, maximum))}</ul>`;
  }

  #row(id, sums, maximum) {
    const { co2e_t: value } = sums;
    const here = id === this.chosen;
    const name = word('gwp', id);
    const known = this.sets.value?.items.find((each) => each.id === id);
    return html`<li class=${here ? 'here' : ''}>
      <span class="bar-label">${here ? html`<strong>${name}</strong>` : this.fixed ? name : html`<a href=${href(path(), { gwp_set: id })}>${name}</a>`}</span>
      <svg class="bar" aria-hidden="true"><rect class="bar-plain" width="${(value / maximum) * 100}%" height="100%"></rect></svg>
      <fd-number .label=${name} .written=${mass(value)} ?unsure=${known?.status === 'to_confirm'} .door=${() => gwpDoor(known, sums, this)}></fd-number>
    </li>`;
  }
}

customElements.define('fd-gwp-beside', GwpBeside);
