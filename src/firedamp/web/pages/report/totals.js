// What does the report come to? Greenhouse gases and methane of all sites, each a door to the sites they are summed from.
import { html, nothing } from 'lit';
import { gapsText } from '../../core/gaps.js';
import { t, word } from '../../core/locale.js';
import { mass } from '../../core/numbers.js';
import { sumDoor } from '../../doors/report.js';
import { syntheticNote } from '../../components/synthetic-banner.js';
import { Section } from './section.js';

const FIGURES = ['co2e_t', 'ch4_t'];

class ReportTotals extends Section {
  render() {
    const { totals, sites, calculations } = this.found;
    if (!calculations.length) return nothing;
    const gaps = this.report.kind === 'year' ? gapsText(this.found) : '';
    return html`${syntheticNote(sites.some(({ synthetic }) => synthetic))}<dl class="cards report-cards">${FIGURES.map((figure) => html`<div class="card">
      <dt>${t(`figure.${figure}`)}</dt>
      <dd><fd-number .label=${t(`figure.${figure}`)} .written=${mass(totals[figure])} .low=${totals[`${figure}_low`]} .high=${totals[`${figure}_high`]} .door=${() => sumDoor(this.report, this.found, totals, figure, { parts: sites })}></fd-number>
        <span class="note">${figure === 'co2e_t' ? t('totals.gwp', { gwp_set: word('gwp', this.found.gwp_set) }) : t('range.note')}</span></dd>
    </div>`)}</dl>${gaps ? html`<p class="note">${t('totals.incomplete', { gaps })}</p>` : nothing}`;
  }
}

customElements.define('fd-report-totals', ReportTotals);
