// Of which projects, whose, and asked what? Four fields, each change a new answer; all of it in the address.
import { html, nothing } from 'lit';
import { change } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { currencyName } from '../../core/money.js';
import { askToSignIn, currentUser } from '../../core/session.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { EXAMPLE, OF_A_QUESTION, OF_A_SET, QUESTIONS, questionOf } from './asked.js';
import { companyLabel, currencyOf } from '../../core/portfolio.js';

class Choose extends Component {
  static properties = { whole: { attribute: false }, address: { type: String }, fault: { state: true } };

  willUpdate(changed) {
    if (changed.has('address')) this.fault = '';
  }

  render() {
    const { whole } = this;
    const question = questionOf(whole.threshold);
    return html`<form class="portfolio-form" aria-label=${t('portfolio.question')} @submit=${(event) => event.preventDefault()}>
      ${this.#select('set', t('portfolio.set'), this.#sets(), whole.set, (set) => ({ ...OF_A_SET, set }))}
      ${this.#select('company', t('company'), this.#companies(question), question.company, (company) => ({ company, emission_co2e_t: '' }))}
      ${this.#select('question', t('portfolio.question'), QUESTIONS.map((kind) => [kind, t(`portfolio.question.${kind}`)]), question.kind, (kind) => ({ ...OF_A_QUESTION, question: kind === QUESTIONS[0] ? '' : kind }))}
      ${this.#value(question)}
    </form>
    ${currentUser() ? nothing : html`<p class="note">${t('portfolio.own_set')} <button type="button" class="link" @click=${askToSignIn}>${t('sign_in')}</button></p>`}`;
  }

  #sets() {
    const { organisations, set } = this.whole;
    const known = [[EXAMPLE, t('portfolio.set.example')], ...organisations.map((each) => [each.id, text(each.name)])];
    return known.some(([id]) => id === set) ? known : [...known, [set, set]];
  }

  #companies({ company }) {
    const names = this.whole.companies.map(({ name }) => [name, companyLabel(name)]);
    if (company && !names.some(([name]) => name === company)) names.push([company, companyLabel(company)]);
    return [['', t('portfolio.all_companies')], ...names];
  }

  #select(name, label, options, chosen, changes) {
    return html`<label class="form-field"><span>${label}</span><select name=${name} @change=${(event) => change(changes(event.target.value))}>${options.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}</select></label>`;
  }

  /** What is asked for, in its unit; of a threshold the law's stands there. */
  #value({ kind, value }) {
    const unit = kind === 'budget' ? currencyName(currencyOf(this.whole)) : t('portfolio.tonnes_a_year');
    return html`<label class="form-field"><span>${t(`portfolio.value.${kind}`)}, ${unit}</span>
      <input name="value" inputmode="decimal" autocomplete="off" .value=${value === null ? '' : asTyped(value)} aria-invalid=${Boolean(this.fault)} aria-describedby=${this.fault ? 'portfolio-value-fault' : nothing} @change=${(event) => this.#typed(event.target.value, kind)} />
      ${this.fault ? html`<span class="field-problem" id="portfolio-value-fault" role="alert">${this.fault}</span>` : nothing}</label>`;
  }

  #typed(said, kind) {
    const value = typedNumber(said);
    this.fault = Number.isNaN(value) || value < 0 ? t('portfolio.value.fault') : '';
    if (this.fault) return;
    const usual = kind === 'threshold' && value === this.whole.threshold?.value;
    change({ value: value === null || usual ? '' : value });
  }
}

customElements.define('fd-portfolio-choose', Choose);
