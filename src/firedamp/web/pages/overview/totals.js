// The totals of the basin's year, each with its range, and what in them is to be confirmed.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, word } from '../../core/locale.js';
import { mass, quantity } from '../../core/numbers.js';
import { totalDoor } from '../../doors/inventory.js';
import { unconfirmed } from '../../doors/confirm.js';
import { periodText, reasons } from '../../doors/door.js';

class Totals extends Component {
  static properties = { inventory: { attribute: false } };

  render() {
    const { totals, gwp_set: gwpSet } = this.inventory;
    return html`<dl class="cards">
      ${this.#card('ch4_t', mass(totals.ch4_t), t('range.note'))}
      ${this.#card('co2e_t', mass(totals.co2e_t), t('totals.gwp', { gwp_set: word('gwp', gwpSet) }))}
      ${this.#card('output_t', mass(totals.output_t, 'coal'), periodText(this.inventory))} ${this.#mines()} ${this.#confirm()}
    </dl>`;
  }

  #card(figure, written, note) {
    const { inventory } = this;
    const [low, high] = [inventory.totals[`${figure}_low`], inventory.totals[`${figure}_high`]];
    return html`<div class="card">
      <dt>${t(`figure.${figure}`)}</dt>
      <dd>
        <fd-number .written=${written} .low=${low} .high=${high} ?unsure=${unconfirmed(inventory, figure).length > 0} .label=${t(`figure.${figure}`)} .door=${() => totalDoor(inventory, figure)}></fd-number>
        <span class="note">${note}</span>
      </dd>
    </div>`;
  }

  #mines() {
    const { by_type: types, totals } = this.inventory;
    const split = ['underground', 'surface'].filter((type) => types[type]?.mines).map((type) => t(`mine_type.${type}.count`, { count: types[type].mines }));
    const door = () => ({ ...totalDoor(this.inventory, 'output_t'), title: t('figure.mines'), written: quantity(totals.mines), steps: [], summary: split.join(', ') });
    return html`<div class="card">
      <dt>${t('figure.mines')}</dt>
      <dd><fd-number .written=${quantity(totals.mines)} .label=${t('figure.mines')} .door=${door}></fd-number><span class="note">${split.join(', ')}</span></dd>
    </div>`;
  }

  #confirm() {
    const entries = reasons(this.inventory.to_confirm);
    if (!entries.length) return nothing;
    const door = () => ({ title: t('confirm.title'), summary: t('confirm.means'), confirm: entries });
    return html`<div class="card card-confirm">
      <dt>${t('confirm.title')}</dt>
      <dd><fd-number .written=${quantity(entries.length)} unsure .label=${t('confirm.title')} .door=${door}></fd-number><span class="note">${t('confirm.short')}</span></dd>
    </div>`;
  }
}

customElements.define('fd-totals', Totals);
