// Must the organisation report by Federal Law 296-FZ? The threshold, the sum, the distance, how sure that is; other GWP sets beside.
import { html, nothing } from 'lit';
import { gapsText } from '../../core/gaps.js';
import { named, t, word } from '../../core/locale.js';
import { limitText, mass, year } from '../../core/numbers.js';
import { distanceDoor, sumDoor } from '../../doors/report.js';
import '../../components/gwp-beside.js';
import '../../components/range.js';
import { Section } from './section.js';

const VERDICTS = {
  exceeded: { shape: '▲', mark: 'above', says: () => t('report.law.must') },
  below: { shape: '▽', mark: 'below', says: () => t('report.law.need_not') },
  undetermined: { shape: '?', mark: 'uncertain', says: () => t('report.law.undetermined') },
};

class ReportLaw extends Section {
  render() {
    const { screening, calculations } = this.found;
    if (!calculations.length) return nothing;
    return this.panel('law', t('report.law'), html`${screening ? this.#screened(screening) : html`<p class="muted">${t('threshold.none', { year: year(this.report.year) })}. ${t('threshold.none_hint')}</p>`}
      ${this.#beside()}`);
  }

  #screened(row) {
    const limit = row.threshold_t;
    const written = mass(row.distance_t);
    const signed = row.distance_t > 0 ? { ...written, text: `+${written.text}` } : written;
    const sum = html`<fd-number .label=${t('report.law.sum')} .written=${mass(row.co2e_t)} .low=${row.co2e_t_low} .high=${row.co2e_t_high} .door=${() => sumDoor(this.report, this.found, this.found.totals, 'co2e_t', { parts: this.found.sites })}></fd-number>`;
    const { shape, mark, says } = VERDICTS[row.verdict];
    return html`<p class="law-verdict"><span class="certainty certainty-${mark}"><span aria-hidden="true">${shape}</span> ${says()}</span> ${t(`report.law.${row.certainty}`)}</p>
      ${row.incomplete.length ? html`<p class="note">${t('totals.incomplete', { gaps: gapsText(this.found) })}</p>` : nothing}
      <dl class="facts law-facts">
        <div><dt>${t('report.law.threshold')}</dt><dd>${limitText(limit)}</dd></div>
        <div><dt>${t('report.law.sum')}</dt><dd>${sum}</dd></div>
        <div><dt>${t('report.law.distance')}</dt><dd><fd-number .label=${t('report.law.distance')} .written=${signed} .door=${() => distanceDoor(this.report, this.found)}></fd-number></dd></div>
      </dl>
      <fd-range .low=${row.co2e_t_low} .value=${row.co2e_t} .high=${row.co2e_t_high} .maximum=${Math.max(row.co2e_t_high, limit) * 1.1} .limit=${limit}></fd-range>`;
  }

  #beside() {
    const { totals, gwp_beside: beside, gwp_set: chosen, to_confirm: toConfirm } = this.found;
    const names = Object.keys(beside);
    if (!names.length) return nothing;
    return html`<details class="law-beside"><summary>${t('report.law.beside', { gwp_set: word('gwp', chosen) })}</summary><fd-gwp-beside fixed .beside=${beside} .chosen=${chosen} .gases=${totals} .subject=${named(this.report.organisation.name)} .toConfirm=${toConfirm.filter(({ confirmation }) => !confirmation)}></fd-gwp-beside></details>`;
  }
}

customElements.define('fd-report-law', ReportLaw);
