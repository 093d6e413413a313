// The mine's passport: every field with its unit and where it comes from.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { companyName, named, t, text, word } from '../../core/locale.js';
import { mass, percent, placeText, quantity, year, yearWritten } from '../../core/numbers.js';
import { originMark } from '../../components/origin.js';

/** Which fields, in which order, in which form; `of` is where the origin of a field is told. */
const FIELDS = [
  { name: 'other_names', draw: (value) => value },
  { name: 'mining_method', draw: (value) => word('mining_method', value) },
  { name: 'capacity_t_year', draw: (value) => ({ ...mass(value, 'coal'), per: true }) },
  { name: 'depth_m', draw: (value) => quantity(value, 'm') },
  { name: 'coal_rank', draw: (value) => word('coal_rank', value) },
  { name: 'coal_use', draw: (value) => word('coal_use', value) },
  { name: 'reserves_t', draw: (value) => mass(value, 'coal') },
  { name: 'resources_t', draw: (value) => mass(value, 'coal') },
  { name: 'workforce', draw: (value) => quantity(value) },
  { name: 'opening_year', draw: yearWritten },
  { name: 'closing_year', draw: yearWritten },
  { name: 'coalfield', draw: (value) => value },
  { name: 'locality', draw: (value) => value },
  { name: 'gem_gas_content_m3_t', draw: (value) => quantity(value, 'm3/t'), model: true },
  { name: 'gem_emission_coefficient', draw: (value) => quantity(value), model: true },
  { name: 'gem_methane_m3', draw: (value) => quantity(value / 1e6, 'mln_m3'), model: true },
  { name: 'gem_methane_t', draw: (value) => mass(value), model: true },
];
/** The API names the tracker's model columns; their origin may stand under the concept. */
const ORIGIN_OF = { gem_gas_content_m3_t: 'gas_content_m3_t', gem_emission_coefficient: 'emission_coefficient' };

class Passport extends Component {
  static properties = { mine: { attribute: false } };

  render() {
    const { mine } = this;
    return html`<h2>${t('passport')}</h2>
      <dl class="passport">
        ${this.#plain(t('mine_type'), t(`mine_type.${mine.mine_type}`), 'mine_type')} ${this.#plain(t('status'), word('status', mine.status), 'status')}
        ${this.#plain(t('company'), companyName(mine.company), 'company')} ${this.#parents()} ${this.#plain(t('district'), text(mine.district.name), 'district')}
        ${FIELDS.filter(({ name, model }) => !model && present(mine[name])).map((field) => this.#field(field))} ${this.#place()}
      </dl>
      ${FIELDS.some(({ name, model }) => model && present(mine[name])) ? this.#model() : nothing} ${this.#outputs()}`;
  }

  #plain(label, value, name) {
    if (!value) return nothing;
    return html`<div><dt>${label}</dt><dd>${value} ${this.#origin(name)}</dd></div>`;
  }

  #field({ name, draw }) {
    const drawn = draw(this.mine[name]);
    if (typeof drawn === 'string') return this.#plain(t(`passport.${name}`), drawn, name);
    const unit = drawn.per ? t('unit.per_year', { unit: drawn.unit }) : drawn.unit;
    const written = { ...drawn, unit };
    return html`<div>
      <dt>${t(`passport.${name}`)}</dt>
      <dd><fd-number .label=${t(`passport.${name}`)} .written=${written} .door=${() => this.#door(name, written)}></fd-number> ${this.#origin(name)}</dd>
    </div>`;
  }

  #model() {
    const fields = FIELDS.filter(({ name, model }) => model && present(this.mine[name]));
    return html`<h3>${t('passport.model')}</h3>
      <p class="note">${t('passport.model_hint')}</p>
      <dl class="passport">${fields.map((field) => this.#field(field))}</dl>`;
  }

  #parents() {
    const named = this.mine.parents.map(({ name, share_percent: share }) => (share === null ? name : `${name} (${percent(share, 3)})`));
    return this.#plain(t('passport.parents'), named.join('; '), 'parent');
  }

  #place() {
    const { latitude, longitude, location_accuracy: accuracy } = this.mine;
    if (latitude === null || longitude === null) return nothing;
    const place = placeText(latitude, longitude);
    return this.#plain(t('passport.place'), accuracy ? `${place} (${word('accuracy', accuracy)})` : place, 'latitude');
  }

  #outputs() {
    if (!this.mine.outputs.length) return nothing;
    return html`<h3>${t('figure.output_t')}</h3>
      <dl class="passport">${this.mine.outputs.map((output) => {
        const written = mass(output.output_t, 'coal');
        const door = () => ({ title: t('figure.output_t'), subtitle: t('door.of_mine_year', { mine: named(this.mine.name), year: output.year }), written, origin: output.quality, facts: [{ label: t('door.source'), value: output.source }], attribution: this.#attribution(output) });
        return html`<div><dt>${year(output.year)}</dt><dd><fd-number .label="${t('figure.output_t')} ${year(output.year)}" .written=${written} .door=${door}></fd-number> ${originMark(output.quality, { wordless: true })}</dd></div>`;
      })}</dl>`;
  }

  #of(name) {
    return this.mine.origin[name] ?? this.mine.origin[ORIGIN_OF[name]];
  }

  #origin(name) {
    return originMark(this.#of(name)?.quality, { wordless: true });
  }

  /** @returns {import('../../doors/door.js').Door} */
  #door(name, written) {
    const { mine } = this;
    const origin = this.#of(name);
    const estimate = name === 'depth_m' && mine.depth_accuracy === 'estimate';
    return {
      title: t(`passport.${name}`),
      subtitle: named(mine.name),
      written,
      origin: origin?.quality,
      summary: estimate ? t('passport.depth_estimate') : '',
      facts: origin ? [{ label: t('door.source'), value: origin.source }, { label: t('door.row'), value: String(origin.row ?? '') }] : [],
      attribution: this.#attribution(origin),
    };
  }

  /** A figure with a source of a user's own, or changed by hand, is not the package's. */
  #attribution(origin) {
    const { attribution } = this.mine.source;
    return !origin || origin.source === attribution.en ? text(attribution) : '';
  }
}

const present = (value) => value !== null && value !== undefined && value !== '';

customElements.define('fd-passport', Passport);
