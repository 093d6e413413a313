// Sums are asked for: which streams, from which day to which, and what stands for missing readings. A job makes them.
import { html } from 'lit';
import { change, settings } from '../../core/address.js';
import { gwpSets } from '../../core/api.js';
import { Component } from '../../core/element.js';
import { Following } from '../../core/following.js';
import { Load } from '../../core/load.js';
import { t, word } from '../../core/locale.js';
import { beginMeasurement } from '../../core/measured-api.js';
import { typedNumber } from '../../core/typed.js';
import { progressOf } from '../../components/job-progress.js';
import { choice, field } from '../../components/field.js';

const FILLINGS = ['ff_98_325', 'restoration', 'none'];

class Ask extends Component {
  static properties = { longwall: { attribute: false }, known: { attribute: false }, faults: { state: true } };

  constructor() {
    super();
    this.faults = {};
    this.sets = new Load(this);
    this.following = new Following(this, (result) => {
      change({ sums: result?.measurement ?? '', example: '', stream: '', step: '' }, { replace: true });
      this.tell('emissions-changed');
    });
  }

  firstUpdated() {
    this.following.resume(this.known.jobs, 'measured_emissions');
  }

  willUpdate() {
    this.sets.want('all', gwpSets);
  }

  render() {
    const { longwall, known, faults } = this;
    const day = (moment) => (moment ? new Intl.DateTimeFormat('sv-SE', { timeZone: longwall.time_zone }).format(new Date(moment)) : '');
    const today = longwall.arbitrary_times ? undefined : day(Date.now());
    const gwp = settings().gwp_set;
    const sets = (this.sets.value?.items ?? [{ id: gwp }]).map(({ id }) => [id, word('gwp', id)]);
    return html`<h2 id="ask-title">${t('measured.ask')}</h2><p class="note">${t('measured.ask_means')}</p>
      <form class="measured-form" aria-labelledby="ask-title" novalidate @submit=${this.#begin}>
        <fieldset><legend>${t('measured.streams')}</legend>${known.items.map(({ id, name }) => html`<label class="check"><input type="checkbox" name="streams" value=${id} checked /> <span>${name}</span></label>`)}</fieldset>
        ${field({ name: 'first', type: 'date', label: t('measured.first'), value: day(longwall.first), max: today, fault: faults.first })}
        ${field({ name: 'last', type: 'date', label: t('measured.last'), value: day(longwall.last), max: today, fault: faults.last })}
        ${choice({ name: 'filling', label: t('measured.filling'), options: FILLINGS.map((each) => [each, t(`filling.${each}`)]), value: FILLINGS[0], note: t('measured.filling_means') })}
        ${choice({ name: 'gwp_set', label: t('gwp_set'), options: sets, value: gwp })}
        ${field({ name: 'daily_output_t', inputmode: 'decimal', label: t('measured.daily_output'), fault: faults.daily_output_t, note: t('measured.daily_output_means'), optional: true })}
        <button class="button primary" ?disabled=${Boolean(this.following.job)}>${t('measured.sum_up')}</button>
      </form>
      ${faults.streams ? html`<p class="field-problem" role="alert">${faults.streams}</p>` : ''}
      ${progressOf(this.following)}`;
  }

  #begin(event) {
    event.preventDefault();
    this.following.problem = '';
    const given = new FormData(event.target);
    const output = typedNumber(given.get('daily_output_t'));
    const [first, last] = [given.get('first'), given.get('last')];
    this.faults = {
      ...(first ? {} : { first: t('fault.required') }),
      ...(last ? (first && last < first ? { last: t('measured.ends_before') } : {}) : { last: t('fault.required') }),
      ...(Number.isNaN(output) || (output !== null && output <= 0) ? { daily_output_t: t('value.not_a_number', { value: given.get('daily_output_t') }) } : {}),
      ...(given.getAll('streams').length ? {} : { streams: t('measured.no_stream_chosen') }),
    };
    if (Object.keys(this.faults).length) return;
    this.following.begin(() => beginMeasurement(this.longwall.id, { streams: given.getAll('streams'), first, last, filling: given.get('filling'), gwp_set: given.get('gwp_set'), daily_output_t: output }));
  }
}

customElements.define('fd-measured-ask', Ask);
