// Do they agree? Of a mine both years of methane on one scale, each with its range, the ratio, and what is to be minded.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { mass, massLike, quantity, significant, year } from '../../core/numbers.js';
import { inventoryDoor, ratioDoor, topDownDoor } from '../../doors/topdown.js';
import '../../components/range.js';

class TopdownMine extends Component {
  static properties = { mine: { attribute: false }, found: { attribute: false } };

  render() {
    const { mine } = this;
    const name = text(mine.name);
    if (!mine.plumes_chosen.length) return html`<h2>${name}</h2><p>${t('topdown.nothing_taken')}</p>`;
    if (!this.found.persistence) return html`<h2>${name}</h2><p>${t('topdown.no_persistence')}</p>${this.#seen()}`;
    return html`<h2>${t(`topdown.verdict.${mine.verdict}`, { mine: name })}</h2>
      <p class="route-head muted" aria-hidden="true"><span></span><span>CH₄</span><span>${t('figure.ch4_t')}</span><span>${t('figure.co2e_t.short')}</span></p>
      <ul class="routes topdown-routes">${this.#row('from_above', mine.top_down, topDownDoor)} ${this.#row('inventory', mine.inventory, inventoryDoor)}</ul>
      ${this.#seen()} ${this.#ratio()} ${this.#remarks()}`;
  }

  #most() {
    return Math.max(...[this.mine.top_down, this.mine.inventory].filter(Boolean).map((each) => each.ch4_t_high ?? each.ch4_t), 1);
  }

  #row(name, held, door) {
    const { mine, found } = this;
    const title = t(`topdown.${name}`);
    const of = name === 'inventory' ? [text(mine.inventory_method), mine.inventory_year ? year(mine.inventory_year) : ''] : [t('topdown.span', { first: mine.observed.first, last: mine.observed.last })];
    if (!held) return html`<li><div class="route-name"><strong>${title}</strong></div><span class="absent">${t('topdown.not_known')}</span></li>`;
    const number = (figure, scale) => {
      const end = (side) => (held[`${figure}${side}`] === null ? undefined : held[`${figure}${side}`] * scale);
      return html`<fd-number .label="${title}, ${t(figure === 'ch4_t' ? 'figure.ch4_t' : 'figure.co2e_t')}" .written=${massLike(held[figure] * scale, figure === 'ch4_t' ? this.#most() : held[figure] * scale)} .low=${end('_low')} .high=${end('_high')} .door=${() => door(mine, found, figure)}></fd-number>`;
    };
    return html`<li>
      <div class="route-name"><strong>${title}</strong><span class="note">${of.filter(Boolean).join(' · ')}</span></div>
      ${held.ch4_t_low === null ? html`<span></span>` : html`<fd-range .low=${held.ch4_t_low} .value=${held.ch4_t} .high=${held.ch4_t_high} .maximum=${this.#most()}></fd-range>`}
      <span class="route-number">${number('ch4_t', 1)}</span>
      <span class="route-number">${number('co2e_kt', 1000)}</span>
    </li>`;
  }

  #seen() {
    const { observed: seen } = this.mine;
    const mean = seen.mean_kg_h === null ? t('topdown.not_known') : `${significant(seen.mean_kg_h, 4)} ${quantity(0, 'kg/h').unit}`;
    return html`<p class="note">${t('topdown.seen', { overpasses: seen.overpasses, detections: seen.detections, mean })}</p>`;
  }

  #ratio() {
    const { mine } = this;
    if (mine.ratio === null) return nothing;
    return html`<p>${t('topdown.ratio')}: <fd-number .label=${t('topdown.ratio')} .written=${quantity(mine.ratio)} .low=${mine.ratio_low ?? undefined} .high=${mine.ratio_high ?? undefined} .door=${() => ratioDoor(mine, this.found)}></fd-number> <span class="note">${t('topdown.scale', { most: `${mass(this.#most()).text} ${mass(this.#most()).unit}` })}</span></p>`;
  }

  #remarks() {
    const { remarks } = this.mine;
    return remarks.length ? html`<h3>${t('topdown.to_mind')}</h3><ul class="bullets">${remarks.map((key) => html`<li>${t(`topdown.remark.${key}`)}</li>`)}</ul>` : nothing;
  }
}

customElements.define('fd-topdown-mine', TopdownMine);
