// Which routes agree? Each pair: whether the ranges overlap, by sign and word, and one estimate over the other.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { quantity, significant } from '../../core/numbers.js';
import { pairWords, ratioDoor } from '../../doors/route.js';

class Pairs extends Component {
  static properties = { found: { attribute: false } };

  render() {
    const { routes, pairs } = this.found;
    const there = routes.filter(({ available }) => available);
    const apart = pairs.filter(({ overlap }) => !overlap);
    const of = (id) => there.find(({ route }) => route === id);
    return html`<h2>${apart.length ? t('reconcile.pairs_apart', { count: apart.length }) : t('reconcile.pairs_overlap')}</h2>
      ${apart.length ? html`<ul class="pair-words">${apart.map((pair) => html`<li><span class="differs-mark" aria-hidden="true">≠</span>${pairWords(pair, [of(pair.left), of(pair.right)])}</li>`)}</ul>` : nothing}
      <p class="note">${t('reconcile.pairs_caption')}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('reconcile.pairs_caption')}>
        <table class="pairs">
          <caption class="unseen">${t('reconcile.pairs_caption')}</caption>
          <thead><tr><td></td>${there.slice(1).map((route) => html`<th scope="col" class="numeric">${text(route.title)}</th>`)}</tr></thead>
          <tbody>${there.slice(0, -1).map((left, row) => html`<tr><th scope="row">${text(left.title)}</th>${there.slice(1).map((right, column) => (column < row ? html`<td class="none"></td>` : this.#pair(left, right)))}</tr>`)}</tbody>
        </table>
      </div>`;
  }

  #pair(left, right) {
    const pair = this.found.pairs.find((each) => each.left === left.route && each.right === right.route);
    if (!pair) return html`<td class="none"></td>`;
    const said = pair.overlap ? t('reconcile.overlaps') : t('reconcile.apart');
    const written = pair.ratio === null ? null : { ...quantity(pair.ratio), text: `× ${significant(pair.ratio)}`, unit: '' };
    const words = t('reconcile.pair', { left: text(left.title), right: text(right.title) });
    return html`<td class="numeric ${pair.overlap ? '' : 'differs'}"><span class="note"><span aria-hidden="true">${pair.overlap ? '≈' : '≠'}</span> ${said}</span>
      <fd-number .label=${words} .written=${written} .door=${() => ratioDoor(this.found, pair, [left, right])}></fd-number></td>`;
  }
}

customElements.define('fd-reconcile-pairs', Pairs);
