// How far apart are the methods, and what does another GWP set make of the result?
import { html } from 'lit';
import { href, parameter, settings } from '../../core/address.js';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import * as findings from '../../core/findings.js';
import { Load } from '../../core/load.js';
import { has, t, text } from '../../core/locale.js';
import { mass } from '../../core/numbers.js';
import { aboutInventory } from '../../doors/about.js';
import { totalDoor } from '../../doors/inventory.js';
import { loaded } from '../../components/states.js';
import '../../components/gwp-beside.js';
import { METHODS } from '../../components/top-bar.js';

/** An inventory by a method, or what its mines lack for it. */
async function oneOf(wanted) {
  try {
    return await api.inventory(wanted);
  } catch (error) {
    if (!(error instanceof api.ApiError) || error.status !== 422) throw error;
    return { method: wanted.method, reason: error.errors[0]?.message ?? error.message };
  }
}

class Methods extends Component {
  static properties = { inventory: { attribute: false } };

  constructor() {
    super();
    this.others = new Load(this);
  }

  willUpdate() {
    const wanted = { ...settings(), company: parameter('company'), district: parameter('district') };
    const key = JSON.stringify({ ...wanted, method: '' });
    this.others.want(key, () => Promise.all(METHODS.map((method) => oneOf({ ...wanted, method }))));
  }

  render() {
    const { inventory } = this;
    return html`<div class="side-by-side">
      <section>${loaded(this.others, (all) => this.#methods(all.filter(({ totals }) => totals), all.filter(({ totals }) => !totals)), 4)}</section>
      <section><fd-gwp-beside .beside=${inventory.gwp_beside} .chosen=${inventory.gwp_set} .gases=${inventory.totals} .subject=${text(inventory.basinName)} .toConfirm=${inventory.to_confirm} .about=${aboutInventory(inventory)}></fd-gwp-beside></section>
    </div>`;
  }

  #methods(all, lacking) {
    const maximum = Math.max(...all.map(({ totals }) => totals.co2e_t_high));
    return html`<h2>${all.length > 1 ? findings.methods(all.map(({ totals }) => totals)) : t('methods.side_by_side')}</h2>
      <ul class="ranges">${all.map((each) => this.#method(each, maximum))}</ul>
      ${lacking.map(({ method, reason }) => html`<p class="note">${t('methods.lacking', { method: t(`method.${method}`), reason })}</p>`)}
      <p class="note">${t('methods.hint')}</p>`;
  }

  #method(inventory, maximum) {
    const { totals, method } = inventory;
    const here = method === this.inventory.method;
    return html`<li class=${here ? 'here' : ''}>
      <span class="range-label">${here ? html`<strong>${t(`method.${method}`)}</strong>` : html`<a href=${href('/', { method })}>${t(`method.${method}`)}</a>`}<span class="note">${t(`method.${method}.about`)}${has(`method.${method}.in_sum`) ? `. ${t(`method.${method}.in_sum`)}` : ''}</span></span>
      <fd-range .low=${totals.co2e_t_low} .value=${totals.co2e_t} .high=${totals.co2e_t_high} .maximum=${maximum}></fd-range>
      <fd-number .label=${t(`method.${method}`)} .written=${mass(totals.co2e_t)} .low=${totals.co2e_t_low} .high=${totals.co2e_t_high} ?unsure=${inventory.to_confirm.length > 0} .door=${() => totalDoor({ ...inventory, basinName: this.inventory.basinName }, 'co2e_t')}></fd-number>
    </li>`;
  }
}

customElements.define('fd-methods', Methods);
