// What can one do here in the first minute? Three cards, until they are put away.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { named, t } from '../../core/locale.js';
import { totalDoor } from '../../doors/inventory.js';

const KEPT = 'firedamp.visited';

class FirstVisit extends Component {
  static properties = { inventory: { attribute: false }, away: { state: true } };

  constructor() {
    super();
    this.away = isAway();
  }

  render() {
    if (this.away) return nothing;
    const [largest] = [...this.inventory.lines].sort((left, right) => right.ch4_t - left.ch4_t);
    return html`<section class="first-visit" aria-labelledby="first-visit-title">
      <h2 id="first-visit-title">${t('first.title')}</h2>
      <button type="button" class="icon-button" aria-label=${t('first.away')} title=${t('first.away')} @click=${this.#putAway}>✕</button>
      <ul>
        <li><a href=${href(`/mines/${largest.mine_id}`)}><strong>${t('first.mine')}</strong><span>${t('first.mine_hint', { mine: named(largest.name) })}</span></a></li>
        <li><button type="button" @click=${() => this.tell('door', () => totalDoor(this.inventory, 'ch4_t'))}><strong>${t('first.number')}</strong><span>${t('first.number_hint')}</span></button></li>
        <li><a href=${href('/calculate', { mine: largest.mine_id, year: largest.year })}><strong>${t('first.calculate')}</strong><span>${t('first.calculate_hint', { mine: named(largest.name) })}</span></a></li>
      </ul>
    </section>`;
  }

  #putAway() {
    this.away = true;
    try {
      localStorage.setItem(KEPT, 'yes');
    } catch {
      // Without storage the cards come back with the next visit.
    }
  }
}

function isAway() {
  try {
    return localStorage.getItem(KEPT) === 'yes';
  } catch {
    return false;
  }
}

customElements.define('fd-first-visit', FirstVisit);
