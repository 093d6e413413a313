// What do the cells of the map mean? Each state that is there: its shape, its word, how many.
import { html } from 'lit';
import { colours } from '../../core/charts.js';
import { Component } from '../../core/element.js';
import { STATES } from '../../core/gap-cells.js';
import { t, text } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { themeChanges } from '../../core/theme.js';
import { drawCell } from './gap-drawing.js';

const [WIDE, TALL] = [18, 18];

class GapKey extends Component {
  static properties = { counts: { attribute: false }, kinds: { attribute: false } };

  connectedCallback() {
    super.connectedCallback();
    this.watch(themeChanges, 'change');
  }

  render() {
    const there = STATES.filter((state) => this.counts[state]);
    return html`<ul class="gap-key" aria-label=${t('chart.key')}>${there.map((state) => html`<li><canvas data-state=${state} aria-hidden="true"></canvas>${this.#words(state)} <strong>${exact(this.counts[state])}</strong></li>`)}</ul>`;
  }

  #words(state) {
    return state in this.kinds ? t('restore.gap_of', { kind: text(this.kinds[state]) }) : t(`restore.cell.${state}`);
  }

  updated() {
    const sharpness = devicePixelRatio || 1;
    for (const canvas of this.querySelectorAll('canvas')) {
      Object.assign(canvas, { width: WIDE * sharpness, height: TALL * sharpness });
      const pen = canvas.getContext('2d');
      pen.scale(sharpness, sharpness);
      drawCell(pen, canvas.dataset.state, { x: 0, y: 0, width: WIDE, height: TALL }, colours());
    }
  }
}

customElements.define('fd-gap-key', GapKey);
