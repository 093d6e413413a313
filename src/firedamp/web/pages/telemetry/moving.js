// How does one move along the readings without a mouse? Buttons for earlier, later, nearer, farther and usual spans; times that are typed.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';

const HOUR = 3_600_000;
const SPANS = { hour: HOUR, shift: 6 * HOUR, day: 24 * HOUR, week: 168 * HOUR, month: 720 * HOUR };
const [STEP, NEARER, LEAST] = [0.5, 2, 10_000];

class Moving extends Component {
  static properties = { window: { attribute: false }, extent: { attribute: false }, times: { attribute: false } };

  render() {
    const [first, last] = this.extent;
    const [from, to] = this.window;
    const button = (name, sign, target, off) => html`<button type="button" class="icon-button" aria-label=${t(`telemetry.move.${name}`)} title=${t(`telemetry.move.${name}`)} ?disabled=${off} @click=${() => this.#go(...target)}>${sign}</button>`;
    const span = to - from;
    const middle = (from + to) / 2;
    return html`<div class="telemetry-moving" role="group" aria-label=${t('telemetry.span')}>
      <div class="chips">
        ${button('earlier', '←', [from - span * STEP, to - span * STEP], from <= first)}
        ${button('later', '→', [from + span * STEP, to + span * STEP], to >= last)}
        ${button('nearer', '+', [middle - span / NEARER / 2, middle + span / NEARER / 2], span / NEARER < LEAST)}
        ${button('farther', '−', [middle - (span * NEARER) / 2, middle + (span * NEARER) / 2], from <= first && to >= last)}
        ${Object.entries(SPANS).filter(([, wide]) => wide < last - first).map(([name, wide]) => html`<button type="button" class="chip" aria-pressed=${Math.abs(span - wide) < 1000} @click=${() => this.#go(to - wide, to)}>${t(`telemetry.span.${name}`)}</button>`)}
        <button type="button" class="chip" aria-pressed=${from <= first && to >= last} @click=${() => this.#go(first, last)}>${t('telemetry.span.all')}</button>
      </div>
      ${this.times.arbitrary ? html`<span class="muted telemetry-span">${this.times.span(from, to)}</span>` : html`<span class="telemetry-span">${this.#typed('from', from, (at) => this.#go(at, Math.max(to, at + LEAST)))} – ${this.#typed('to', to, (at) => this.#go(Math.min(from, at - LEAST), at))}</span>`}
    </div>`;
  }

  /** As the mine's clock shows it. */
  #typed(name, at, said) {
    const shown = new Date(at + this.times.shift(at)).toISOString().slice(0, 16);
    return html`<input type="datetime-local" aria-label=${t(`telemetry.${name}`)} .value=${live(shown)} @change=${(event) => event.target.value && said(this.#moment(event.target.value))} />`;
  }

  #moment(wall) {
    const at = Date.parse(`${wall}Z`);
    return at - this.times.shift(at - this.times.shift(at));
  }

  /** Within what there is, the same span where it can be. */
  #go(from, to) {
    const [first, last] = this.extent;
    const span = Math.min(to - from, last - first);
    const begin = Math.min(Math.max(from, first), last - span);
    this.tell('moved', [begin, begin + span]);
  }
}

customElements.define('fd-telemetry-moving', Moving);
