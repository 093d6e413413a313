// The card of a mine on the map: the numbers that matter and the way to its page.
import { html, nothing } from 'lit';
import { href } from '../core/address.js';
import { Component } from '../core/element.js';
import { companyName, named, t } from '../core/locale.js';
import { mass, year } from '../core/numbers.js';
import { unconfirmed } from '../doors/confirm.js';
import { lineDoor } from '../doors/inventory.js';

const BESIDE_PX = 12;
const ABOVE_PX = 40;
const EDGE_PX = 4;
/** On a phone the card is a sheet along the edge of the map that is farther from its mine. */
const PHONE = matchMedia('(width <= 640px)');

/** A place that leaves the edge free on both sides, where there is so much room. */
const within = (wanted, room) => Math.max(EDGE_PX, Math.min(wanted, room - EDGE_PX));

class MineCard extends Component {
  static properties = {
    line: { attribute: false },
    inventory: { attribute: false },
    place: { attribute: false },
    pinned: { type: Boolean },
  };

  #resized = new ResizeObserver(() => this.#stand());

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  updated() {
    this.#stand();
  }

  /** Beside its mine, on the side that has room, else above or below it; never beyond the map. */
  #stand() {
    const { clientWidth: width, clientHeight: height } = this.offsetParent ?? this.parentElement;
    const { x, y } = this.place;
    this.classList.toggle('above', PHONE.matches && y > height / 2);
    if (PHONE.matches) {
      this.style.left = '';
      this.style.top = '';
      return;
    }
    const { offsetWidth: wide, offsetHeight: high } = this;
    const right = x + BESIDE_PX + wide <= width - EDGE_PX;
    const left = !right && x - BESIDE_PX - wide >= EDGE_PX;
    const overOrUnder = y > height / 2 ? y - BESIDE_PX - high : y + BESIDE_PX;
    this.style.left = `${within(left ? x - BESIDE_PX - wide : x + BESIDE_PX, width - wide)}px`;
    this.style.top = `${within(right || left ? y - ABOVE_PX : overOrUnder, height - high)}px`;
  }

  render() {
    const { line } = this;
    return html`<div class="mine-card ${this.pinned ? 'pinned' : ''}">
      <p class="mine-card-title">${this.pinned ? html`<a href=${href(`/mines/${line.mine_id}`)}>${named(line.name)}</a>` : named(line.name)}
        ${this.pinned ? html`<button type="button" class="icon-button" aria-label=${t('close')} @click=${() => this.tell('card-closed')}>✕</button>` : nothing}</p>
      <p class="muted mine-card-of">${t(`mine_type.${line.mine_type}`)} · ${companyName(line.company)}</p>
      <dl>
        <div><dt>${t('figure.ch4_t')}</dt><dd>${this.#number('ch4_t', 'gas')}</dd></div>
        <div><dt>${t('figure.co2e_t')}</dt><dd>${this.#number('co2e_t', 'gas')}</dd></div>
        <div><dt>${t('figure.output_t')}, ${year(line.year)}</dt><dd>${line.output_t === null ? t('value.none') : this.#number('output_t', 'coal')}</dd></div>
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
