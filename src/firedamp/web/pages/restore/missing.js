// What is missing? How much, of which kinds, said in words; then the map of it with its key.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { countsOf } from '../../core/gap-cells.js';
import { t } from '../../core/locale.js';
import { exact, percent } from '../../core/numbers.js';
import './gap-key.js';
import './gap-map.js';

class Missing extends Component {
  static properties = { run: { attribute: false }, kinds: { attribute: false }, chosen: { type: String }, picked: { attribute: false }, pickable: { type: Boolean } };

  render() {
    const { run } = this;
    const known = run.series.reduce((sum, each) => sum + each.known, 0);
    const missing = run.series.reduce((sum, each) => sum + each.missing, 0);
    const said = { count: run.series.length, series: exact(run.series.length), known: exact(known), missing: exact(missing), share: percent((100 * missing) / Math.max(known + missing, 1)) };
    return html`<h2 id="missing-title">${missing ? t('restore.missing', said) : t('restore.nothing_missing', said)}</h2>
      <p class="note">${t('restore.map_means')}${this.pickable ? ` ${t('restore.pick_means')}` : ''}</p>
      <fd-gap-key .counts=${countsOf(run.series)} .kinds=${this.kinds}></fd-gap-key>
      <fd-gap-map .run=${run} .kinds=${this.kinds} .chosen=${this.chosen} .picked=${this.picked} ?pickable=${this.pickable}></fd-gap-map>`;
  }
}

customElements.define('fd-missing', Missing);
