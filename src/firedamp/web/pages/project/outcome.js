// What would the project save and earn? Safety first; then tonnes, and money where there is nothing unsafe and nothing wanting.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { bothViews, energyPanel, moneyPanel, projectCards } from './answers.js';
import './chart.js';
import { confirmPanel, safetyFaults, warningList } from './notes.js';
import './spreads.js';
import './tornado.js';
import './years-table.js';

class ProjectOutcome extends Component {
  static properties = {
    /** @type {import('../../doors/reduction.js').ProjectAbout} */
    about: { attribute: false },
    /** what is wanting before money is computed, {label} */
    moneyMissing: { attribute: false },
    /** the spreads as typed */
    typed: { attribute: false },
    address: { type: String },
  };

  render() {
    const { about } = this;
    const { result } = about;
    if (result.faults.length) return html`${safetyFaults(result.faults, true)} ${confirmPanel(result.to_confirm)}`;
    const priced = Boolean(result.economics) && !this.moneyMissing.length;
    // Without an investment a rate of return has no meaning: what is said of money waits for it.
    const warnings = priced ? result.warnings : result.warnings.filter(({ field }) => field !== 'irr');
    return html`${projectCards(about, priced)} ${warningList(warnings)}
      ${priced ? nothing : this.#wanting()}
      <section class="panel"><fd-project-chart .about=${about} .priced=${priced} .address=${this.address}></fd-project-chart></section>
      <div class="project-pairs">${bothViews(about)} ${priced ? moneyPanel(about) : nothing} ${energyPanel(about)}</div>
      <section class="panel"><fd-project-years .about=${about} .priced=${priced}></fd-project-years></section>
      <section class="panel"><fd-project-spreads .about=${about} .typed=${this.typed} .priced=${priced}></fd-project-spreads></section>
      <section class="panel project-tornado-panel"><fd-project-tornado .about=${about} .priced=${priced}></fd-project-tornado></section>
      ${confirmPanel(result.to_confirm)}`;
  }

  #wanting() {
    return html`<div class="empty"><strong>${t('project.money_wanting')}</strong><ul>${this.moneyMissing.map(({ label }) => html`<li>${label}</li>`)}</ul><p>${t('project.money_wanting_hint')}</p></div>`;
  }
}

customElements.define('fd-project-outcome', ProjectOutcome);
