// What explains the difference from the plan? From planned to achieved in steps that add up: flow, concentration, availability, efficiency.
import { html } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { mass, massLike, signed } from '../../core/numbers.js';
import { projectName } from '../../core/portfolio.js';
import { progressDoor } from '../../doors/progress.js';
import '../../components/chart.js';
import { causesOption } from './causes-option.js';
import { CAUSES, causeWords, monthText, spanText } from '../../core/progress.js';

const HEIGHT = 270;

class Causes extends Component {
  static properties = { progress: { attribute: false }, row: { attribute: false }, address: { type: String } };

  /** What is shown: one month of the address, or all. */
  #shown() {
    const { months, totals } = this.progress;
    return months.find(({ month }) => month === parameter('month')) ?? totals;
  }

  render() {
    const { months } = this.progress;
    const shown = this.#shown();
    const scale = mass(Math.max(shown.planned_reduction_t, shown.reduction_t, 1));
    const steps = stepsOf(shown);
    const span = shown.month ? monthText(shown.month, 'long') : spanText(months);
    return html`<fd-chart .heading=${causeWords(shown.by_cause_t, scale)} .name=${'firedamp-progress-causes'} .height=${HEIGHT} .option=${causesOption(steps, { scale })} .table=${this.#table(steps, shown)} .told=${{ subject: `${projectName(this.row)} · ${span}`, synthetic: this.progress.synthetic, attribution: text(this.row.attribution) }} @chart-pick=${() => this.#open(shown)}></fd-chart>
      <p class="note">${t('progress.causes.means')}</p>
      <form class="portfolio-form" @submit=${(event) => event.preventDefault()}><label class="form-field"><span>${t('progress.causes.of')}</span>
        <select name="month" @change=${(event) => change({ month: event.target.value }, { replace: true })}><option value="">${t('progress.all_months', { span: spanText(months) })}</option>${months.map(({ month }) => html`<option value=${month} .selected=${month === shown.month}>${monthText(month, 'long')}</option>`)}</select></label></form>`;
  }

  #open(shown) {
    this.tell('door', () => progressDoor(this.progress, shown, 'reduction_t'));
  }

  #table(steps, shown) {
    const said = ({ value, whole }) => (whole ? massLike(value, shown.planned_reduction_t || 1).text : signed(value / mass(shown.planned_reduction_t || 1).divisor, 3));
    const header = [t('progress.causes.step'), `${t('progress.figure.reduction_t')}, ${mass(shown.planned_reduction_t || 1).unit}`];
    const cell = (step) => html`<fd-number bare .label=${step.name} .written=${{ ...massLike(step.value, shown.planned_reduction_t || 1), text: said(step) }} .door=${() => progressDoor(this.progress, shown, 'reduction_t')}></fd-number>`;
    return { header: header, rows: steps.map(({ name, value }) => [name, value]), shown: steps.map((step) => [step.name, cell(step)]), file: { header: [t('progress.causes.step'), `${t('progress.figure.reduction_t')}, ${t('mass.gas.t')}`], rows: steps.map(({ name, value }) => [name, value]) } };
  }
}

/** Planned, each cause from where the one before ended, achieved. */
export function stepsOf({ planned_reduction_t: planned, reduction_t: achieved, by_cause_t: causes }) {
  let at = planned;
  const between = CAUSES.map((name) => {
    const from = at;
    at += causes[name];
    return { name: t(`progress.cause.${name}`), value: causes[name], from, to: at, whole: false };
  });
  return [{ name: t('progress.planned'), value: planned, from: 0, to: planned, whole: true, planned: true }, ...between, { name: t('progress.achieved'), value: achieved, from: 0, to: achieved, whole: true }];
}

customElements.define('fd-progress-causes', Causes);
