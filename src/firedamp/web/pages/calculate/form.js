// The form that a sheet makes: what must be given first, then what may be refined, faults listed on top.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { leftOut } from './draft.js';
import './field.js';
import './list-field.js';
import { otherKind } from './offers-of.js';

class CalculationForm extends Component {
  static properties = {
    sheet: { attribute: false },
    draft: { attribute: false },
    /** of which it is calculated, or null */
    mine: { attribute: false },
    /** {path, label, message}: of the form and of the server */
    faults: { attribute: false },
    /** the last result, for what the method took and how unsure it took it */
    result: { attribute: false },
  };

  render() {
    const { sheet } = this;
    const out = leftOut(sheet, this.draft);
    const shown = sheet.inputs.filter((item) => !out.has(item.name) && item.kind !== 'text');
    const alternatives = new Set((sheet.alternatives ?? []).flat(2));
    const first = shown.filter((item) => item.required || alternatives.has(item.name) || this.#filled(item));
    const rest = shown.filter((item) => !first.includes(item));
    return html`<form class="calculation-form" aria-label=${t('calculate.inputs')} @submit=${(event) => event.preventDefault()}>
      ${this.#faults()} ${(sheet.alternatives ?? []).map((ways, place) => this.#ways(ways, place))}
      <div class="fields">${first.map((item) => this.#field(item))}</div>
      ${rest.length ? html`<h3>${t('calculate.refine')}</h3><div class="fields">${rest.map((item) => this.#field(item))}</div>` : nothing} ${this.#steps()}
    </form>`;
  }

  /** What the mine's data filled in stands with what must be given, so that the order holds while one types. */
  #filled(item) {
    return item.kind === 'list' || this.draft.filled.includes(item.name);
  }

  #faults() {
    const known = new Set(this.sheet.inputs.map((item) => item.name));
    if (!this.faults.length) return nothing;
    return html`<div class="fault-list" role="alert">
      <strong>${t('check.title', { count: this.faults.length })}</strong>
      <ul>${this.faults.map(({ path, label, message }) => {
        const said = label ? `${label}: ${message}` : message;
        return html`<li>${known.has(path.split(/[[.]/)[0]) ? html`<a href="#field-${path.replace(/[^\w]/g, '-')}" @click=${(event) => this.#to(event, path)}>${said}</a>` : said}</li>`;
      })}</ul>
    </div>`;
  }

  #to(event, path) {
    event.preventDefault();
    const place = this.querySelector(`#field-${path.replace(/[^\w]/g, '-')}`) ?? this.querySelector(`#field-${path.split(/[[.]/)[0]}`);
    place?.scrollIntoView({ block: 'center' });
    place?.focus();
  }

  /** One of several ways to give the same thing. */
  #ways(ways, place) {
    const label = (names) => names.map((name) => text(this.sheet.inputs.find((item) => item.name === name).label)).join(' + ');
    return html`<fieldset class="ways">
      <legend>${t('calculate.ways')}</legend>
      ${ways.map((names, way) => html`<label><input type="radio" name="ways-${place}" .checked=${this.draft.groups[place] === way} @change=${() => this.tell('way-chosen', { place, way })} /> ${label(names)}</label>`)}
    </fieldset>`;
  }

  #field(item) {
    const faults = Object.fromEntries(this.faults.map(({ path, message }) => [path, message]));
    if (item.kind === 'list') return html`<fd-list-field .item=${item} .records=${this.draft.records[item.name]} .faults=${faults}></fd-list-field>`;
    const taken = this.result?.trace.find((entry) => entry.symbol === item.name);
    return html`<fd-field .item=${item} .entry=${this.draft.entries[item.name]} .path=${item.name} .caution=${otherKind(item, this.draft.entries[item.name], this.mine)} .fault=${faults[item.name] ?? ''} .taken=${taken} .spread=${this.#spread(item)}></fd-field>`;
  }

  /** Numbers may be unsure; what only decides which factor is taken may not. */
  #spread(item) {
    const decides = this.sheet.inputs.some((each) => each.selected_by === item.name) || this.sheet.selections.some(({ by }) => by === item.name);
    if (!['number', 'series'].includes(item.kind) || decides) return null;
    return this.#spreadOf(item.name);
  }

  #spreadOf(name) {
    const inForce = this.result?.uncertainty.variables.find((each) => each.name === name);
    const ofSheet = this.sheet.uncertainty.find((each) => each.name === name && !each.by);
    return { given: this.draft.spreads[name], effective: inForce ?? ofSheet };
  }

  /** Uncertainties of what is computed, not given: the emission factor as a whole, the methane of a stream. */
  #steps() {
    const inputs = new Set(this.sheet.inputs.map((item) => item.name));
    const names = new Set([...this.sheet.uncertainty.map(({ name }) => name), ...Object.keys(this.draft.spreads)].filter((name) => !inputs.has(name)));
    if (!names.size) return nothing;
    const label = (name) => {
      const known = this.result?.uncertainty.variables.find((each) => each.name === name)?.label ?? [...this.sheet.steps, ...this.sheet.selections].find((each) => each.symbol === name)?.label;
      return text(known) || name;
    };
    return html`<h3>${t('spread.computed')}</h3>
      <ul class="computed-spreads">${[...names].map((name) => {
        const { given, effective } = this.#spreadOf(name);
        return html`<li><span>${label(name)}</span><fd-spread .name=${name} .label=${label(name)} .given=${given} .effective=${effective}></fd-spread></li>`;
      })}</ul>`;
  }
}

customElements.define('fd-calculation-form', CalculationForm);
