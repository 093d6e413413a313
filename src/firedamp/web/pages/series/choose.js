// Of what is a series asked for? Quantity, method of an emission, level, years and kind of chart.
import { html, nothing } from 'lit';
import { change } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { year } from '../../core/numbers.js';
import { FIRST_QUANTITY, LEVELS } from './place.js';

const METHODS = ['ipcc2006', 'ru.factors', 'gem_model', 'measured', 'abundance', 'gas_content', 'best'];

class SeriesChoose extends Component {
  static properties = {
    /** @type {import('./place.js').Asked} */
    asked: { attribute: false },
    quantities: { attribute: false },
    years: { attribute: false },
    /** why bars cannot stand on one another, '' where they can */
    noStack: { type: String },
  };

  render() {
    const { asked, quantities } = this;
    const quantity = quantities.find(({ id }) => id === asked.quantity);
    return html`<form class="series-choose" aria-label=${t('series.choose')} @submit=${(event) => event.preventDefault()}>
      ${this.#select('quantity', t('series.quantity'), quantities.map((each) => [each.id, text(each.label)]), asked.quantity, FIRST_QUANTITY)}
      ${quantity?.by_method ? this.#select('by', t('method'), METHODS.map((each) => [each, t(`method.${each}`)]), asked.method) : nothing}
      <fieldset><legend>${t('series.level')}</legend><div class="tabs">${LEVELS.map((level) => html`<button type="button" aria-pressed=${level === asked.level} @click=${() => change({ level: level === 'basin' ? '' : level, items: '' })}>${t(`level.${level}`)}</button>`)}</div></fieldset>
      ${this.#select('from', t('series.from'), [['', t('series.from_first')], ...this.#years((each) => !asked.to || each <= Number(asked.to))], asked.from)}
      ${this.#select('to', t('series.to'), [['', t('series.to_last')], ...this.#years((each) => !asked.from || each >= Number(asked.from))], asked.to)}
      <fieldset><legend>${t('series.chart')}</legend><div class="tabs">
        <button type="button" aria-pressed=${!this.#stacked} @click=${() => change({ chart: '' }, { replace: true })}>${t('series.lines')}</button>
        <button type="button" aria-pressed=${this.#stacked} ?disabled=${Boolean(this.noStack)} title=${this.noStack || nothing} @click=${() => change({ chart: 'stack' }, { replace: true })}>${t('series.stack')}</button>
      </div></fieldset>
    </form>${this.noStack && asked.stacked ? html`<p class="note">${this.noStack}</p>` : nothing}`;
  }

  get #stacked() {
    return this.asked.stacked && !this.noStack;
  }

  #years(fits) {
    return this.years.filter(fits).map((each) => [String(each), year(each)]);
  }

  #select(name, label, options, chosen, byDefault = '') {
    return html`<label><span>${label}</span><select name=${name} @change=${(event) => change({ [name]: event.target.value === byDefault ? '' : event.target.value })}>
      ${options.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}
    </select></label>`;
  }
}

customElements.define('fd-series-choose', SeriesChoose);
