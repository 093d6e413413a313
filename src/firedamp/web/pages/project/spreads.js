// How far may it be off? The ± of a 95 % range is the user's to give; then ranges, and the chance that the project pays.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { money } from '../../core/money.js';
import { chanceText, decimals, mass, year } from '../../core/numbers.js';
import { typedNumber } from '../../core/typed.js';
import { projectDoor } from '../../doors/reduction.js';
import '../../components/range.js';

export const SPREADS = ['flow', 'ch4', 'availability', 'electricity_per_mwh', 'heat_per_gj', 'gas_per_1000m3', 'carbon_per_t'];
const LARGEST = 200;

/** Whether a spread is one that can be drawn with. */
export const soundSpread = (text) => {
  const size = typedNumber(text);
  return size === null || (size >= 0 && size <= LARGEST);
};

/** The spreads that are given, as the API takes them. */
export const spreadsOf = (typed) => Object.fromEntries(SPREADS.map((name) => [name, typedNumber(typed[name] ?? '')]).filter(([name, size]) => size !== null && soundSpread(typed[name])));

class ProjectSpreads extends Component {
  static properties = {
    about: { attribute: false },
    /** as typed, by name */
    typed: { attribute: false },
    priced: { type: Boolean },
  };

  render() {
    const { uncertainty } = this.about.result;
    return html`<h2>${uncertainty ? this.#answer(uncertainty) : t('project.spreads')}</h2>
      <p class="note">${t('project.spreads.means')}</p>
      <div class="spread-fields">${this.#names.map((name) => this.#field(name))}</div>
      ${uncertainty ? this.#ranges(uncertainty) : nothing}`;
  }

  /** A price that the project does not have cannot be off. */
  get #names() {
    const { prices = {} } = this.about.record;
    return SPREADS.filter((name) => !name.includes('_per_') || (this.priced && prices[name]) || this.typed[name]);
  }

  #answer({ probability_npv_positive: chance, reduction_t_per_year: tonnes }) {
    const written = mass(tonnes.median);
    const low = `${decimals(tonnes.low / written.divisor, written.places)}–${decimals(tonnes.high / written.divisor, written.places)} ${written.unit}`;
    return this.priced ? t('project.spreads.answer', { chance: chanceText(chance) }) : t('project.spreads.tonnes', { range: low });
  }

  #field(name) {
    const id = `spread-${name}`;
    const text = this.typed[name] ?? '';
    const fault = !soundSpread(text);
    return html`<div><label for=${id}>${t(`project.spread.${name}`)}</label>
      <span class="field-row"><span aria-hidden="true">±</span><input id=${id} type="text" inputmode="decimal" class="numeric" autocomplete="off" aria-invalid=${fault} aria-describedby=${fault ? `${id}-fault` : nothing} .value=${live(text)} @input=${(event) => this.tell('spread-typed', { name, text: event.target.value })} /><span class="field-unit">%</span></span>
      ${fault ? html`<p class="field-problem" id="${id}-fault">${t('spread.bad_percent', { maximum: LARGEST })}</p>` : nothing}</div>`;
  }

  #ranges(found) {
    const { currency } = this.about.result;
    const rows = [['reduction_t_per_year', (value) => mass(value)], ...(this.priced ? [['npv', (value) => money(value, currency)], ['cost', (value) => money(value, currency)]] : [])];
    return html`<dl class="facts">${rows.map(([name, write]) => this.#range(name, found[name], write))}
        ${this.priced ? html`<div><dt>${t('project.chance')}</dt><dd>${chanceText(found.probability_npv_positive)}</dd></div>` : nothing}</dl>
      <p class="note">${t('project.draws', { draws: decimals(found.draws ?? 10000, 0), seed: year(found.seed ?? 1) })}</p>`;
  }

  #range(name, { low, median, high }, write) {
    const written = write(median);
    return html`<div><dt>${t(`project.figure.${name}`)}</dt><dd><fd-number .label=${t(`project.figure.${name}`)} .written=${written} .low=${low} .high=${high} .door=${() => ({ ...projectDoor(name, written, this.about), low, high, steps: [], summary: t('project.median_means') })}></fd-number></dd></div>`;
  }
}

customElements.define('fd-project-spreads', ProjectSpreads);
