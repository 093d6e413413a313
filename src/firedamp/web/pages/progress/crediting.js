// How is what was achieved credited, and what has to be measured for it? The sheets of crediting, each with its formulas and its list.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { significant, unitName } from '../../core/numbers.js';
import { creditingMethods } from '../../core/reductions-api.js';
import { unsureMark } from '../../components/origin.js';
import { loaded } from '../../components/states.js';

class Crediting extends Component {
  constructor() {
    super();
    this.found = new Load(this);
  }

  willUpdate() {
    this.found.want('all', creditingMethods);
  }

  render() {
    return html`<h2>${t('crediting.title')}</h2><p class="note">${t('crediting.means')}</p>
      ${loaded(this.found, ({ items }) => items.map((each) => this.#method(each)), 3)}`;
  }

  #method({ sheet, monitoring, efficiencies }) {
    const unsure = sheet.status === 'to_confirm';
    return html`<details class="crediting-method"><summary>${text(sheet.title)}${unsureMark(unsure)}</summary>
      <p class="note">${text(sheet.document.name)}${unsure && sheet.status_reason ? html`. ${text(sheet.status_reason)}` : nothing}</p>
      <dl class="crediting-steps">${sheet.steps.map((step) => html`<div><dt>${text(step.label)}</dt><dd><fd-formula .latex=${step.latex}></fd-formula></dd></div>`)}</dl>
      <h3>${t('crediting.measured')}</h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('crediting.measured')}><table class="plain"><thead><tr><th scope="col">${t('crediting.parameter')}</th><th scope="col">${t('field.unit')}</th><th scope="col">${t('crediting.where')}</th></tr></thead>
        <tbody>${monitoring.map((each) => html`<tr><th scope="row">${text(each.name)}</th><td>${unitName(each.unit)}</td><td>${text(each.where)}</td></tr>`)}</tbody></table></div>
      ${efficiencies.length ? html`<h3>${t('crediting.efficiencies')}</h3><ul class="bullets">${efficiencies.map((each) => html`<li>${text(each.name)}: ${significant(each.value, 4)}${unsureMark(each.status === 'to_confirm')}</li>`)}</ul>` : nothing}
    </details>`;
  }
}

customElements.define('fd-crediting', Crediting);
