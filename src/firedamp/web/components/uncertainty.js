// How sure is it, and what makes it unsure? Both approaches of the IPCC, and each input's part.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { t, text } from '../core/locale.js';
import { decimals, percent } from '../core/numbers.js';
import { boundsWritten, influenceDoor, rangeDoor, spreadDoor } from '../doors/uncertainty.js';

class Uncertainty extends Component {
  static properties = {
    found: { attribute: false },
    /** which of the outputs */
    output: { type: String },
    attribution: { type: String },
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
        ${this.#row('approach2', t('uncertainty.approach2_how', { draws: decimals(result.uncertainty.draws, 0), seed: result.seed }), value, second, maximum)}
        ${first ? this.#row('approach1', first.read_approach2 ? t('uncertainty.read_second') : t('uncertainty.approach1_how'), value, first, maximum) : nothing}
      </ul>
      ${this.#variables(result.uncertainty.variables)} ${this.#tornado(result.sensitivity?.[this.output] ?? [], value)}`;
  }

  /** The answer: which input makes the most of the range. */
  #heading(result) {
    const [first] = [...(result.sensitivity?.[this.output] ?? [])].sort((left, right) => right.share_of_variance - left.share_of_variance);
    return first ? t('uncertainty.heading', { input: text(first.label), share: percent(first.share_of_variance * 100) }) : t('uncertainty');
  }

  #row(approach, how, value, { low, high }, maximum) {
    const label = t(`uncertainty.${approach}`);
    const door = () => rangeDoor(this.found, this.output, approach, this.attribution);
    return html`<li>
      <span class="range-label">${label}<span class="note">${how}</span></span>
      <fd-range .low=${low} .value=${value} .high=${high} .maximum=${maximum}></fd-range>
      <fd-number class="range-value" .label=${label} .written=${boundsWritten(this.found.result, this.output, low, high)} .door=${door}></fd-number>
    </li>`;
  }

  #variables(variables) {
    if (!variables.length) return nothing;
    return html`<dl class="facts spread">${variables.map(
      (each) => html`<div><dt>${text(each.label) || each.name}</dt><dd>${this.#spread(each)}</dd></div>`,
    )}</dl>`;
  }

  #spread(each) {
    const door = () => spreadDoor(this.found, each);
    return html`<fd-number .label=${text(each.label) || each.name} .written=${door().written} ?unsure=${each.status === 'to_confirm'} .door=${door}></fd-number>`;
  }

  #tornado(influences, value) {
    if (!influences.length) return nothing;
    const sorted = [...influences].sort((left, right) => right.share_of_variance - left.share_of_variance);
    const low = Math.min(...sorted.map((each) => Math.min(each.low, each.high)));
    const high = Math.max(...sorted.map((each) => Math.max(each.low, each.high)));
    const at = (point) => ((point - low) / (high - low || 1)) * 100;
    return html`<h3>${t('uncertainty.tornado')}</h3>
      <ul class="tornado">${sorted.map((each) => {
        const [left, right] = [Math.min(each.low, each.high), Math.max(each.low, each.high)];
        const bounds = boundsWritten(this.found.result, this.output, left, right);
        const door = () => influenceDoor(this.found, this.output, each, this.attribution);
        return html`<li>
          <span class="range-label">${text(each.label)}</span>
          <svg class="tornado-bar" role="img" aria-label="${bounds.text} ${bounds.unit}">
            <rect x="${at(left)}%" width="${Math.max(at(right) - at(left), 0.5)}%" y="3" height="14"></rect>
            <line x1="${at(value)}%" x2="${at(value)}%" y1="0" y2="20"></line>
          </svg>
          <fd-number class="range-value" .label=${text(each.label)} .written=${bounds} .door=${door}></fd-number>
          <fd-number class="bar-share" .label="${t('uncertainty.share')}, ${text(each.label)}" .written=${door().written} .door=${door}></fd-number>
        </li>`;
      })}</ul>
      <p class="note">${t('uncertainty.tornado_hint')}</p>`;
  }
}

customElements.define('fd-uncertainty', Uncertainty);
