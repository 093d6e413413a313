// A 95 % range drawn: a band, the estimate on it, and a limit where there is one; all ranges of a list share one scale. Its numbers always stand beside it.
import { html, nothing, svg } from 'lit';
import { Component } from '../core/element.js';

const WIDTH = 200;
const HEIGHT = 16;

class Range extends Component {
  static properties = {
    low: { type: Number },
    value: { type: Number },
    high: { type: Number },
    maximum: { type: Number },
    limit: { type: Number },
    /** where a logarithmic scale begins; without it the scale is linear from zero */
    from: { type: Number },
  };

  render() {
    const maximum = this.maximum || this.high || 1;
    const x = (value) => share(value, this.from, maximum) * WIDTH;
    const cut = this.high > maximum;
    return html`<svg class="range" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <line class="range-axis" x1="0" x2=${WIDTH} y1="8" y2="8"></line>
      <rect class="range-band" x=${x(this.low)} y="4" width=${Math.max(x(this.high) - x(this.low), 1)} height="8" rx="1"></rect>
      ${cut ? svg`<path class="range-cut" d="M${WIDTH - 6} 4l6 4l-6 4z"></path>` : nothing}
      ${this.limit === undefined ? nothing : svg`<line class="range-limit" x1=${x(this.limit)} x2=${x(this.limit)} y1="0" y2=${HEIGHT}></line>`}
      <line class="range-value" x1=${x(this.value)} x2=${x(this.value)} y1="1" y2="15"></line>
    </svg>`;
  }
}

/** Where a value lies on the scale, from 0 to 1. */
function share(value, from, maximum) {
  if (!from) return Math.min(Math.max(value, 0), maximum) / maximum;
  return Math.log(Math.min(Math.max(value, from), maximum) / from) / Math.log(maximum / from);
}

customElements.define('fd-range', Range);
