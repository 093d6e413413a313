// What is to be minded about the answer? Its warnings, and what it rests on that is to be confirmed.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { warningsOf } from '../../doors/portfolio.js';
import { confirmList } from '../../components/drawer-parts.js';
import { reasonsOf } from '../../doors/portfolio-reasons.js';

class Remarks extends Component {
  static properties = { answer: { attribute: false } };

  render() {
    const warnings = warningsOf(this.answer);
    const confirm = reasonsOf(this.answer.to_confirm);
    if (!warnings.length && !confirm.length) return nothing;
    return html`<section class="panel portfolio-remarks" aria-labelledby="portfolio-remarks"><h2 id="portfolio-remarks">${t('portfolio.remarks')}</h2>
      ${warnings.length ? html`<ul class="bullets">${warnings.map((said) => html`<li>${said}</li>`)}</ul>` : nothing}
      ${confirmList(confirm)}</section>`;
  }
}

customElements.define('fd-portfolio-remarks', Remarks);
