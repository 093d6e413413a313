// What fits a stream, and why does the rest not? Answered while one types; what is unsafe stands first, and no price anywhere.
import { html, nothing } from 'lit';
import { href, settings } from '../../core/address.js';
import { ApiError } from '../../core/api.js';
import { Component } from '../../core/element.js';
import { Live } from '../../core/live.js';
import { currentLanguage, t, text } from '../../core/locale.js';
import { givenPercent, quantity, valueLike, year } from '../../core/numbers.js';
import { fits } from '../../core/reductions-api.js';
import { typedNumber } from '../../core/typed.js';
import { methaneDoor } from '../../doors/technology.js';
import { failure, skeleton } from '../../components/states.js';
import { faultOf } from '../calculate/checks.js';
import '../calculate/field.js';
import { itemOf } from '../project/fields.js';
import { limitChoice } from '../project/limit-choice.js';
import { safetyFaults } from '../project/notes.js';
import { asked, ASKED, fieldNamed, noteAsked } from './place.js';

const NEEDED = ['kind', 'flow', 'ch4'];

class StreamFits extends Component {
  static properties = { catalogue: { attribute: false }, limits: { attribute: false }, address: { type: String }, typed: { state: true } };

  #read = '';

  constructor() {
    super();
    this.answer = new Live(this);
    this.addEventListener('entered', ({ detail: { path, text: said } }) => this.#type({ [path]: said }));
  }

  willUpdate() {
    const here = location.search + currentLanguage();
    if (here !== this.#read) this.typed = asked();
    this.#read = here;
    this.about = { kind: this.typed.kind, currency: '', catalogue: this.catalogue, technology: null };
    this.items = Object.fromEntries(Object.keys(ASKED).map((name) => [name, { ...itemOf(fieldNamed(name), this.about), name, required: NEEDED.includes(name), ...(name === 'year' ? { label: t('year'), help: t('fits.year') } : {}) }]));
    const faulty = Object.entries(this.items).map(([name, item]) => [name, faultOf(item, { text: this.typed[name], unit: item.unit })]).filter(([, fault]) => fault);
    this.faults = Object.fromEntries(faulty);
    const ready = !faulty.length && NEEDED.every((name) => this.typed[name].trim());
    const stream = ready ? { kind: this.typed.kind, flow_m3_min: typedNumber(this.typed.flow), ch4_percent: typedNumber(this.typed.ch4), year: typedNumber(this.typed.year) ?? new Date().getFullYear(), limit: this.typed.kind === 'drainage' ? this.typed.limit : '' } : null;
    this.answer.want(stream ? JSON.stringify([stream, currentLanguage()]) : '', async (signal) => ({ stream, ...(await fits(stream, signal)) }));
    this.ready = ready;
  }

  #type(said) {
    this.typed = { ...this.typed, ...said };
    noteAsked(this.typed);
    this.#read = location.search + currentLanguage();
  }

  render() {
    return html`<h2 id="fits-title">${t('fits.title')}</h2>
      <form class="fits-form" aria-labelledby="fits-title" @submit=${(event) => event.preventDefault()}>
        ${Object.entries(this.items).map(([name, item]) => html`<fd-field .item=${item} .entry=${{ text: this.typed[name], unit: item.unit, origin: null }} .path=${name} .fault=${this.faults[name] ?? this.#said[name] ?? ''} .spread=${null}></fd-field>`)}
        ${this.typed.kind === 'ventilation' ? nothing : limitChoice(this.limits, this.typed.limit, (limit) => this.#type({ limit }))}
      </form>
      <div class="fits-answer ${this.answer.loading ? 'waiting' : ''}" aria-busy=${this.answer.loading} aria-live="polite">${this.#answer()}</div>`;
  }

  /** What the server says of a field. */
  get #said() {
    const names = { flow_m3_min: 'flow', ch4_percent: 'ch4', year: 'year', kind: 'kind' };
    return Object.fromEntries((this.answer.error?.errors ?? []).map(({ field, message }) => [names[field], message]));
  }

  #answer() {
    const { error, value } = this.answer;
    if (!this.ready) return html`<p class="note">${t('fits.wanting')}</p>`;
    if (error) return error instanceof ApiError && error.status === 422 ? html`<p class="field-problem" role="alert">${error.errors.map(({ message }) => message).join(' ')}</p>` : failure(error, () => this.answer.again());
    if (!value) return skeleton(4);
    return html`${safetyFaults(value.faults)} ${this.#methane(value)} ${this.#list(value)}`;
  }

  #methane({ stream, methane_m3_per_year: carried, permitted_ch4_percent: permitted }) {
    const shown = valueLike(carried, carried, 'm3');
    const written = { ...shown, ...(shown.divisor === 1 ? {} : { text: quantity(carried / shown.divisor).text }), unit: t('unit.per_year', { unit: shown.unit }), exact: t('unit.per_year', { unit: shown.exact }) };
    return html`<p class="fits-methane">${t('fits.methane_in', { year: year(stream.year) })}: <fd-number .label=${t('fits.methane')} .written=${written} .door=${() => methaneDoor({ ...stream, methane_m3_per_year: carried, written })}></fd-number>
      ${typeof permitted === 'number' ? html`<span class="note">${t('fits.permitted', { permitted: givenPercent(permitted) })}</span>` : nothing}</p>`;
  }

  #list({ stream, items, faults }) {
    const known = items.map((each) => ({ ...each, technology: this.catalogue.find(({ id }) => id === each.id) })).filter(({ technology }) => technology);
    const fitting = known.filter(({ fits: own }) => own);
    const others = known.filter(({ fits: own }) => !own);
    const elsewhere = others.filter(({ technology }) => technology.stream !== stream.kind);
    return html`<h3>${fitting.some(({ technology }) => technology.destroys) ? t('fits.fitting', { count: fitting.length }) : t('fits.nothing')}</h3>
      <ul class="fits-list">${fitting.map((each) => this.#fitting(each, stream))}${others.filter((each) => !elsewhere.includes(each)).map((each) => this.#other(each, faults))}</ul>
      ${elsewhere.length ? html`<p class="note">${t('fits.of_other_stream')}: ${elsewhere.map(({ technology }) => text(technology.name)).join('; ')}</p>` : nothing}`;
  }

  #fitting({ technology, units }, stream) {
    const record = { stream: { kind: stream.kind, flow_m3_min: stream.flow_m3_min, ch4_percent: stream.ch4_percent }, technology: technology.id, ...(this.typed.year.trim() ? { start_year: stream.year } : {}) };
    const address = href('/reductions/project', { gwp_set: settings().gwp_set, limit: this.typed.limit, project: JSON.stringify({ record }) });
    return html`<li class="fits"><span class="fits-sign" aria-hidden="true">✓</span><div><strong>${text(technology.name)}</strong> <span class="note">${t(`technology.kind.${technology.kind}`)}</span>
        <p>${t('fits.yes')}${units ? `: ${this.#units(technology, units)}` : ''}</p></div>
      ${technology.destroys ? html`<a class="button" href=${address} aria-label="${t('fits.plan')}: ${text(technology.name)}">${t('fits.plan')}</a>` : nothing}</li>`;
  }

  #units(technology, units) {
    const size = `${quantity(technology.unit_size).text} ${t(`technology.unit.${technology.unit_size_unit}`)}`;
    return t('fits.units', { count: units, size });
  }

  #other({ technology, reasons }, faults) {
    const unsafe = reasons.some(({ rule }) => faults.some((fault) => fault.rule === rule));
    const own = reasons.filter(({ rule }) => !faults.some((fault) => fault.rule === rule));
    const said = [...(unsafe ? [t('fits.unsafe')] : []), ...own.map(({ message }) => message)];
    return html`<li><span class="fits-sign" aria-hidden="true">–</span><div><strong>${text(technology.name)}</strong>
      <p>${t('fits.no')}</p><ul class="bullets">${said.map((each) => html`<li>${each}</li>`)}</ul></div></li>`;
  }
}

customElements.define('fd-stream-fits', StreamFits);
