// What is compared with what? A table of plumes, mines, a radius, and the persistence, which is the reader's.
import { html } from 'lit';
import { change, parameter, settings } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { typedNumber } from '../../core/typed.js';
import { PUBLIC } from '../../core/topdown-api.js';

const ALL = 'all';

class Ask extends Component {
  static properties = { sets: { attribute: false }, basins: { attribute: false }, address: { type: String }, faults: { state: true } };

  constructor() {
    super();
    this.faults = {};
  }

  render() {
    const set = parameter('set') || PUBLIC;
    const mines = parameter('mines') || settings().basin;
    const named = (each) => (each.public ? text(each.name) : each.name);
    const of = [...this.basins.map((each) => [each.id, text(each.name)]), [PUBLIC, t('topdown.near_public')], [ALL, t('topdown.all_basins')]];
    return html`<h2 class="unseen">${t('topdown.ask')}</h2><form class="portfolio-form topdown-ask" @submit=${(event) => event.preventDefault()}>
      ${this.#choice('set', t('topdown.set'), this.sets.map((each) => [each.id, named(each)]), set, { take: '', look: '' })}
      ${this.#choice('mines', t('topdown.mines_of'), of, mines, { take: '', look: '' })}
      ${this.#number('radius', `${t('topdown.radius')}, ${t('unit.km')}`, '5', 100)}
      ${this.#number('persistence', t('topdown.persistence'), '', 1)}
      ${this.#number('low', t('topdown.persistence_from'), '', 1)}
      ${this.#number('high', t('topdown.persistence_to'), '', 1)}
    </form>
    <p class="note">${t('topdown.persistence_means')}</p>`;
  }

  #choice(name, label, options, value, besides) {
    return html`<label class="form-field"><span>${label}</span><select name=${name} @change=${(event) => change({ [name]: event.target.value, ...besides })}>
      ${options.map(([each, words]) => html`<option value=${each} .selected=${each === value}>${words}</option>`)}</select></label>`;
  }

  /** What is wrong with a field: its number, or that it is the end of a range which has only the other. */
  #fault(name) {
    const other = { low: 'high', high: 'low' }[name];
    return this.faults[name] || (other && parameter(other) && !parameter(name) ? t('topdown.both_ends') : '');
  }

  #number(name, label, hint, most) {
    const fault = this.#fault(name);
    return html`<label class="form-field"><span>${label}</span><input name=${name} inputmode="decimal" autocomplete="off" placeholder=${hint} .value=${parameter(name)} aria-invalid=${Boolean(fault)} @change=${(event) => this.#typed(name, event.target.value, most)} />
      ${fault ? html`<span class="field-problem" role="alert">${fault}</span>` : ''}</label>`;
  }

  #typed(name, written, most) {
    const value = typedNumber(written);
    const wrong = Number.isNaN(value) || (value !== null && (value < 0 || value > most || (name === 'radius' && value === 0)));
    this.faults = { ...this.faults, [name]: wrong ? t('topdown.between', { most }) : '' };
    if (!wrong) change({ [name]: written.trim() });
  }
}

customElements.define('fd-topdown-ask', Ask);
