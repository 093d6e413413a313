// What would reach a target, or keep below it? The value of one input, everything else kept; or why there is none.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import { Live } from '../../core/live.js';
import { currentLanguage, languageChanges, t, text } from '../../core/locale.js';
import { percent, quantity, unitName } from '../../core/numbers.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { solutionDoor } from '../../doors/solution.js';
import { outputShort } from '../../doors/trace.js';
import { failure } from '../../components/states.js';
import { entriesOf } from './checks.js';

/** The reporting threshold of 296-FZ: where one begins to ask. */
export const FIRST_TARGET_T = 50000;
const REASONS = ['no_solution', 'jumps_over_target', 'does_not_depend'];

class Inverse extends Component {
  static properties = {
    sheet: { attribute: false },
    draft: { attribute: false },
    result: { attribute: false },
    /** {inputs, gwp_set} as the result was calculated from */
    body: { attribute: false },
    output: { state: true },
    target: { state: true },
    wanted: { state: true },
  };

  constructor() {
    super();
    this.answer = new Live(this);
    this.output = 'co2e_t';
    this.target = asTyped(FIRST_TARGET_T);
    this.wanted = '';
  }

  connectedCallback() {
    super.connectedCallback();
    let spoken = currentLanguage();
    this.watch(languageChanges, 'change', () => {
      const value = typedNumber(this.target, spoken);
      spoken = currentLanguage();
      if (Number.isFinite(value)) this.target = asTyped(value);
    });
  }

  /** Inputs that may be looked for. */
  #inputs() {
    return entriesOf(this.sheet, this.draft).filter(({ item }) => ['number', 'series'].includes(item.kind));
  }

  /** What is looked for: what one chose; else the coal, or above the target what might be utilised. */
  get #input() {
    const inputs = this.#inputs();
    const named = (name) => inputs.find(({ path }) => path === name);
    const above = this.result.outputs[this.output] > typedNumber(this.target);
    return named(this.wanted) ?? named('coal_output') ?? (above ? named('methane_utilised') : null) ?? inputs.find(({ item }) => item.required) ?? inputs[0];
  }

  willUpdate() {
    const target = typedNumber(this.target);
    const input = this.#input;
    const body = { inputs: this.body.inputs, gwp_set: this.body.gwp_set, output: this.output, target, for_input: input?.path };
    const sound = input && Number.isFinite(target);
    this.answer.want(sound ? JSON.stringify([this.sheet.id, body]) : '', (signal) => api.solve(this.sheet.id, body, signal));
  }

  render() {
    const { result, sheet } = this;
    const unit = result.units[this.output];
    const bad = !Number.isFinite(typedNumber(this.target));
    return html`<h2>${t('inverse.title')}</h2>
      <form class="inverse" aria-label=${t('inverse.title')} @submit=${(event) => event.preventDefault()}>
        <label><span>${t('inverse.output')}</span><select name="output" @change=${(event) => (this.output = event.target.value)}>
          ${sheet.outputs.map(({ name, label }) => html`<option value=${name} .selected=${name === this.output}>${text(label)}</option>`)}
        </select></label>
        <label><span>${t('inverse.target')}${unitName(unit) ? `, ${unitName(unit)}` : ''}</span><input name="target" type="text" inputmode="decimal" class="numeric" autocomplete="off" aria-invalid=${bad} .value=${live(this.target)} @input=${(event) => (this.target = event.target.value)} /></label>
        <label><span>${t('inverse.input')}</span><select name="for_input" @change=${(event) => (this.wanted = event.target.value)}>
          ${this.#inputs().map(({ path, label }) => html`<option value=${path} .selected=${path === this.#input?.path}>${label}</option>`)}
        </select></label>
      </form>
      <div class="inverse-answer ${this.answer.loading ? 'waiting' : ''}" role="status" aria-live="polite">${bad ? html`<p class="field-problem">${t('check.not_a_number')}</p>` : this.#answer()}</div>`;
  }

  #answer() {
    const { error, value } = this.answer;
    if (error) return this.#reason(error);
    if (!value || value.input !== this.#input?.path || value.output !== this.output) return html`<p class="muted">${t('state.loading')}…</p>`;
    const now = this.result.outputs[this.output];
    const target = outputShort(value.output, value.target, value.output_unit);
    const said = { target: `${quantity(value.target / target.divisor).text} ${target.unit}`.trim(), output: text(this.result.labels[this.output]), input: this.#input.label };
    const door = () => solutionDoor(value, this.result);
    return html`<p>${now > value.target ? t('inverse.avoid', said) : t('inverse.reach', said)}</p>
      <p class="inverse-value"><fd-number .label=${text(value.label)} .written=${quantity(value.value, value.unit)} .door=${door}></fd-number> ${this.#change(value)}</p>
      ${value.notes.map((note) => html`<p class="note">${text(note)}</p>`)}`;
  }

  /** How far the answer is from what is given now. */
  #change(value) {
    const given = this.result.trace.find((entry) => entry.symbol === value.input)?.value;
    if (typeof given !== 'number' || !given) return nothing;
    const share = (value.value / given - 1) * 100;
    const now = quantity(given, value.unit);
    const said = { now: `${now.text} ${now.unit}`.trim(), share: percent(Math.abs(share)) };
    return html`<span class="muted">${share < 0 ? t('inverse.less', said) : t('inverse.more', said)}</span>`;
  }

  /** There is none: why, with what can be reached. */
  #reason(error) {
    const found = error.errors?.find(({ rule }) => REASONS.includes(rule));
    if (!found) return failure(error, () => this.answer.again());
    const written = (each) => (typeof each === 'number' ? outputShort(this.output, each, this.result.units[this.output]) : null);
    const say = (each) => (written(each) ? `${written(each).text} ${written(each).unit}`.trim() : t('value.none'));
    const said = { output: text(this.result.labels[this.output]), input: this.#input.label, target: say(found.target ?? typedNumber(this.target)), low: say(found.low), high: say(found.high), value: say(found.value ?? this.result.outputs[this.output]) };
    const words = { no_solution: () => t('inverse.no_solution', said), jumps_over_target: () => t('inverse.jumps_over_target', said), does_not_depend: () => t('inverse.does_not_depend', said) };
    return html`<p class="warning">${words[found.rule]()}</p>`;
  }
}

customElements.define('fd-inverse', Inverse);
