// Which mines lie near plumes? Each with how many, its inventory, and the way to take them as its own.
import { html, nothing } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact, mass } from '../../core/numbers.js';
import { choose } from '../../core/topdown.js';
import { inventoryDoor } from '../../doors/topdown.js';
import '../../components/table.js';

class Near extends Component {
  static properties = { found: { attribute: false }, address: { type: String } };

  render() {
    const { mines } = this.found;
    return html`<h2>${t('topdown.near')}</h2><p class="note">${t('topdown.near_means')}</p>
      <fd-table .caption=${t('topdown.near')} .columns=${this.#columns()} .rows=${mines} .rowKey=${({ mine_id: id }) => id} .counted=${t('topdown.mines_count', { count: mines.length, of: exact(mines.length) })}></fd-table>`;
  }

  #columns() {
    return [
      { key: 'name', label: t('topdown.mine'), value: (mine) => text(mine.name), cell: (mine) => this.#name(mine) },
      { key: 'near', numeric: true, card: true, label: t('topdown.plumes_near'), value: (mine) => mine.plumes_near.length, cell: (mine) => exact(mine.plumes_near.length) },
      { key: 'inventory', numeric: true, label: t('topdown.inventory'), value: (mine) => mine.inventory?.ch4_t ?? null, cell: (mine) => this.#inventory(mine) },
      { key: 'take', fixed: true, card: true, label: t('action.title'), value: () => '', cell: (mine) => this.#take(mine) },
    ];
  }

  #name(mine) {
    const here = parameter('look') === mine.mine_id;
    return html`<button type="button" class="link" aria-pressed=${here} @click=${() => change({ look: here ? '' : mine.mine_id })}>${text(mine.name)}</button>`;
  }

  #inventory(mine) {
    if (!mine.inventory) return html`<span class="absent">${t('value.none')}</span>`;
    return html`<fd-number .label="${t('topdown.inventory')}, ${text(mine.name)}" .written=${mass(mine.inventory.ch4_t)} .door=${() => inventoryDoor(mine, this.found)}></fd-number>`;
  }

  /** All plumes near it as its own, or none of them. */
  #take(mine) {
    const taken = mine.plumes_chosen.length === mine.plumes_near.length;
    const act = () => {
      choose(Object.fromEntries((taken ? mine.plumes_chosen : mine.plumes_near).map((plume) => [plume, taken ? '' : mine.mine_id])));
    };
    return html`<button type="button" class="button" aria-label="${taken ? t('topdown.leave') : t('topdown.take')}: ${text(mine.name)}" @click=${act}>${taken ? t('topdown.leave') : t('topdown.take')}</button>${nothing}`;
  }
}

customElements.define('fd-topdown-near', Near);
