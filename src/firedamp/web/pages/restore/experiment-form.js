// What is tried? Patterns of artificial gaps, the shares that are hidden, methods, repeats.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { percent } from '../../core/numbers.js';

const SHARES = [0.1, 0.2, 0.4];
const [REPEATS, SEED] = [3, 1];

class ExperimentForm extends Component {
  static properties = { said: { attribute: false }, busy: { type: Boolean }, problem: { state: true }, some: { state: true } };

  render() {
    const { said } = this;
    return html`<form class="experiment-form" @submit=${this.#begin}>
      ${this.#boxes('patterns', t('experiment.patterns'), Object.entries(said.patterns).map(([id, words]) => [id, text(words)]))}
      ${this.#boxes('shares', t('experiment.shares'), SHARES.map((share) => [share, percent(share * 100)]))}
      <label><span>${t('experiment.methods')}</span><select name="which" @change=${(event) => (this.some = event.target.value === 'some')}><option value="all">${t('experiment.all_methods')}</option><option value="some">${t('experiment.some_methods')}</option></select></label>
      <label><span>${t('experiment.repeats')}</span><input name="repeats" type="number" min="1" max="100" step="1" .value=${String(REPEATS)} /></label>
      <label><span>${t('restore.seed')}</span><input name="seed" type="number" min="0" step="1" .value=${String(SEED)} /></label>
      ${this.some ? this.#boxes('methods', t('experiment.which_methods'), said.methods.map(({ id, title }) => [id, text(title)]), ['linear', 'auto']) : ''}
      <div><button class="button primary" ?disabled=${this.busy}>${t('experiment.run')}</button></div>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : ''}
    </form>`;
  }

  #boxes(name, legend, options, on = null) {
    return html`<fieldset><legend>${legend}</legend><div class="boxes">${options.map(([value, words]) => html`<label class="check"><input type="checkbox" name=${name} value=${value} ?checked=${!on || on.includes(value)} /> <span>${words}</span></label>`)}</div></fieldset>`;
  }

  #begin(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const asked = { patterns: given.getAll('patterns'), shares: given.getAll('shares').map(Number), methods: this.some ? given.getAll('methods') : [] };
    const lacking = ['patterns', 'shares', ...(this.some ? ['methods'] : [])].find((name) => !asked[name].length);
    this.problem = lacking ? t(`experiment.lacking.${lacking}`) : '';
    if (!lacking) this.tell('methods-tried', { ...asked, repeats: Number(given.get('repeats') || REPEATS), seed: Number(given.get('seed') || SEED) });
  }
}

customElements.define('fd-experiment-form', ExperimentForm);
