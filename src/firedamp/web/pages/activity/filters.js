// Which entries are shown? By person, kind of deed, organisation, dates; what is chosen stands as chips.
import { html, nothing } from 'lit';
import { parameter } from '../../core/address.js';
import { DEEDS, deedWords } from '../../core/deeds.js';
import { Component } from '../../core/element.js';
import { named, plainWords, t } from '../../core/locale.js';
import { members } from '../../core/organisation-api.js';
import { currentUser, organisationsWith } from '../../core/session.js';
import { dateText } from '../../doors/door.js';
import '../../components/combobox.js';

const MOST = 12;

class ActivityFilters extends Component {
  static properties = { address: { type: String }, seen: { attribute: false } };

  #people = null;

  render() {
    const organisations = organisationsWith('read');
    return html`<form class="filters" role="search" aria-label=${t('filters')} @submit=${(event) => event.preventDefault()}>
      <fd-combobox .label=${t('activity.who')} .hint=${t('activity.anybody')} .chosen=${parameter('who')} .find=${(query) => this.#find(query)} @picked=${({ detail }) => this.#tell({ who: detail?.id ?? '' })}></fd-combobox>
      <label><span>${t('activity.deed')}</span>${this.#deeds()}</label>
      ${organisations.length ? html`<label><span>${t('organisation')}</span>${this.#select('organisation', t('activity.any_organisation'), organisations.map(({ id, name }) => [id, named(name)]))}</label>` : nothing}
      ${this.#date('since')} ${this.#date('until')}
      ${this.#chips(organisations)}
    </form>`;
  }

  #select(name, all, options) {
    return html`<select name=${name} @change=${(event) => this.#tell({ [name]: event.target.value })}>
      <option value="" .selected=${!parameter(name)}>${all}</option>
      ${options.map(([value, said]) => html`<option value=${value} .selected=${parameter(name) === value}>${said}</option>`)}
    </select>`;
  }

  #deeds() {
    const chosen = parameter('deed');
    return html`<select name="deed" @change=${(event) => this.#tell({ deed: event.target.value })}>
      <option value="" .selected=${!chosen}>${t('activity.any_deed')}</option>
      ${Object.entries(DEEDS).map(([kind, deeds]) => html`<optgroup label=${t(`deeds.${kind}`)}>
        ${deeds.length > 1 ? html`<option value=${kind} .selected=${chosen === kind}>${t('deeds.all', { kind: t(`deeds.${kind}`) })}</option>` : nothing}
        ${deeds.map((deed) => html`<option value="${kind}.${deed}" .selected=${chosen === `${kind}.${deed}`}>${deedWords(`${kind}.${deed}`)}</option>`)}
      </optgroup>`)}
    </select>`;
  }

  #date(name) {
    return html`<label><span>${t(`activity.${name}`)}</span><input type="date" name=${name} .value=${parameter(name)} @change=${(event) => this.#tell({ [name]: event.target.value })} /></label>`;
  }

  #chips(organisations) {
    const said = {
      who: (value) => value,
      deed: (value) => (value in DEEDS ? t(`deeds.${value}`) : deedWords(value)),
      organisation: (value) => named(organisations.find(({ id }) => id === value)?.name ?? value),
      since: (value) => t('activity.since_chip', { date: dateText(value) }),
      until: (value) => t('activity.until_chip', { date: dateText(value) }),
    };
    const set = Object.keys(said).filter((name) => parameter(name));
    if (!set.length) return nothing;
    return html`<div class="chips">
      ${set.map((name) => html`<button type="button" class="chip" aria-label="${t('filters.remove')}: ${said[name](parameter(name))}" @click=${() => this.#tell({ [name]: '' })}>${said[name](parameter(name))} ✕</button>`)}
      ${set.length > 1 ? html`<button type="button" class="chip" @click=${() => this.#tell(Object.fromEntries(set.map((name) => [name, ''])))}>${t('filters.clear')}</button>` : nothing}
    </div>`;
  }

  #tell(filters) {
    this.tell('filtered', filters);
  }

  /** People of one's organisations, those seen in the list, and whatever is typed: a name may be of the past. */
  async #find(query) {
    this.#people ??= this.#known();
    const known = new Set([...(await this.#people), ...this.seen]);
    const fitting = [...known].filter((name) => plainWords(name).includes(plainWords(query))).sort().slice(0, MOST);
    return [...fitting, ...(query && !known.has(query) ? [query] : [])].map((name) => ({ id: name, title: name }));
  }

  async #known() {
    const lists = await Promise.all(organisationsWith('read').map(({ id }) => members(id).catch(() => ({ items: [] }))));
    return [currentUser()?.username, ...lists.flatMap(({ items }) => items.map(({ username }) => username))].filter(Boolean);
  }
}

customElements.define('fd-activity-filters', ActivityFilters);
