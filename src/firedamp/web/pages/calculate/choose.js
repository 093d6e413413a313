// What is calculated for? A mine and a year, or numbers of one's own; then by which method.
import { html, nothing } from 'lit';
import { parameter, settings } from '../../core/address.js';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import { findMines } from '../../core/find-mines.js';
import { named, t, text } from '../../core/locale.js';
import { year } from '../../core/numbers.js';
import { skeleton } from '../../components/states.js';
import '../../components/combobox.js';
import './offers.js';

class Choose extends Component {
  static properties = {
    mine: { attribute: false },
    /** {year, years, offers} of the mine, or null while it is asked for */
    found: { attribute: false },
    sheet: { attribute: false },
    /** the route or sheet that is chosen */
    chosen: { type: String },
    free: { type: Boolean },
    address: { type: String },
  };

  render() {
    return html`<section class="panel choose" aria-label=${t('choose.title')}>
      <div class="choose-row">
        <div class="tabs" role="group" aria-label=${t('choose.title')}>
          ${[false, true].map((free) => html`<button type="button" aria-pressed=${this.free === free} @click=${() => this.tell('chosen-for', { free: free ? 'yes' : '', with: '' })}>${free ? t('choose.free') : t('choose.mine')}</button>`)}
        </div>
        ${this.free ? this.#method() : this.#mine()}
      </div>
      ${this.free ? this.#about() : this.#offers()}
    </section>`;
  }

  #mine() {
    const { mine, found } = this;
    const years = found?.years ?? [];
    const chosen = String(settings().year || found?.year || '');
    const known = years.map(String).includes(chosen) || !chosen ? years : [...years, Number(chosen)].sort();
    return html`<fd-combobox clearable .label=${t('mine')} .hint=${t('choose.mine_hint')} .chosen=${mine ? named(mine.name) : ''} .find=${findMines} @picked=${(event) => this.tell('chosen-for', { mine: event.detail?.id ?? '', with: '', year: '' })}></fd-combobox>
      ${mine ? html`<label class="choose-year"><span>${t('year')}</span>
        <select name="calculation-year" @change=${(event) => this.tell('chosen-for', { year: event.target.value })}>
          ${known.length ? nothing : html`<option value="">${t('value.none')}</option>`}
          ${[...known].reverse().map((each) => html`<option value=${each} .selected=${String(each) === chosen}>${year(each)}</option>`)}
        </select></label>` : nothing}`;
  }

  #method() {
    return html`<fd-combobox class="wide" .label=${t('method')} .hint=${t('choose.method_hint')} .chosen=${this.sheet ? text(this.sheet.title) : ''} .find=${findMethods} @picked=${(event) => event.detail && this.tell('chosen-for', { with: event.detail.id })}></fd-combobox>`;
  }

  #about() {
    return this.sheet ? nothing : html`<p class="note">${t('choose.free_about')}</p>`;
  }

  #offers() {
    if (!parameter('mine')) return html`<p class="note">${t('choose.mine_about')}</p>`;
    if (!this.found) return skeleton(3);
    return html`<fd-offers .offers=${this.found.offers} .chosen=${this.chosen}></fd-offers>`;
  }
}

/** Methods by words of their title, summary or id, in either language. */
async function findMethods(q) {
  const { items } = await api.methods();
  const words = q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const said = ({ id, title, summary, document }) => [id, ...Object.values(title), ...Object.values(summary), ...Object.values(document.name)].join(' ').toLocaleLowerCase();
  return items.filter((each) => words.every((word) => said(each).includes(word))).map((each) => ({ id: each.id, title: text(each.title), subtitle: `${text(each.document.name)} · ${t('offer.tier', { tier: each.tier })}` }));
}

customElements.define('fd-choose', Choose);
