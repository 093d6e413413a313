// What came out: the figures with their ranges, how they are distributed, what moves them, other GWP sets, every step.
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { named, t, text, word } from '../core/locale.js';
import { year } from '../core/numbers.js';
import { boundsOf, outputDoor, outputShort, unconfirmedOf } from '../doors/trace.js';
import './calculation.js';
import './distribution.js';
import './gwp-beside.js';
import './range.js';
import './uncertainty.js';

const FIRST = ['co2e_t', 'ch4_t'];

class Result extends Component {
  static properties = {
    /** {line, result}: the line names whose it is, or is null */
    found: { attribute: false },
    attribution: { type: String },
    /** whether it rests on made-up data */
    synthetic: { type: Boolean },
    /** whether another GWP set may be chosen by its name */
    fixed: { type: Boolean },
    limit: { type: Number },
    /** what stands between the uncertainty and the GWP sets */
    middle: { attribute: false },
    output: { state: true },
  };

  constructor() {
    super();
    this.output = 'co2e_t';
  }

  render() {
    const { result, line } = this.found;
    const names = Object.keys(result.outputs);
    const others = names.filter((name) => !FIRST.includes(name) && result.outputs[name] !== 0);
    const shown = names.includes(this.output) ? this.output : 'co2e_t';
    return html`<dl class="cards result-cards">${FIRST.map((name) => this.#card(name))}</dl>
      ${others.length ? html`<dl class="panel facts other-outputs">${others.map((name) => this.#other(name))}</dl>` : nothing}
      <section class="panel">
        ${names.length > 1 ? html`<label class="output-choice"><span>${t('result.shown')}</span><select @change=${(event) => (this.output = event.target.value)}>${names.map((name) => html`<option value=${name} .selected=${name === shown}>${text(result.labels[name])}</option>`)}</select></label>` : nothing}
        <fd-distribution .result=${result} .output=${shown} .limit=${this.limit} .told=${this.#told()}></fd-distribution>
      </section>
      <fd-uncertainty class="panel" .found=${this.found} .output=${shown}></fd-uncertainty>
      ${this.middle ?? nothing}
      ${Object.keys(result.gwp_beside).length ? html`<section class="panel"><fd-gwp-beside ?fixed=${this.fixed} .beside=${result.gwp_beside} .chosen=${result.gwp_set} .gases=${result.outputs} .subject=${line ? named(line.name) : text(result.title)} .toConfirm=${result.to_confirm}></fd-gwp-beside></section>` : nothing}
      <fd-calculation class="panel" .found=${this.found} .attribution=${this.attribution ?? ''}></fd-calculation>`;
  }

  /** What a picture of the distribution says, which leaves the page alone. */
  #told() {
    const { result, line } = this.found;
    const subject = [line ? named(line.name) : '', line?.year ? year(line.year) : '', text(result.title), word('gwp', result.gwp_set)];
    return { subject: subject.filter(Boolean).join(' · '), synthetic: this.synthetic, attribution: this.attribution };
  }

  #card(name) {
    return html`<div class="card">
      <dt>${t(`figure.${name}`)}</dt>
      <dd>${this.#number(name)}<span class="note">${name === 'co2e_t' ? t('totals.gwp', { gwp_set: word('gwp', this.found.result.gwp_set) }) : t('range.note')}</span></dd>
    </div>`;
  }

  #other(name) {
    return html`<div><dt>${text(this.found.result.labels[name])}</dt><dd>${this.#number(name)}</dd></div>`;
  }

  #number(name) {
    const { result } = this.found;
    const { low, high } = boundsOf(this.found, name);
    return html`<fd-number .label=${text(result.labels[name])} .written=${outputShort(name, result.outputs[name], result.units[name])} .low=${low} .high=${high} ?unsure=${unconfirmedOf(result, name).length > 0} .door=${() => outputDoor(this.found, name, this.attribution ?? '')}></fd-number>`;
  }
}

customElements.define('fd-result', Result);
