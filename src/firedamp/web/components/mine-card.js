// The card of a mine on the map: the numbers that matter and the way to its page.
import { html, nothing } from 'lit';
import { href } from '../core/address.js';
import { Component } from '../core/element.js';
import { named, t } from '../core/locale.js';
import { mass, year } from '../core/numbers.js';
import { unconfirmed } from '../doors/confirm.js';
import { lineDoor } from '../doors/inventory.js';

class MineCard extends Component {
  static properties = {
    line: { attribute: false },
    inventory: { attribute: false },
    place: { attribute: false },
    pinned: { type: Boolean },
  };

  updated() {
    this.style.left = `${this.place.x}px`;
    this.style.top = `${this.place.y}px`;
  }

  render() {
    const { line } = this;
    return html`<div class="mine-card ${this.pinned ? 'pinned' : ''}">
      <p class="mine-card-title">${this.pinned ? html`<a href=${href(`/mines/${line.mine_id}`)}>${named(line.name)}</a>` : named(line.name)}
        ${this.pinned ? html`<button type="button" class="icon-button" aria-label=${t('close')} @click=${() => this.tell('card-closed')}>✕</button>` : nothing}</p>
      <p class="muted">${t(`mine_type.${line.mine_type}`)} · ${line.company.name}</p>
      <dl>
        <div><dt>${t('figure.ch4_t')}</dt><dd>${this.#number('ch4_t', 'gas')}</dd></div>
        <div><dt>${t('figure.co2e_t')}</dt><dd>${this.#number('co2e_t', 'gas')}</dd></div>
        <div><dt>${t('figure.output_t')}, ${year(line.year)}</dt><dd>${this.#number('output_t', 'coal')}</dd></div>
      </dl>
      ${this.pinned ? html`<a class="button primary" href=${href(`/mines/${line.mine_id}`)}>${t('mine.open')}</a>` : html`<p class="muted">${t('map.click')}</p>`}
    </div>`;
  }

  #number(figure, of) {
    const { line, inventory } = this;
    return html`<fd-number .written=${mass(line[figure], of)} .low=${line[`${figure}_low`]} .high=${line[`${figure}_high`]} ?unsure=${unconfirmed(inventory, figure, [line]).length > 0} .door=${() => lineDoor(inventory, line, figure)}></fd-number>`;
  }
}

customElements.define('fd-mine-card', MineCard);
