// Is the challenger better than the model that serves? Both on the same readings.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact, percent, significant, unitName } from '../../core/numbers.js';

class ModelComparison extends Component {
  static properties = { challenger: { attribute: false }, champion: { attribute: false }, unit: { type: String } };

  render() {
    const { comparison } = this.challenger;
    return html`<h2>${this.#verdict(comparison)}</h2>
      <p class="note">${t('comparison.means', { rows: exact(comparison.rows) })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('comparison.title')}><table class="table comparison">
        <caption class="unseen">${t('comparison.title')}</caption>
        <thead><tr><th scope="col">${t('model')}</th>${['mae', 'rmse'].map((error) => html`<th scope="col" class="numeric">${t(`error.${error}`)}, ${unitName(this.unit)}</th>`)}</tr></thead>
        <tbody>${['champion', 'challenger'].map((who) => html`<tr><th scope="row">${t('model.number', { number: exact(this[who].number) })}, ${t(`comparison.${who}`)}</th>${['mae', 'rmse'].map((error) => this.#cell(comparison, who, error))}</tr>`)}</tbody>
      </table></div>`;
  }

  #verdict({ champion_mae: before, challenger_mae: after }) {
    const share = (before - after) / before;
    const said = { number: exact(this.challenger.number), share: percent(Math.abs(share) * 100) };
    if (share === 0) return t('comparison.same', said);
    return share > 0 ? t('comparison.better', said) : t('comparison.worse', said);
  }

  #cell(comparison, who, error) {
    const own = comparison[`${who}_${error}`];
    const best = own === Math.min(comparison[`champion_${error}`], comparison[`challenger_${error}`]);
    return html`<td class="numeric">${best ? html`<span class="best" title=${t('error.best')}><span aria-hidden="true">★</span><span class="unseen">${t('error.best')}</span></span> ` : nothing}${significant(own)}</td>`;
  }
}

customElements.define('fd-model-comparison', ModelComparison);
