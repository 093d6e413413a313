// How sure is it, and what makes it unsure? Both approaches of the IPCC, and each input's part.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { t, text } from '../core/locale.js';
import { decimals, givenPercent, percent, range } from '../core/numbers.js';
import { outputShort } from '../doors/trace.js';
import { unsureMark } from './origin.js';

class Uncertainty extends Component {
  static properties = {
    found: { attribute: false },
    /** which of the outputs */
    output: { type: String },
  };

  constructor() {
    super();
    this.output = 'co2e_t';
  }

  render() {
    const { result } = this.found;
    const first = result.uncertainty.approach1[this.output];
    const second = result.uncertainty.approach2[this.output];
    const value = result.outputs[this.output];
    const maximum = Math.max(first?.high ?? 0, second.high) * 1.05;
    return html`<h2>${this.#heading(result)}</h2>
      <ul class="ranges">
        ${this.#row(t('uncertainty.approach2'), t('uncertainty.approach2_how', { draws: decimals(result.uncertainty.draws, 0), seed: result.seed }), value, second, maximum)}
        ${first ? this.#row(t('uncertainty.approach1'), first.read_approach2 ? t('uncertainty.read_second') : t('uncertainty.approach1_how'), value, first, maximum) : nothing}
      </ul>
      ${this.#variables(result.uncertainty.variables)} ${this.#tornado(result.sensitivity?.[this.output] ?? [], value)}`;
  }

  /** The answer: which input makes the most of the range. */
  #heading(result) {
    const [first] = [...(result.sensitivity?.[this.output] ?? [])].sort((left, right) => right.share_of_variance - left.share_of_variance);
    return first ? t('uncertainty.heading', { input: text(first.label), share: percent(first.share_of_variance * 100) }) : t('uncertainty');
  }

  #row(label, how, value, { low, high }, maximum) {
    const written = this.#written(value);
    return html`<li>
      <span class="range-label">${label}<span class="note">${how}</span></span>
      <fd-range .low=${low} .value=${value} .high=${high} .maximum=${maximum}></fd-range>
      <span class="range-value">${range(written, low, high)} ${written.unit}</span>
    </li>`;
  }

  #written(value) {
    return outputShort(this.output, value, this.found.result.units[this.output]);
  }

  #variables(variables) {
    if (!variables.length) return nothing;
    const size = (each) => (each.kind === 'lognormal' ? t('uncertainty.factor', { factor: decimals(each.factor, each.factor % 1 ? 1 : 0) }) : `±${givenPercent(each.percent)}`);
    return html`<dl class="facts spread">${variables.map(
      (each) => html`<div><dt>${text(each.label) || each.name}</dt><dd>${size(each)} ${unsureMark(each.status === 'to_confirm')}</dd></div>`,
    )}</dl>`;
  }

  #tornado(influences, value) {
    if (!influences.length) return nothing;
    const sorted = [...influences].sort((left, right) => right.share_of_variance - left.share_of_variance);
    const low = Math.min(...sorted.map((each) => Math.min(each.low, each.high)));
    const high = Math.max(...sorted.map((each) => Math.max(each.low, each.high)));
    const at = (point) => ((point - low) / (high - low || 1)) * 100;
    const written = this.#written(value);
    return html`<h3>${t('uncertainty.tornado')}</h3>
      <ul class="tornado">${sorted.map((each) => {
        const [left, right] = [Math.min(each.low, each.high), Math.max(each.low, each.high)];
        return html`<li>
          <span class="range-label">${text(each.label)}</span>
          <svg class="tornado-bar" role="img" aria-label="${range(written, left, right)} ${written.unit}">
            <rect x="${at(left)}%" width="${Math.max(at(right) - at(left), 0.5)}%" y="3" height="14"></rect>
            <line x1="${at(value)}%" x2="${at(value)}%" y1="0" y2="20"></line>
          </svg>
          <span class="range-value">${range(written, left, right)} ${written.unit}</span>
          <span class="bar-share">${percent(each.share_of_variance * 100)}</span>
        </li>`;
      })}</ul>
      <p class="note">${t('uncertainty.tornado_hint')}</p>`;
  }
}

customElements.define('fd-uncertainty', Uncertainty);
