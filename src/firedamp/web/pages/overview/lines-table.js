// The mines on the map as a table: those in the box, or all.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { mean, sums } from '../../core/lines.js';
import { named, t } from '../../core/locale.js';
import { mass, massLike } from '../../core/numbers.js';
import { shareDoor } from '../../doors/comparison.js';
import { unconfirmed } from '../../doors/confirm.js';
import { lineDoor, totalDoor } from '../../doors/inventory.js';
import { originMark } from '../../components/origin.js';

class LinesTable extends Component {
  static properties = {
    inventory: { attribute: false },
    lines: { attribute: false },
    selected: { attribute: false },
  };

  render() {
    const { lines, selected } = this;
    return html`<div class="lines">
      ${selected ? html`<p class="selection" role="status">${t('map.selected', { count: selected.length })}</p>` : nothing}
      <fd-table .caption=${t('lines.caption')} .columns=${this.#columns()} .rows=${lines} .sort=${'-ch4_t'} .rowKey=${(line) => line.mine_id} .counted=${t('table.mines', { count: lines.length })}></fd-table>
    </div>`;
  }

  #columns() {
    const { inventory } = this;
    const methane = mean(inventory, 'ch4_t');
    const unsure = unconfirmed(inventory, 'ch4_t').length > 0;
    const coal = mean(inventory, 'output_t');
    const absent = html`<span class="absent">${t('value.none')}</span>`;
    const number = (line, figure, like, of) => html`<fd-number bare .label=${named(line.name)} .written=${massLike(line[figure], like, of)} .door=${() => lineDoor(inventory, line, figure)}></fd-number>`;
    const sum = (rows, figure, like, of) => html`<fd-number bare .written=${massLike(sums(rows)[figure], like, of)} .door=${() => totalDoor(inventory, figure, this.#part(rows))}></fd-number>`;
    const share = (lines, name) => {
      const door = shareDoor(inventory, sums(lines), { subtitle: name });
      return html`<fd-number bare .label="${t('figure.share')}, ${name}" .written=${door.written} .door=${() => door}></fd-number>`;
    };
    return [
      { key: 'name', label: t('mine'), value: (line) => named(line.name), cell: (line) => html`<a href=${href(`/mines/${line.mine_id}`)}>${named(line.name)}</a> <span class="dot dot-${line.mine_type}" role="img" aria-label=${t(`mine_type.${line.mine_type}`)} title=${t(`mine_type.${line.mine_type}`)}></span>` },
      { key: 'output_t', label: `${t('figure.output_t.short')}, ${mass(coal, 'coal').unit}`, numeric: true, value: (line) => line.output_t, cell: (line) => (line.output_t === null ? absent : number(line, 'output_t', coal, 'coal')), sum: (rows) => sum(rows, 'output_t', coal, 'coal') },
      { key: 'ch4_t', unsure, label: `CH₄, ${mass(methane).unit}`, numeric: true, card: true, value: (line) => line.ch4_t, cell: (line) => html`${line.restored?.length ? html`${originMark('restored', { wordless: true })} ` : nothing}${number(line, 'ch4_t', methane, 'gas')}`, sum: (rows) => sum(rows, 'ch4_t', methane, 'gas') },
      { key: 'share', unsure, label: '%', numeric: true, value: (line) => line.ch4_t, cell: (line) => share([line], named(line.name)), sum: (rows) => share(rows, t('table.mines', { count: rows.length })) },
    ];
  }

  /** All lines have the server's totals with their range; a part of them has its sum. */
  #part(rows) {
    return rows.length === this.inventory.lines.length ? {} : { title: t('map.selected', { count: rows.length }), sums: sums(rows), lines: rows };
  }
}

customElements.define('fd-lines-table', LinesTable);
