// What was calculated? The calculations of the issue; the one that the address names stands open, step by step.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { entryName, siteName, titleOf } from '../../core/issue-parts.js';
import { t } from '../../core/locale.js';
import { mass } from '../../core/numbers.js';
import { boundsOf } from '../../doors/trace.js';
import { calculationDoor, calculationHref, foundOf } from '../../doors/issue.js';
import '../../components/calculation.js';

class IssueCalculations extends Component {
  static properties = { issue: { attribute: false }, chosen: { type: String } };

  updated(changed) {
    if (!changed.has('chosen') || !this.chosen) return;
    const opened = this.querySelector('fd-calculation');
    // What was chosen in the drawer is gone to, for the eye and for the keyboard.
    opened?.updateComplete.then(() => {
      opened.scrollIntoView({ block: 'start' });
      opened.querySelector('h2')?.focus({ preventScroll: true });
    });
  }

  render() {
    const { entries } = this.issue.document.result;
    const open = entries.find(({ id }) => id === this.chosen);
    return html`<section class="panel" aria-labelledby="calculations-title">
      <h2 id="calculations-title">${t('issue.calculations', { count: entries.length })}</h2>
      <ul class="plain-list issue-calculations">${entries.map((entry) => this.#calculation(entry, entry === open))}</ul>
      ${open ? html`<div class="issue-calculation"><fd-calculation .found=${foundOf(this.issue, open)} .attribution=${''}></fd-calculation></div>` : nothing}
    </section>`;
  }

  #calculation(entry, open) {
    const { low, high } = boundsOf({ line: null, result: entry.calculation }, 'co2e_t');
    const outside = this.issue.document.result.outside.find((each) => each.entry === entry.id);
    return html`<li class=${open ? 'open' : ''}>
      <div><strong>${siteName(this.issue, entry.mine_id)}</strong> <span>${titleOf(this.issue, entry)}</span>
        ${outside ? html`<span class="note">${t('issue.outside', { sector: outside.sector })}</span>` : nothing}</div>
      <div class="row-tools"><fd-number .label=${t('figure.co2e_t')} .written=${mass(entry.calculation.outputs.co2e_t)} .low=${low} .high=${high} .door=${() => calculationDoor(this.issue, entry, 'co2e_t')}></fd-number>
        ${open ? html`<a class="button" href=${href(location.pathname, { calculation: '' })}>${t('issue.hide_steps')}</a>` : html`<a class="button" href=${calculationHref(entry)} aria-label="${t('issue.show_steps')}: ${entryName(this.issue, entry)}">${t('issue.show_steps')}</a>`}</div>
    </li>`;
  }
}

customElements.define('fd-issue-calculations', IssueCalculations);
