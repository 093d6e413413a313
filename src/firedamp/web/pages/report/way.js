// What stands in the way of issuing the report? Grouped, counted, each with a link to where it is mended; else that it may be issued.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { named, t, text } from '../../core/locale.js';
import { cellId, leadTo, Section } from './section.js';

const MOST = 6;
/** The groups in the order in which one mends them, with the section of each. */
const GROUPS = {
  year: ['calculations', ['year_not_over']],
  begin: ['calculations', ['nothing_calculated', 'synthetic_among_real']],
  sites: ['calculations', ['not_of_a_site']],
  particulars: ['', ['particular_missing', 'check_digit', 'not_so_many_digits']],
  gaps: ['matrix', ['cell_missing', 'reason_missing', 'mined_without_emission', 'mined_not_estimated', 'negative_emission']],
  twice: ['twice', ['unfit_for_site', 'kind_contradicts', 'covered_twice', 'given_again', 'given_at_two_sites', 'outputs_differ', 'exceeds_year', 'burnt_not_taken_off']],
  questions: ['questions', ['period_partial', 'parts_of_year', 'streams_alike', 'utilised_without_evidence', 'flared_without_evidence', 'factor_of_own', 'uncertainty_of_own', 'output_unlike_reference', 'daily_output_unlike', 'number_unlike_reference', 'emission_unlike_tier1']],
  changes: ['comparison', ['change_unexplained']],
  confirm: ['confirming', ['not_confirmed']],
};
const KNOWN = new Set(Object.values(GROUPS).flatMap(([, rules]) => rules));
const LED = { sites: ({ field }) => `left-out-${field}`, questions: ({ field }) => `reason-${field}`, gaps: ({ field }) => cellId({ mine_id: field.split('|')[0], category: field.split('|')[1] }), changes: ({ field }) => `reason-${field}` };
/** A problem that names its site is said by that; any other by the server's words. */
const SHORT = {
  gaps: ({ site, category }) => `${named(site)}: ${text(category)}`,
  changes: ({ site }) => named(site),
  confirm: () => '',
};

class ReportWay extends Section {
  /** Lead the reader here: what was wanted is not possible yet. */
  show() {
    leadTo(null, 'report-way');
  }

  render() {
    const problems = this.found.in_the_way;
    const groups = Object.entries(GROUPS).map(([name, [, rules]]) => [name, problems.filter(({ rule }) => rules.includes(rule) || (name === 'begin' && !KNOWN.has(rule)))]);
    const title = problems.length ? t('report.way.title', { count: problems.length }) : t('report.way.free');
    return this.panel('way', title, html`${this.#progress()}
      ${problems.length ? html`<ul class="way">${groups.filter(([, found]) => found.length).map(([name, found]) => this.#group(name, found))}</ul>` : html`<p class="way-free"><span aria-hidden="true">✓</span> ${this.report.kind === 'year' ? t('report.way.free_means') : t('report.way.free_one')}</p>`}`);
  }

  /** How many of the sources are accounted for. */
  #progress() {
    const total = this.found.cells.length;
    if (this.report.kind !== 'year' || !total) return nothing;
    const { missing, not_estimated: unknown } = this.found.completeness;
    const done = total - missing - unknown;
    return html`<p class="way-progress"><progress max=${total} value=${done} aria-label=${t('report.way.progress')}></progress> ${t('report.way.accounted', { count: total, done })}${unknown ? ` ${t('report.way.not_estimated', { count: unknown })}` : ''}</p>`;
  }

  #group(name, problems) {
    const [section] = GROUPS[name];
    const said = SHORT[name] ?? (({ message }) => named(message));
    const listed = problems.slice(0, MOST).filter((each) => said(each));
    const rest = listed.length ? problems.length - listed.length : 0;
    return html`<li>
      ${this.#head(name, section, problems.length)}
      <span class="muted">${t(`report.way.${name}.means`)}</span>
      ${listed.length ? html`<ul>${listed.map((each) => this.#problem(name, section, each, said(each)))}${rest ? html`<li class="muted">${t('report.way.more', { count: rest })}</li>` : nothing}</ul>` : nothing}
    </li>`;
  }

  /** The particulars are those of the organisation, and stand on its own page. */
  #head(name, section, count) {
    const words = html`<strong>${t(`report.way.${name}`, { count })}</strong>`;
    if (!section) return html`<a href=${href(`/organisations/${encodeURIComponent(this.report.organisation.id)}`)}>${words}</a>`;
    return html`<a href="#report-${section}" @click=${(event) => leadTo(event, `report-${section}`)}>${words}</a>`;
  }

  #problem(name, section, problem, words) {
    if (!section) return html`<li>${words}</li>`;
    const id = LED[name]?.(problem) ?? `report-${section}`;
    return html`<li><a href="#${id}" @click=${(event) => leadTo(event, id)}>${words}</a></li>`;
  }
}

customElements.define('fd-report-way', ReportWay);
