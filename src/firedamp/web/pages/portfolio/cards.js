// What does the chosen set cost and save, and how sure is that? Where no set is enough: how far one gets.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { money } from '../../core/money.js';
import { mass, quantity } from '../../core/numbers.js';
import { chanceOf, chanceWritten, chosenDoor, largestDoor, neededDoor, sumDoor } from '../../doors/portfolio.js';
import { boundsOf, currencyOf } from '../../core/portfolio.js';

class Cards extends Component {
  static properties = { answer: { attribute: false } };

  render() {
    const { answer } = this;
    return html`<dl class="cards">${answer.status === 'optimal' ? this.#found() : this.#short()}</dl>`;
  }

  #found() {
    const { answer } = this;
    const currency = currencyOf(answer);
    const noRange = answer.uncertainty || !answer.chosen.length ? '' : t('portfolio.no_range');
    return html`${this.#card('chosen', quantity(answer.chosen.length), t('portfolio.of_projects', { count: answer.projects.length, of: answer.projects.length }), () => chosenDoor(answer))}
      ${this.#card('cost', money(answer.cost, currency), noRange || t('portfolio.cost_means'))}
      ${this.#card('reduction_t_per_year', aYear(answer.reduction_t_per_year), noRange || t('portfolio.reduction_means'))}
      ${this.#card('capex', money(answer.capex, currency), answer.price_year ? t('portfolio.price_year', { year: answer.price_year }) : '')}
      ${this.#chance('reached')}${this.#chance('pays')}`;
  }

  /** The chance that what is needed is reached, and that all of it pays for itself. */
  #chance(name) {
    const chance = chanceOf(this.answer, name);
    return typeof chance === 'number' ? this.#card(name, chanceWritten(chance), t(`portfolio.${name}_means`)) : nothing;
  }

  #short() {
    const { largest_reduction_t_per_year: most, needed_reduction_t_per_year: needed } = this.answer;
    return html`${this.#card('largest', aYear(most), t('portfolio.largest_means'), () => largestDoor(this.answer))}
      ${needed === null ? nothing : this.#card('needed', aYear(needed), '', () => neededDoor(this.answer))}`;
  }

  #card(name, written, note, door = () => sumDoor(this.answer, name)) {
    const { low, high } = boundsOf(this.answer, name);
    return html`<div class="card">
      <dt>${t(`portfolio.figure.${name}`)}</dt>
      <dd><fd-number .label=${t(`portfolio.figure.${name}`)} .written=${written} .low=${low} .high=${high} .door=${door}></fd-number>${note ? html`<span class="note">${note}</span>` : nothing}</dd>
    </div>`;
  }
}

const aYear = (tonnes) => {
  const written = mass(tonnes);
  return { ...written, unit: t('unit.per_year', { unit: written.unit }) };
};

customElements.define('fd-portfolio-cards', Cards);
