// Why may the routes differ? The reasons that hold for this mine and year, each with the numbers behind it.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { named, t, text } from '../../core/locale.js';
import { percent, quantity, year } from '../../core/numbers.js';

/** A share says per cent; what has a unit says it. */
const written = ({ value, unit }) => (unit === '' && Math.abs(value) <= 1 ? { ...quantity(value), text: percent(value * 100), unit: '' } : quantity(value, unit));

class Reasons extends Component {
  static properties = { found: { attribute: false } };

  render() {
    const { reasons } = this.found;
    return html`<h2>${t('reconcile.reasons', { count: reasons.length })}</h2>
      <ul class="reasons">${reasons.map((reason) => this.#reason(reason))}</ul>`;
  }

  #reason(reason) {
    const titles = this.found.routes.filter(({ route }) => reason.routes.includes(route)).map(({ title }) => text(title));
    return html`<li>
      <p>${text(reason.text)}</p>
      ${reason.facts.length ? html`<dl class="reason-facts">${reason.facts.map((fact) => html`<div><dt>${text(fact.label)}</dt><dd><fd-number .label=${text(fact.label)} .written=${written(fact)} .door=${() => this.#door(reason, fact)}></fd-number></dd></div>`)}</dl>` : nothing}
      ${titles.length ? html`<p class="note">${t('reconcile.concerns')}: ${titles.join(', ')}</p>` : nothing}
    </li>`;
  }

  #door(reason, fact) {
    const { mine, year: of } = this.found;
    return { title: text(fact.label), subtitle: `${named(mine.name)}, ${year(of)}`, written: written(fact), summary: text(reason.text) };
  }
}

customElements.define('fd-reconcile-reasons', Reasons);
