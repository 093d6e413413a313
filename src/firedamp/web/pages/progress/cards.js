// What was achieved in all, of what was planned, from how many hours, of which some have no flame or were filled?
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact, mass, percent, quantity } from '../../core/numbers.js';
import { progressDoor } from '../../doors/progress.js';
import { shareText } from '../../core/progress.js';

class Cards extends Component {
  static properties = { progress: { attribute: false } };

  render() {
    const { totals } = this.progress;
    const share = (hours) => t('progress.share_of_hours', { share: percent((hours / totals.hours) * 100) });
    return html`${this.#doubts()}<dl class="cards">
      ${this.#card('reduction_t', mass(totals.reduction_t), shareText(totals) ? t('progress.of_plan', { share: shareText(totals) }) : '')}
      ${this.#card('planned_reduction_t', mass(totals.planned_reduction_t), t('progress.planned_means'))}
      ${this.#card('methane_destroyed_t', mass(totals.methane_destroyed_t), '')}
      ${this.#card('hours', hoursWritten(totals.hours), '')}
      ${this.#card('hours_without_flame', hoursWritten(totals.hours_without_flame), share(totals.hours_without_flame))}
      ${this.#card('hours_substituted', hoursWritten(totals.hours_substituted), totals.hours_unregulated ? t('progress.unregulated', { hours: exact(totals.hours_unregulated) }) : share(totals.hours_substituted))}
    </dl>`;
  }

  /** What the hours say against themselves: a mixture that may not be burnt, more than the units carry. */
  #doubts() {
    const { totals } = this.progress;
    const said = (name) => (totals[name] ? html`<p class="warning" role="note">${t(`progress.doubt.${name}`, { count: totals[name], hours: exact(totals[name]) })}</p>` : nothing);
    return html`${said('hours_unsafe')}${said('hours_above_capacity')}`;
  }

  #card(name, written, note) {
    return html`<div class="card"><dt>${t(`progress.figure.${name}`)}</dt>
      <dd><fd-number .label=${t(`progress.figure.${name}`)} .written=${written} .door=${() => progressDoor(this.progress, this.progress.totals, name)}></fd-number>${note ? html`<span class="note">${note}</span>` : nothing}</dd></div>`;
  }
}

const hoursWritten = (count) => ({ ...quantity(count, 'h'), text: exact(count) });

customElements.define('fd-progress-cards', Cards);
