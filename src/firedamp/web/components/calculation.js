// How was the emission calculated? Inputs and factors with their origin, then each step as a formula with its numbers.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { t, text } from '../core/locale.js';
import { quantity } from '../core/numbers.js';
import { documentText, reasons, valueText } from '../doors/door.js';
import { entryDoor } from '../doors/entry.js';
import { boundsOf, originsOfInputs, outputDoor, outputWritten, sourceText } from '../doors/trace.js';
import { originMark } from './origin.js';

/** The outputs that show their range. */
const RANGED = ['ch4_t', 'co2e_t'];
/** A step that only gives a value its public name, as V = V. */
const renames = (entry) => /^\w+$/.test(entry.formula ?? '');

class Calculation extends Component {
  static properties = { found: { attribute: false }, attribution: { type: String } };

  render() {
    const { result } = this.found;
    const given = result.trace.filter((entry) => entry.kind !== 'step' && entry.value !== null);
    const steps = result.trace.filter((entry) => entry.kind === 'step' && !renames(entry));
    const [zeros, telling] = [steps.filter((entry) => entry.value === 0), steps.filter((entry) => entry.value !== 0)];
    return html`<h2 tabindex="-1">${t('calculation.title', { method: text(result.title) })}</h2>
      <p class="note">${t('calculation.lead')}</p>
      ${result.warnings.map((each) => html`<p class="warning">${text(each)}</p>`)}
      <h3>${t('calculation.given')}</h3>
      <dl class="given">${given.map((entry) => this.#given(entry))}</dl>
      <h3>${t('calculation.steps')}</h3>
      <ol class="trace">${telling.map((entry) => this.#step(entry))}</ol>
      ${zeros.length ? html`<details class="zeros"><summary>${t('calculation.zeros', { count: zeros.length })}</summary><ol class="trace">${zeros.map((entry) => this.#step(entry))}</ol></details>` : nothing}
      ${this.#confirm()}`;
  }

  #given(entry) {
    const source = entry.source ?? {};
    const origin = originsOfInputs(this.found.line)[entry.symbol];
    const unsure = entry.to_confirm?.length > 0;
    const said = source.document ? documentText(source) : sourceText(entry, this.found.line);
    return html`<div>
      <dt><fd-formula inline .latex=${entry.latex}></fd-formula> ${text(entry.label)}</dt>
      <dd>${this.#value(entry, unsure)} ${originMark(origin?.quality)}</dd>
      <dd class="note">${said}</dd>
    </div>`;
  }

  #value(entry, unsure) {
    if (typeof entry.value !== 'number') return valueText(entry.value, entry.unit);
    return html`<fd-number .label=${text(entry.label)} .written=${quantity(entry.value, entry.unit)} ?unsure=${unsure} .door=${() => entryDoor(this.found, entry, this.attribution)}></fd-number>`;
  }

  #step(entry) {
    const { found } = this;
    const written = typeof entry.value === 'number' ? outputWritten(entry.symbol, entry.value, entry.unit) : null;
    const { low, high } = entry.output && RANGED.includes(entry.symbol) ? boundsOf(found, entry.symbol) : {};
    const door = () => (entry.output && found.result.labels[entry.symbol] ? outputDoor(found, entry.symbol, this.attribution) : entryDoor(found, entry, this.attribution));
    return html`<li class=${entry.output ? 'output' : ''}>
      <span class="step-label">${text(entry.label)}</span>
      <fd-formula .latex=${entry.latex}></fd-formula>
      <fd-formula class="substituted" .latex=${`= ${entry.substituted_latex}`}></fd-formula>
      <span class="step-result">= ${written ? html`<fd-number .label=${text(entry.label)} .written=${written} .low=${low} .high=${high} ?unsure=${entry.to_confirm?.length > 0} .door=${door}></fd-number>` : valueText(entry.value, entry.unit)}</span>
    </li>`;
  }

  #confirm() {
    const list = reasons(this.found.result.to_confirm);
    if (!list.length) return nothing;
    return html`<section class="confirm-list"><h3><span class="unsure" aria-hidden="true">?</span> ${t('confirm.title')}</h3><ul>${list.map((reason) => html`<li>${reason}</li>`)}</ul></section>`;
  }
}

customElements.define('fd-calculation', Calculation);
