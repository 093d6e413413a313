// Is anything counted twice, or calculated for another kind of mine? Each finding with the calculations it is between.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { named, t, text } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { takeIn, takeOut } from '../../core/reports-api.js';
import { Section } from './section.js';

class ReportCountedTwice extends Section {
  render() {
    const problems = this.found.double_counting;
    if (!this.found.calculations.length) return nothing;
    return this.panel('twice', t('report.twice'), problems.length ? html`<ul class="twice">${problems.map((each) => this.#problem(each))}</ul>` : html`<p class="way-free"><span aria-hidden="true">✓</span> ${t('report.twice.none')}</p>`);
  }

  #problem({ message, entries = [] }) {
    const own = entries.map((id) => this.found.calculations.find((each) => each.id === id)).filter(Boolean);
    return html`<li><p>${named(message)}</p>
      <ul class="plain-list">${own.map((each) => html`<li>
        <div><a href=${href(`/calculations/${each.id}`)}>${each.name || t('name.none')}</a> <span class="muted">${text(each.title)}</span></div>
        ${this.enters ? html`<button type="button" class="button" aria-label="${t('report.take_out')}: ${each.name || t('name.none')}" ?disabled=${this.busy} @click=${() => this.#out(each)}>${t('report.take_out')}</button>` : nothing}
      </li>`)}</ul></li>`;
  }

  async #out(row) {
    const { report } = this;
    this.goOnAt('report-twice');
    if (!(await this.act(() => takeOut(report.id, row.id)))) return;
    tellNotice({ words: () => t('report.taken_out', { name: row.name || t('name.none') }), undo: () => this.act(() => takeIn(report.id, row.id)) });
  }
}

customElements.define('fd-report-counted-twice', ReportCountedTwice);
