// Which plumes are there, and from which mines may each come? All candidates; a person says whose it is.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { decimals, exact, quantity, significant, unitName } from '../../core/numbers.js';
import { choose } from '../../core/topdown.js';
import { distanceDoor, plumeDoor, utcText } from '../../doors/topdown.js';
import '../../components/table.js';

const KM_PLACES = 2;
const MOST_ROWS = 300;

class Plumes extends Component {
  static properties = { found: { attribute: false }, whole: { state: true } };

  /** Those near a mine before the others; of very many not all at once. */
  #shown() {
    const { plumes } = this.found;
    if (this.whole || plumes.length <= MOST_ROWS) return plumes;
    return [...plumes].sort((left, right) => right.candidates.length - left.candidates.length).slice(0, MOST_ROWS);
  }

  render() {
    const { plumes } = this.found;
    const shown = this.#shown();
    return html`<h2>${t('topdown.plumes')}</h2>
      <fd-table choosable class="topdown-long" .caption=${t('topdown.plumes')} .columns=${this.#columns()} .rows=${shown} .rowKey=${({ plume_id: id }) => id} sort="candidates" .counted=${t('topdown.plumes_count', { count: plumes.length, of: exact(plumes.length) })}></fd-table>
      ${shown.length < plumes.length ? html`<p><button type="button" class="button" @click=${() => (this.whole = true)}>${t('topdown.all_plumes', { of: exact(plumes.length) })}</button></p>` : nothing}`;
  }

  #columns() {
    const mines = new Map(this.found.mines.map((mine) => [mine.mine_id, mine]));
    return [
      { key: 'id', label: t('topdown.plume'), value: (plume) => plume.plume_id },
      { key: 'time', card: true, label: `${t('topdown.time')}, UTC`, value: (plume) => plume.observed_at, cell: (plume) => utcText(plume.observed_at) },
      { key: 'rate', numeric: true, card: true, label: `${t('topdown.rate')}, ${unitName('kg/h')}`, value: (plume) => plume.emission_kg_h, cell: (plume) => this.#rate(plume) },
      { key: 'sigma', numeric: true, minor: true, unsure: this.found.plume_set.uncertainty_status === 'to_confirm', label: `±1σ, ${unitName('kg/h')}`, value: (plume) => plume.uncertainty_kg_h, cell: (plume) => (plume.uncertainty_kg_h === null ? t('value.none') : significant(plume.uncertainty_kg_h)) },
      { key: 'instrument', minor: true, label: t('topdown.instrument'), value: (plume) => plume.instrument },
      { key: 'candidates', label: t('topdown.candidates'), value: (plume) => plume.candidates[0]?.distance_km ?? null, cell: (plume) => this.#candidates(plume, mines) },
      { key: 'chosen', fixed: true, card: true, label: t('topdown.whose'), value: () => '', cell: (plume) => this.#whose(plume, mines) },
    ];
  }

  #rate(plume) {
    if (!plume.detected) return html`<span class="note">${t('topdown.no_plume')}</span>`;
    if (plume.emission_kg_h === null) return html`<span class="note">${t('topdown.not_quantified')}</span>`;
    return html`<fd-number bare .label="${t('topdown.rate')}, ${plume.plume_id}" .written=${quantity(plume.emission_kg_h, 'kg/h')} .door=${() => plumeDoor(plume, this.found)}></fd-number>`;
  }

  #candidates(plume, mines) {
    if (!plume.candidates.length) return html`<span class="note">${t('topdown.no_candidate')}</span>`;
    return html`<ul class="topdown-candidates">${plume.candidates.map(({ mine_id: id, distance_km: km }) => html`<li>${text(mines.get(id).name)} <fd-number .label="${t('topdown.distance')}, ${plume.plume_id}, ${text(mines.get(id).name)}" .written=${{ ...quantity(km, 'km'), text: decimals(km, KM_PLACES) }} .door=${() => distanceDoor(plume, mines.get(id), km, this.found)}></fd-number></li>`)}</ul>`;
  }

  #whose(plume, mines) {
    if (!plume.candidates.length) return html`<span class="absent">${t('value.none')}</span>`;
    return html`<select aria-label="${t('topdown.whose')}: ${plume.plume_id}" @change=${(event) => choose({ [plume.plume_id]: event.target.value })}>
      <option value="" .selected=${!plume.chosen}>${t('topdown.not_chosen')}</option>
      ${plume.candidates.map(({ mine_id: id }) => html`<option value=${id} .selected=${plume.chosen === id}>${text(mines.get(id).name)}</option>`)}</select>`;
  }
}

customElements.define('fd-topdown-plumes', Plumes);
