// What does the company emit before and after, against the threshold? Two bars; what each project takes away is hatched.
import { html, nothing, svg } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { limitText, mass } from '../../core/numbers.js';
import { afterDoor, beforeDoor } from '../../doors/portfolio.js';
import { boundsOf, emissionAfter, projectName, projectsOf, technologyName, thresholdName } from '../../core/portfolio.js';

const [WIDTH, HEIGHT] = [1000, 26];
const HATCH_PX = 9;
/** How far the scale reaches beyond the larger of emission and threshold. */
const BEYOND = 1.08;

class Emission extends Component {
  static properties = { answer: { attribute: false }, technologies: { attribute: false } };

  render() {
    const { answer } = this;
    const { emission_co2e_t: before, question } = answer;
    const after = emissionAfter(answer);
    const limit = question.value;
    const most = Math.max(before, limit) * BEYOND;
    const parts = projectsOf(answer).filter(({ chosen, step }) => chosen && step);
    return html`<h2>${this.#heading(after, limit)}</h2>
      <ul class="emission-bars">
        ${this.#bar(t('portfolio.before'), before, { most, limit, parts: [] }, html`<fd-number .label=${t('portfolio.emission_before')} .written=${mass(before)} .door=${() => beforeDoor(answer)}></fd-number>`)}
        ${after === null ? nothing : this.#bar(t('portfolio.after'), after, { most, limit, parts, range: this.#range() }, this.#after(after))}
      </ul>
      <p class="note"><span class="limit-key" aria-hidden="true"></span> ${t('portfolio.limit_is', { limit: limitText(limit), title: thresholdName(answer) })}
        ${parts.length ? html`<span class="removed-key" aria-hidden="true"></span> ${t('portfolio.removed', { names: parts.map((row) => this.#part(row)).join('; ') })}` : nothing}</p>`;
  }

  /** A project that takes away, with how much. */
  #part(row) {
    const { text: tonnes, unit } = mass(row.step.reduction_t_per_year);
    return `${projectName(row)}, ${technologyName(row.record.technology, this.technologies)} – ${tonnes} ${unit}`;
  }

  #heading(after, limit) {
    if (after === null) return t('portfolio.emission.stays', { limit: limitText(limit) });
    const { before, left } = { before: mass(this.answer.emission_co2e_t), left: mass(after) };
    return t('portfolio.emission.falls', { before: `${before.text} ${before.unit}`, after: `${left.text} ${left.unit}` });
  }

  /** What is left of the emission at the ends of the range of what is saved. */
  #range() {
    const { emission_co2e_t: before } = this.answer;
    const { low, high } = boundsOf(this.answer, 'reduction_t_per_year');
    return typeof low === 'number' ? { low: before - high, high: before - low } : {};
  }

  #after(after) {
    const { low, high } = this.#range();
    return html`<fd-number .label=${t('portfolio.emission_after')} .written=${mass(after)} .low=${low} .high=${high} .door=${() => afterDoor(this.answer)}></fd-number>`;
  }

  /** The sum decides; where the range lies on both sides of the threshold, a second line says so. */
  #verdict(value, limit, { low, high }) {
    const side = value < limit ? 'below' : 'above';
    return html`<span class="certainty certainty-${side}"><span aria-hidden="true">${value < limit ? '▽' : '▲'}</span> ${value < limit ? t('portfolio.below') : t('portfolio.above')}</span>
      ${low < limit && high >= limit ? html`<span class="certainty certainty-uncertain"><span aria-hidden="true">◇</span> ${t('threshold.both_sides')}</span>` : nothing}`;
  }

  #bar(label, value, { most, limit, parts, range = {} }, number) {
    const x = (tonnes) => (Math.max(tonnes, 0) / most) * WIDTH;
    let from = Math.max(value, 0);
    const removed = parts.map(({ step }) => {
      const [start, end] = [x(from), x(from + step.reduction_t_per_year)];
      from += step.reduction_t_per_year;
      return svg`<g><rect class="removed" x=${start} y="3" width=${Math.max(end - start - 2, 1)} height=${HEIGHT - 6}></rect>${hatch(start, end - 2)}</g>`;
    });
    return html`<li><span class="emission-label">${label}</span>
      <svg class="emission-bar ${value < limit ? 'below' : 'above'}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        <rect class="left" x="0" y="3" width=${Math.max(x(value), 1)} height=${HEIGHT - 6}></rect>${removed}
        <line class="range-limit" x1=${x(limit)} x2=${x(limit)} y1="0" y2=${HEIGHT}></line>
        ${typeof range.low === 'number' ? svg`<line class="emission-range" x1=${x(range.low)} x2=${x(range.high)} y1=${HEIGHT / 2} y2=${HEIGHT / 2}></line>` : nothing}
      </svg>
      <span class="emission-value">${number} ${this.#verdict(value, limit, range)}</span></li>`;
  }
}

/** Lines across, so that what is taken away is told without colour. */
function hatch(start, end) {
  const count = Math.max(0, Math.floor((end - start) / HATCH_PX));
  return Array.from({ length: count }, (_, place) => svg`<line class="hatch" x1=${start + place * HATCH_PX} x2=${start + (place + 1) * HATCH_PX} y1=${HEIGHT - 3} y2="3"></line>`);
}

customElements.define('fd-portfolio-emission', Emission);
