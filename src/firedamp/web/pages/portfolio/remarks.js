// What is to be minded about the answer? Its warnings, and what it rests on that is to be confirmed.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { projectName } from '../../core/portfolio.js';
import { decisive, warningsOf } from '../../doors/portfolio.js';
import { confirmList } from '../../components/drawer-parts.js';
import { reasonsOf } from '../../doors/portfolio-reasons.js';

class Remarks extends Component {
  static properties = { answer: { attribute: false } };

  /** What speaks against single projects that are chosen, and does not forbid a price. */
  #cautions() {
    const rows = new Map(this.answer.projects.map((row) => [row.record.id, row]));
    return this.answer.cautions.map(({ id, warnings }) => ({ name: projectName(rows.get(id)), said: warningsOf({ warnings }).join(' ') }));
  }

  render() {
    const warnings = warningsOf({ warnings: this.answer.warnings.filter((each) => !decisive(each)) });
    const confirm = reasonsOf(this.answer.to_confirm);
    const cautions = this.#cautions();
    if (!warnings.length && !cautions.length && !confirm.length) return nothing;
    return html`<section class="panel portfolio-remarks" aria-labelledby="portfolio-remarks"><h2 id="portfolio-remarks">${t('portfolio.remarks')}</h2>
      ${warnings.length ? html`<ul class="bullets">${warnings.map((said) => html`<li>${said}</li>`)}</ul>` : nothing}
      ${cautions.length ? html`<ul class="bullets">${cautions.map(({ name, said }) => html`<li><strong>${name}</strong>: ${said}</li>`)}</ul>` : nothing}
      ${confirmList(confirm)}</section>`;
  }
}

customElements.define('fd-portfolio-remarks', Remarks);
