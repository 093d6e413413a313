// Which mines does the organisation report, in which years? Found by name, taken and put back.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { wholeFault } from '../../core/faults.js';
import { findMinesAnywhere } from '../../core/find-mines.js';
import { Load } from '../../core/load.js';
import { named, t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { setSites, sites } from '../../core/organisation-api.js';
import { year } from '../../core/numbers.js';
import { empty, loaded } from '../../components/states.js';
import '../../components/combobox.js';
import '../../components/sure-dialog.js';

const given = ({ mine_id, first_year, last_year }) => ({ mine_id, first_year, last_year });

class Sites extends Component {
  static properties = { organisationId: { type: String }, manages: { type: Boolean }, problem: { state: true } };

  #last = Promise.resolve(true);

  constructor() {
    super();
    this.data = new Load(this);
    this.problem = null;
  }

  willUpdate() {
    this.data.want(this.organisationId, () => sites(this.organisationId));
  }

  render() {
    return html`<section class="panel" aria-labelledby="sites-title">
      <h2 id="sites-title">${t('sites')}</h2>
      <p class="muted">${t('sites.what')}</p>
      ${this.manages ? html`<fd-combobox .label=${t('sites.add')} .hint=${t('sites.add_hint')} .chosen=${''} .find=${findMinesAnywhere} @picked=${({ detail }) => detail && this.#add(detail)}></fd-combobox>` : nothing}
      ${this.problem ? html`<p class="field-problem" role="alert" id="sites-problem">${this.problem.words}</p>` : nothing}
      ${loaded(this.data, ({ items }) => (items.length ? html`<ul class="plain-list sites">${repeat(items, ({ mine_id: mine }) => mine, (site) => this.#site(site))}</ul>` : empty(t('sites.none'), this.manages ? t('sites.none_hint') : t('sites.none_see'))), 3)}
      <fd-sure-dialog></fd-sure-dialog>
    </section>`;
  }

  #site(site) {
    return html`<li>
      <div><a href=${href(`/mines/${encodeURIComponent(site.mine_id)}`)}>${named(site.name)}</a><p class="muted">${t(`mine_type.${site.mine_type}`)}</p></div>
      ${this.manages ? html`<div class="row-tools">${this.#year(site, 'first_year')} ${this.#year(site, 'last_year')}
        <button type="button" class="icon-button" aria-label="${t('sites.remove')}: ${named(site.name)}" title=${t('sites.remove')} @click=${() => this.#remove(site)}>✕</button></div>` : html`<span class="muted">${this.#years(site)}</span>`}
    </li>`;
  }

  #years({ first_year: first, last_year: last }) {
    if (first && last) return t('sites.from_to', { first: year(first), last: year(last) });
    if (first) return t('sites.from', { year: year(first) });
    return last ? t('sites.to', { year: year(last) }) : t('sites.always');
  }

  #year(site, name) {
    const faulty = this.problem?.site === site.mine_id && this.problem.field === name;
    return html`<label class="year-field">${t(`sites.${name}`)}
      <input inputmode="numeric" maxlength="4" size="4" placeholder=${t('sites.open_end')} .value=${String(site[name] ?? '')} aria-invalid=${faulty} aria-describedby=${faulty ? 'sites-problem' : nothing} aria-label="${t(`sites.${name}`)}: ${named(site.name)}" @change=${(event) => this.#setYear(site, name, event.target.value.trim())} />
    </label>`;
  }

  #setYear(site, name, said) {
    if (said && !/^\d{4}$/.test(said)) {
      this.problem = { site: site.mine_id, field: name, words: t('sites.not_a_year', { value: said }) };
      return;
    }
    const wanted = said ? Number(said) : null;
    this.#change((all) => all.map((each) => (each.mine_id === site.mine_id ? { ...each, [name]: wanted } : each)), { site: site.mine_id, field: name });
  }

  async #add({ id, title }) {
    const done = await this.#change((all) => (all.some((each) => each.mine_id === id) ? all : [...all, { mine_id: id, first_year: null, last_year: null }]));
    if (done) tellNotice({ words: () => t('sites.added', { name: title }) });
  }

  /** A site that stands in reports is asked about first: its calculations are then in their way. */
  async #remove(site) {
    const act = () => this.#change((all) => all.filter((each) => each.mine_id !== site.mine_id));
    const question = { title: t('sites.remove_title', { name: named(site.name) }), says: t('sites.remove_sure', { years: site.years.map(year).join(', ') }), does: t('sites.remove') };
    let done = false;
    const remove = async () => { done = await act(); };
    if (site.years.length) await this.querySelector('fd-sure-dialog').ask({ ...question, act: remove });
    else await remove();
    if (done) tellNotice({ words: () => t('sites.removed', { name: named(site.name) }), undo: () => this.#change((all) => [...all, given(site)]) });
  }

  /** One change after another, so that none is made of a list that another is changing. */
  #change(make, at = {}) {
    this.#last = this.#last.then(() => this.#changeNow(make, at));
    return this.#last;
  }

  /** A change of the list as it is now: what somebody else changed meanwhile stays. */
  async #changeNow(make, at) {
    this.problem = null;
    try {
      const { items } = await sites(this.organisationId);
      this.data.value = await setSites(this.organisationId, make(items.map(given)));
    } catch (error) {
      this.problem = { ...at, words: wholeFault(error) };
      return false;
    } finally {
      this.requestUpdate();
    }
    return true;
  }
}

customElements.define('fd-sites', Sites);
