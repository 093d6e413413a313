// Compliance: do mines and companies keep the dated limits, those in force and those ahead?
import { html, nothing } from 'lit';
import { change, href, parameter, settings } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { currentLanguage, named, t, text } from '../core/locale.js';
import { currentUser, knownUser, sessionChanges } from '../core/session.js';
import { compliance, compliancePath } from '../core/topdown-api.js';
import { attributionLine } from '../components/attribution.js';
import { filterList } from '../components/filter-list.js';
import { empty, failure, skeleton } from '../components/states.js';
import { syntheticNote } from '../components/synthetic-banner.js';
import '../components/download-link.js';
import '../components/room-tabs.js';
import './compliance/counts.js';
import './compliance/rows.js';

const STATES = ['exceeds', 'unknown', 'passes', 'not_applicable'];
const EVERY = 'every';
const METHODS = ['best', 'ipcc2006', 'ru.factors', 'measured', 'abundance', 'gas_content'];

class Compliance extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.found = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
    this.addEventListener('filtered', ({ detail }) => change(detail));
  }

  #asked() {
    const { basin, year, gwp_set } = settings();
    return { basin, year, gwp_set, method: parameter('by') || 'best', organisation: parameter('organisation') };
  }

  willUpdate() {
    const asked = this.#asked();
    this.found.want(JSON.stringify([asked, currentUser()?.username]), async () => {
      await knownUser();
      return compliance(asked);
    });
  }

  render() {
    const found = this.found.value;
    document.title = `${t('compliance.title')} · Firedamp`;
    return html`<div class="page compliance ${this.found.loading ? 'loading' : ''} ${found || this.found.error ? '' : 'unsettled'}" aria-busy=${this.found.loading}>
      <header class="page-head"><div><h1>${t('compliance.title')}</h1><p class="lead">${t('compliance.answers')}</p></div>
        <div class="page-actions">${found ? this.#files() : nothing}</div></header>
      <fd-room-tabs room="calculate" .address=${this.address}></fd-room-tabs>
      ${syntheticNote(found?.synthetic, t('compliance.synthetic'))}
      ${this.#filters()} ${this.#content(found)}
    </div>`;
  }

  #files() {
    const wanted = { ...this.#asked(), limit_id: parameter('limit'), status: STATES.includes(parameter('status')) ? parameter('status') : '', lang: currentLanguage() };
    return ['csv', 'xlsx'].map((format) => html`<fd-download .path=${compliancePath({ ...wanted, format })} .label=${format.toUpperCase()} .name=${t('compliance.title')}></fd-download>`);
  }

  #filters() {
    const own = (currentUser()?.organisations ?? []).map(({ id, name }) => [id, named(name)]);
    return html`<section class="panel" aria-label=${t('filters')}><div class="portfolio-form compliance-filters">
      <label class="form-field"><span>${t('compliance.method')}</span><select name="by" aria-label=${t('compliance.method')} @change=${(event) => change({ by: event.target.value === 'best' ? '' : event.target.value })}>${METHODS.map((each) => html`<option value=${each} .selected=${(parameter('by') || 'best') === each}>${t(`method.${each}`)}</option>`)}</select></label>
      <label class="form-field"><span>${t('compliance.state')}</span>${filterList(this, 'status', t('compliance.state'), t('compliance.telling'), [...STATES.map((each) => [each, t(`compliance.status.${each}`)]), [EVERY, t('compliance.any')]])}</label>
      ${own.length ? html`<label class="form-field"><span>${t('organisation')}</span>${filterList(this, 'organisation', t('organisation'), t('compliance.whole_basin'), own)}</label>` : nothing}
    </div><p class="note">${t('compliance.binds')}</p></section>`;
  }

  #content(found) {
    const { error } = this.found;
    if (error?.broke?.('no_lines')) return empty(t('compliance.none'), t('compliance.none_hint'), html`<a class="button" href=${href('/compliance', { year: '', by: '' })}>${t('compliance.latest')}</a>`);
    if (error) return failure(error, () => this.found.again());
    if (!found) return skeleton(12);
    const organisation = parameter('organisation');
    if (organisation && !found.rows.length) return empty(t('compliance.no_sites'), t('compliance.no_sites_hint'), html`<a class="button" href=${href(`/organisations/${encodeURIComponent(organisation)}`)}>${t('compliance.to_organisation')}</a>`);
    const limit = found.counts.find((each) => each.limit.id === parameter('limit'));
    const [wanted, status] = [limit?.limit.id, parameter('status')];
    const of = found.rows.filter((row) => !wanted || row.limit.id === wanted);
    const rows = of.filter((row) => (status ? status === EVERY || row.status === status : row.status !== 'not_applicable')).sort((one, other) => STATES.indexOf(one.status) - STATES.indexOf(other.status));
    const aside = status ? 0 : of.length - rows.length;
    return html`<fd-compliance-counts class="panel" .found=${found} .address=${this.address}></fd-compliance-counts>
      <fd-compliance-rows class="panel" .found=${found} .rows=${rows} .aside=${aside} .heading=${limit ? text(limit.limit.name) : t('compliance.rows')}></fd-compliance-rows>
      ${attributionLine(found.attribution)}`;
  }
}

customElements.define('fd-compliance', Compliance);
