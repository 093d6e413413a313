// How far is a value from its limits? A bar with a tick for each limit; its numbers always stand beside it.
import { html, nothing, svg } from 'lit';
import { Component } from '../core/element.js';
import { levelOf } from '../core/readings.js';

const [WIDTH, HEIGHT] = [160, 14];
/** How far the scale reaches beyond the highest limit. */
const BEYOND = 1.35;

class LimitBar extends Component {
  static properties = {
    value: { attribute: false },
    /** {warning_limit, alarm_limit} */
    limits: { attribute: false },
    low: { attribute: false },
    high: { attribute: false },
    /** whether the value is forecast: then no limit is passed yet */
    ahead: { type: Boolean },
  };

  render() {
    const { value, limits, low, high } = this;
    const known = [limits.warning_limit, limits.alarm_limit].filter((each) => typeof each === 'number');
    if (!known.length || typeof value !== 'number') return nothing;
    const end = Math.max(...known) * BEYOND;
    const x = (at) => (Math.min(Math.max(at, 0), end) / end) * WIDTH;
    const tick = (at, kind) => (typeof at === 'number' ? svg`<line class="limit-tick ${kind}" x1=${x(at)} x2=${x(at)} y1="0" y2=${HEIGHT}></line>` : nothing);
    return html`<svg class="limit-bar level-${levelOf(value, limits)} ${this.ahead ? 'ahead' : ''}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <rect class="limit-ground" width=${WIDTH} y="4" height="6" rx="3"></rect>
      <rect class="limit-value" width=${Math.max(x(value), 1)} y="4" height="6" rx="3"></rect>
      ${typeof low === 'number' ? svg`<line class="limit-range" x1=${x(low)} x2=${x(high)} y1="7" y2="7"></line>` : nothing}
      ${tick(limits.warning_limit, 'warning')} ${tick(limits.alarm_limit, 'alarm')}
    </svg>`;
  }
}

customElements.define('fd-limit-bar', LimitBar);
