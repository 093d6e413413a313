// Which tonne costs least? The marginal abatement cost curve: chosen projects full, others hatched, alternatives under one bracket.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { perTonne, perTonneUnit } from '../../core/money.js';
import { exact, mass } from '../../core/numbers.js';
import { projectDoor } from '../../doors/portfolio-project.js';
import '../../components/chart.js';
import { curveOption } from './curve-option.js';
import { stepsOf } from './curve-steps.js';
import { companyLabel, currencyOf, mineName, projectName, projectsOf, technologyName } from '../../core/portfolio.js';

const HEIGHT = 340;

class Curve extends Component {
  static properties = {
    answer: { attribute: false },
    technologies: { attribute: false },
    /** the place of the step that the keyboard or the pointer is on */
    pointed: { state: true },
  };

  constructor() {
    super();
    this.pointed = null;
  }

  willUpdate(changed) {
    if (changed.has('answer')) this.pointed = null;
    this.steps = stepsOf(projectsOf(this.answer)).map((step) => ({ ...step, name: mineName(step.row), technology: technologyName(step.row.record.technology, this.technologies) }));
  }

  render() {
    const { steps } = this;
    if (!steps.length) return html`<h2>${t('portfolio.curve')}</h2><p>${t('portfolio.curve.none')}</p>`;
    const currency = currencyOf(this.answer);
    const heading = this.#heading(currency);
    const scale = mass(steps.at(-1).to);
    const option = curveOption(steps, { scale, unit: perTonneUnit(currency), pointed: this.pointed, height: HEIGHT, hover: (place) => this.#words(steps[place], currency).join('\n') });
    return html`<fd-chart .heading=${heading} .name=${'firedamp-abatement-cost'} .height=${HEIGHT} .option=${option} .table=${this.#table(currency)} .told=${this.#told()} tabled @chart-pick=${(event) => this.#open(steps[event.detail.dataIndex])}></fd-chart>
      <p class="note">${t('portfolio.curve.means')} ${steps.some(({ group }) => group) ? t('portfolio.curve.alternatives') : nothing}</p>
      <ol class="curve-steps" aria-label=${t('portfolio.curve.steps')} @keydown=${this.#key}>${steps.map((step, place) => this.#step(step, place, currency))}</ol>
      ${this.#card(currency)}`;
  }

  #heading(currency) {
    const [first, last] = [this.steps.reduce((least, each) => (each.cost < least.cost ? each : least)), this.steps.reduce((most, each) => (each.cost > most.cost ? each : most))];
    const [low, high] = [perTonne(first.cost, currency), perTonne(last.cost, currency)];
    if (this.steps.length === 1) return t('portfolio.curve.one', { cost: low.text, unit: low.unit, name: first.name });
    return t('portfolio.curve.title', { low: low.text, high: high.text, unit: low.unit, name: first.name });
  }

  #words(step, currency) {
    const [reduction, cost] = [mass(step.reduction), perTonne(step.cost, currency)];
    return [
      `${exact(step.number)}. ${step.name}`,
      step.technology,
      `${t('portfolio.figure.reduction_t_per_year')}: ${reduction.text} ${t('unit.per_year', { unit: reduction.unit })}`,
      `${t('portfolio.cost_per_t')}: ${cost.text} ${cost.unit}`,
      t(`portfolio.state.${step.chosen ? 'chosen' : 'not_chosen'}`),
      step.group ? t('portfolio.one_of', { count: step.of, of: exact(step.of) }) : '',
    ].filter(Boolean);
  }

  #step(step, place, currency) {
    const sign = step.chosen ? '■' : '▨';
    return html`<li><button type="button" class="curve-step ${step.chosen ? 'chosen' : ''}" tabindex=${place === (this.pointed ?? 0) ? '0' : '-1'} aria-label=${this.#words(step, currency).join(', ')} aria-haspopup="dialog"
      @focus=${() => (this.pointed = place)} @pointerenter=${() => (this.pointed = place)} @click=${() => this.#open(step)}><span aria-hidden="true">${sign}</span> ${exact(step.number)}. ${step.name} <span class="muted">${step.technology}</span></button></li>`;
  }

  /** What the step in hand is: seen; the button says it to who does not see. */
  #card(currency) {
    const step = this.pointed === null ? null : this.steps[this.pointed];
    if (!step) return html`<p class="curve-card note" aria-hidden="true">${t('portfolio.curve.point')}</p>`;
    const [title, ...rest] = this.#words(step, currency);
    return html`<p class="curve-card" aria-hidden="true"><strong>${title}</strong> ${rest.join(' · ')}</p>`;
  }

  /** Arrows go from step to step. */
  async #key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.pointed = Math.min(Math.max((this.pointed ?? 0) + step, 0), this.steps.length - 1);
    await this.updateComplete;
    this.querySelectorAll('.curve-step')[this.pointed]?.focus();
  }

  #open(step) {
    if (step) this.tell('door', () => projectDoor({ answer: this.answer, row: step.row, technologies: this.technologies }));
  }

  #told() {
    const { answer } = this;
    const subject = [companyLabel(answer.question.company), t('portfolio.curve')].filter(Boolean).join(' · ');
    const full = (palette) => `<rect width="24" height="10" fill="${palette.accent}"/>`;
    const hatched = (palette) => `<rect x="0.5" y="0.5" width="23" height="9" fill="${palette.ground}" stroke="${palette.muted}"/><path d="M3 9L11 1M9 9L17 1M15 9L23 1" stroke="${palette.muted}"/>`;
    return { subject, synthetic: answer.synthetic, key: [{ words: t('portfolio.state.chosen'), drawn: full }, { words: t('portfolio.state.not_chosen'), drawn: hatched }], attribution: text(answer.attribution) };
  }

  #table(currency) {
    const header = [t('portfolio.place'), t('portfolio.project'), t('mine'), t('portfolio.technology'), `${t('portfolio.figure.reduction_t_per_year')}, ${t('portfolio.tonnes_a_year')}`, `${t('portfolio.cost_per_t')}, ${perTonneUnit(currency)}`, t('portfolio.alternative_group'), t('portfolio.state.chosen'), t('csv.gwp_set'), t('csv.quality'), t('data')];
    const { answer } = this;
    const quality = t(`origin.${answer.synthetic ? 'synthetic' : 'calculated'}`);
    const rows = this.steps.map((step) => [step.number, projectName(step.row), step.name, step.technology, step.reduction, step.cost, step.group ?? '', step.chosen ? t('yes') : t('no'), answer.gwp_set, quality, text(answer.attribution)]);
    return { header, rows, shown: [] };
  }
}

customElements.define('fd-abatement-curve', Curve);
