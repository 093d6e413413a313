// By which methods can this mine and year be calculated? Those whose data exist, best first; below, what the others lack.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { originMark } from '../../components/origin.js';
import { lacking } from './offers-of.js';

class Offers extends Component {
  static properties = { offers: { attribute: false }, chosen: { type: String } };

  render() {
    const [there, lack] = [this.offers.filter((each) => each.available), this.offers.filter((each) => !each.available)];
    const chosenLacks = lack.some((each) => each.route === this.chosen);
    return html`<fieldset class="offers">
        <legend>${there.length ? t('offer.title', { count: there.length }) : t('offer.none')}</legend>
        <div class="offer-list">${there.map((each) => this.#offer(each))}</div>
      </fieldset>
      ${lack.length ? html`<details class="lacking" ?open=${chosenLacks || !there.length}>
        <summary>${t('offer.lacking', { count: lack.length })}</summary>
        <ul>${lack.map((each) => this.#lacking(each))}</ul>
      </details>` : nothing}`;
  }

  #offer(each) {
    const qualities = [...new Set(Object.values(each.origin ?? {}).map(({ quality }) => quality))];
    return html`<label class="offer ${each.route === this.chosen ? 'here' : ''}">
      <input type="radio" name="offer" value=${each.route} .checked=${each.route === this.chosen} @change=${() => this.#take(each)} />
      <span class="offer-title">${text(each.title)}</span>
      <span class="offer-marks">
        ${each.best ? html`<span class="badge">${t('offer.best')}</span>` : nothing} ${each.model ? html`<span class="badge model">${t('offer.model')}</span>` : nothing}
        ${each.tier ? html`<span class="muted">${t('offer.tier', { tier: each.tier })}</span>` : nothing} ${qualities.map((quality) => originMark(quality, { wordless: true }))}
        ${each.reason ? html`<span class="note">${text(each.reason)}</span>` : nothing}
      </span>
    </label>`;
  }

  #lacking(each) {
    const here = each.route === this.chosen;
    return html`<li class=${here ? 'here' : ''}>
      <span><strong>${text(each.title)}</strong> <span class="note">${lacking(each)}</span></span>
      ${each.method ? html`<button type="button" class="button" aria-pressed=${here} aria-label="${t('offer.by_hand')}: ${text(each.title)}" @click=${() => this.#take(each)}>${t('offer.by_hand')}</button>` : nothing}
    </li>`;
  }

  #take(each) {
    this.tell('chosen-for', { with: each.route });
  }
}

customElements.define('fd-offers', Offers);
