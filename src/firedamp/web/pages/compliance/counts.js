// Of each limit: how many keep it, how many do not, of how many it cannot be told? In force, and ahead.
import { html } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { dateText } from '../../doors/door.js';
import { inUnit } from '../../doors/limit.js';
import { unsureMark } from '../../components/origin.js';
import '../../components/table.js';

const STATES = ['exceeds', 'passes', 'unknown', 'not_applicable'];

class Counts extends Component {
  static properties = { found: { attribute: false }, address: { type: String } };

  render() {
    const { counts } = this.found;
    return html`<h2>${this.#heading(counts)}</h2><p class="note">${t('compliance.ahead_means')}</p>
      <fd-table .caption=${t('compliance.limits')} .columns=${this.#columns()} .rows=${counts} .rowKey=${(each) => `${each.limit.id} ${each.ahead}`} .counted=${t('compliance.limits_count', { count: counts.length, of: exact(counts.length) })}></fd-table>`;
  }

  /** The answer: how many mines would be beyond the ventilation limits that come. */
  #heading(counts) {
    const coming = counts.filter(({ limit, ahead }) => ahead && limit.quantity === 'ch4_per_coal_output');
    if (!coming.length) return t('compliance.limits');
    const said = coming.map(({ limit, exceeds }) => t('compliance.coming', { date: limit.valid_from.slice(0, 4), count: exceeds, of: exact(exceeds), value: inUnit(limit.value, limit).exact }));
    return t('compliance.would', { said: said.join('; ') });
  }

  #columns() {
    const chosen = parameter('limit');
    return [
      { key: 'limit', label: t('compliance.limit'), value: ({ limit }) => text(limit.name), cell: ({ limit }) => html`<button type="button" class="link" aria-pressed=${chosen === limit.id} @click=${() => change({ limit: chosen === limit.id ? '' : limit.id })}>${text(limit.name)}</button>${unsureMark(limit.status === 'to_confirm')} <span class="note">${text(limit.document)}</span>` },
      { key: 'value', numeric: true, card: true, label: t('compliance.limit_value'), value: ({ limit }) => limit.value, cell: ({ limit }) => `${limit.breaks_when === 'below' ? '≥' : limit.breaks_when === 'above' ? '≤' : '<'} ${inUnit(limit.value, limit).exact}` },
      { key: 'from', label: t('compliance.from'), value: ({ limit }) => limit.valid_from, cell: ({ limit }) => (limit.valid_from ? dateText(limit.valid_from) : t('value.none')) },
      { key: 'when', card: true, label: t('compliance.when'), value: ({ ahead }) => Number(ahead), cell: ({ ahead }) => (ahead ? t('compliance.ahead') : t('compliance.in_force')) },
      ...STATES.map((state) => ({ key: state, numeric: true, card: state === 'exceeds', label: t(`compliance.count.${state}`), value: (each) => each[state], cell: (each) => this.#count(each, state) })),
    ];
  }

  #count(each, state) {
    const { limit, [state]: count } = each;
    if (!count) return exact(0);
    return html`<button type="button" class="link ${limit.threshold ? '' : `compliance-${state}`}" aria-label="${text(limit.name)}, ${t(`compliance.count.${state}`)}: ${exact(count)}" @click=${() => change({ limit: limit.id, status: state })}>${exact(count)}</button>`;
  }
}

customElements.define('fd-compliance-counts', Counts);
