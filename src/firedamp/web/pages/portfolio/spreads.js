// By how much may what the range rests on be off? Spreads given by the reader, the emission before, the permitted concentration.
import { html, nothing } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact, significant, unitName } from '../../core/numbers.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { SPREADS } from './asked.js';

const ALWAYS = ['flow', 'ch4', 'availability'];
const LARGEST = 200;

const faultOf = (most) => (most === undefined ? t('portfolio.value.fault') : t('portfolio.spread.fault', { most: exact(most) }));

class Spreads extends Component {
  static properties = { answer: { attribute: false }, whole: { attribute: false }, address: { type: String }, faults: { state: true } };

  constructor() {
    super();
    this.faults = {};
  }

  willUpdate(changed) {
    if (changed.has('address')) this.faults = {};
  }

  render() {
    const { uncertainty } = this.answer;
    return html`<h2>${t('portfolio.spreads')}</h2>
      <p class="note">${t('portfolio.spreads_mean')} ${uncertainty ? t('portfolio.draws', { draws: exact(uncertainty.draws), seed: exact(uncertainty.seed) }) : this.#none()}</p>
      <form class="portfolio-form spreads" aria-label=${t('portfolio.spreads')} @submit=${(event) => event.preventDefault()}>
        ${this.#shown().map((name) => this.#field(name, `${t(`portfolio.spread.${name}`)}, ±\u2060%`, this.#used(name), LARGEST))}
        ${this.answer.question.kind === 'threshold' && this.answer.question.company ? this.#emission() : nothing} ${this.#limit()}
      </form>`;
  }

  /** Why there is no range, where it is for want of spreads. */
  #none() {
    return SPREADS.some((name) => this.#used(name)) ? nothing : t('portfolio.spreads_none');
  }

  /** The spreads that matter: a price is shown where a project has it. */
  #shown() {
    const priced = (name) => this.answer.projects.some(({ record }) => record.prices?.[name]);
    return SPREADS.filter((name) => ALWAYS.includes(name) || priced(name) || this.#used(name) !== '');
  }

  #used(name) {
    return this.answer.spreads_percent?.[name] ?? '';
  }

  /** Those of the set give way as a whole to given ones: with one that changes the others are given too. */
  #inForce() {
    return Object.fromEntries(SPREADS.map((name) => [name, this.#used(name)]));
  }

  #field(name, label, value, most) {
    const fault = this.faults[name];
    return html`<label class="form-field"><span>${label}</span>
      <input name=${name} inputmode="decimal" autocomplete="off" .value=${value === '' ? '' : asTyped(value)} aria-invalid=${Boolean(fault)} aria-describedby=${fault ? `portfolio-${name}-fault` : nothing} @change=${(event) => this.#typed(name, event.target.value, most)} />
      ${fault ? html`<span class="field-problem" id="portfolio-${name}-fault" role="alert">${fault}</span>` : nothing}</label>`;
  }

  #typed(name, said, most) {
    const value = typedNumber(said);
    const wrong = Number.isNaN(value) || value < 0 || (most !== undefined && value > most);
    this.faults = { ...this.faults, [name]: wrong ? faultOf(most) : '' };
    if (!wrong) change({ ...(SPREADS.includes(name) ? this.#inForce() : {}), [name]: value ?? '' });
  }

  /** What the company emits before: as the set says, unless another is given. */
  #emission() {
    const given = parameter('emission_co2e_t');
    const before = given === '' ? this.answer.emission_co2e_t : Number(given);
    return this.#field('emission_co2e_t', `${t('portfolio.emission_before')}, ${t('portfolio.tonnes_a_year')}`, before ?? '', undefined);
  }

  /** The record of the permitted concentration, where there are several. */
  #limit() {
    const { limits } = this.whole;
    if (limits.length < 2) return nothing;
    const chosen = parameter('limit') || limits[0].id;
    const words = ({ name, value, unit }) => `${text(name)}: ${significant(value)} ${unitName(unit)}`;
    return html`<label class="form-field"><span>${t('portfolio.limit')}</span><select name="limit" @change=${(event) => change({ limit: event.target.value === limits[0].id ? '' : event.target.value })}>${limits.map((each) => html`<option value=${each.id} .selected=${each.id === chosen}>${words(each)}</option>`)}</select></label>`;
  }
}

customElements.define('fd-portfolio-spreads', Spreads);
