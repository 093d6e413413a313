// What do the other methods and the other GWP sets say of this mine?
import { html } from 'lit';
import { href, settings } from '../../core/address.js';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import * as findings from '../../core/findings.js';
import { Load } from '../../core/load.js';
import { named, t } from '../../core/locale.js';
import { mass } from '../../core/numbers.js';
import { aboutCalculation } from '../../doors/about.js';
import { outputDoor } from '../../doors/trace.js';
import { loaded } from '../../components/states.js';
import '../../components/gwp-beside.js';
import { METHODS } from '../../components/top-bar.js';

class Routes extends Component {
  static properties = {
    mineId: { type: String },
    found: { attribute: false },
    attribution: { type: String },
    address: { type: String },
  };

  constructor() {
    super();
    this.others = new Load(this);
  }

  willUpdate() {
    const wanted = settings();
    const key = JSON.stringify([this.mineId, { ...wanted, method: '' }]);
    this.others.want(key, () => Promise.all(METHODS.map((method) => this.#one({ ...wanted, method }))));
  }

  /** A method that this mine's data do not allow is left out. */
  async #one(wanted) {
    try {
      return { method: wanted.method, ...(await api.mineCalculation(this.mineId, wanted)) };
    } catch (error) {
      if (error instanceof api.ApiError && error.status < 500) return null;
      throw error;
    }
  }

  render() {
    const { line, result } = this.found;
    return html`<div class="side-by-side">
      <section>${loaded(this.others, (all) => this.#methods(all.filter(Boolean)), 4)}</section>
      <section><fd-gwp-beside .beside=${result.gwp_beside} .chosen=${result.gwp_set} .gases=${result.outputs} .subject=${named(line.name)} .toConfirm=${result.to_confirm} .about=${aboutCalculation(this.found, this.attribution)}></fd-gwp-beside></section>
    </div>`;
  }

  #methods(all) {
    const lines = all.map(({ line }) => line);
    const maximum = Math.max(...lines.map((line) => line.co2e_t_high));
    return html`<h2>${lines.length > 1 ? findings.methods(lines) : t('methods.side_by_side')}</h2>
      <ul class="ranges">${all.map((each) => this.#method(each, maximum))}</ul>`;
  }

  #method(each, maximum) {
    const { line, method } = each;
    const here = method === settings().method;
    return html`<li class=${here ? 'here' : ''}>
      <span class="range-label">${here ? html`<strong>${t(`method.${method}`)}</strong>` : html`<a href=${href(`/mines/${this.mineId}`, { method })}>${t(`method.${method}`)}</a>`}<span class="note">${t(`method.${method}.about`)}</span></span>
      <fd-range .low=${line.co2e_t_low} .value=${line.co2e_t} .high=${line.co2e_t_high} .maximum=${maximum}></fd-range>
      <fd-number .label=${t(`method.${method}`)} .written=${mass(line.co2e_t)} .low=${line.co2e_t_low} .high=${line.co2e_t_high} ?unsure=${each.result.to_confirm.length > 0} .door=${() => outputDoor(each, 'co2e_t', this.attribution)}></fd-number>
    </li>`;
  }
}

customElements.define('fd-routes', Routes);
