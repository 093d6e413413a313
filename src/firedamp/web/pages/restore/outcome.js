// What came of it? How many cells by which method and why; how many stay missing, and why.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact, percent } from '../../core/numbers.js';
import { momentText } from '../../doors/door.js';
import { methodOfRestoration } from '../../doors/restored.js';

class Outcome extends Component {
  static properties = { run: { attribute: false }, said: { attribute: false } };

  render() {
    const { run, said } = this;
    const restored = run.why.reduce((sum, { count }) => sum + count, 0);
    const how = [text(said.titles[run.method]), run.without_range < restored ? t('restore.level_of', { level: percent(run.level * 100) }) : '', t('restore.seed_of', { seed: run.seed }), `Firedamp ${run.software_version}`, momentText(run.restored)];
    return html`<h2 id="outcome-title">${t('restore.outcome', { count: restored, written: exact(restored), left: exact(run.left) })}</h2>
      <p class="note">${how.filter(Boolean).join(' · ')}</p>
      <ul class="restore-outcome">${run.why.map((each) => html`<li><strong>${exact(each.count)}</strong> ${this.#method(each.method)}: ${text(said.reasons[each.reason])}</li>`)}</ul>
      ${run.without_range ? html`<p class="note">${t('restore.bare', { count: run.without_range, written: exact(run.without_range) })}</p>` : nothing}
      ${run.left ? html`<h3>${t('restore.left', { count: run.left, written: exact(run.left) })}</h3><ul class="restore-outcome">${Object.entries(run.left_why).map(([reason, count]) => html`<li><strong>${exact(count)}</strong> ${text(said.reasons[reason])}</li>`)}</ul>` : nothing}`;
  }

  #method(id) {
    const door = methodOfRestoration(this.said, id);
    if (!door) return text(this.said.titles[id]) || id;
    return html`<button type="button" class="number" aria-haspopup="dialog" @click=${() => this.tell('door', () => door)}>${text(this.said.titles[id])}</button>`;
  }
}

customElements.define('fd-outcome', Outcome);
