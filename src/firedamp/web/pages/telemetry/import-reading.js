// How is the file read? Which source it comes from, where its times are and of which zone; of one without times, when it begins and its step.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { Times } from '../../core/telemetry-times.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { ENCODINGS } from '../reference/import/reading.js';

/** What is typed stays while an answer comes: fields are set anew only where what is said has changed. */
class TelemetryFile extends Component {
  static properties = { draft: { attribute: false }, found: { attribute: false }, sources: { attribute: false } };

  render() {
    const { draft, sources } = this;
    const { said } = draft;
    return html`<p><strong>${draft.filename}</strong> ${this.#about()}</p>
      <div class="meaning-form">
        <label><span>${t('telemetry.source')}</span><input name="source" list="telemetry-sources" maxlength="100" .value=${said.source ?? draft.source ?? ''} placeholder=${t('telemetry.source_hint')} @change=${(event) => this.#say({ source: event.target.value.trim() || null })} /></label>
        <datalist id="telemetry-sources">${sources.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
        ${draft.rows && !draft.has_times ? this.#without() : this.#times()} ${this.#sheet()} ${this.#encoding()}
      </div>
      ${draft.rows && !draft.has_times ? html`<p class="arbitrary-note" role="note">${t('telemetry.file_without_times')}</p>` : nothing}`;
  }

  /** "13,368 rows, 1 Nov 2026, 00:00 – 5 Nov 2026, 15:23". */
  #about() {
    const { rows, first, last } = this.draft;
    if (!rows) return '';
    return [t('telemetry.rows', { count: rows, written: exact(rows) }), first ? this.#clock().span(first, last) : ''].filter(Boolean).join(', ');
  }

  /** The mine's clock, whatever the axis of its earlier readings. */
  #clock = () => new Times({ ...this.found.longwall, time_zone: this.draft.said.zone || this.found.longwall.time_zone, arbitrary_times: false });

  #times() {
    const { said, columns } = this.draft;
    return html`<label><span>${t('telemetry.time_column')}</span><select name="time" @change=${(event) => this.#say({ time: event.target.value || null })}><option value="" .selected=${live(!said.time)}>${t('telemetry.as_found')}</option>${[...new Set([said.time, ...columns.map(({ title }) => title)])].filter(Boolean).map((title) => html`<option .selected=${live(title === said.time)}>${title}</option>`)}</select></label>
      <label><span>${t('longwall.time_zone')}</span><input name="zone" maxlength="60" list="time-zones" .value=${said.zone ?? this.found.longwall.time_zone} @change=${(event) => this.#say({ zone: event.target.value.trim() || null })} /></label>
      <datalist id="time-zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}</datalist>`;
  }

  /** A file without times: where its rows begin, and how far apart they are. */
  #without() {
    const { said } = this.draft;
    const clock = this.#clock();
    const begin = said.start ? Date.parse(said.start) : NaN;
    const shown = Number.isNaN(begin) ? '' : new Date(begin + clock.shift(begin)).toISOString().slice(0, 16);
    return html`<label><span>${t('telemetry.begins')}</span><input name="start" type="datetime-local" .value=${shown} @change=${(event) => this.#begins(event.target.value, clock)} /></label>
      <label><span>${t('channel.step_s')}</span><input name="step_s" inputmode="decimal" .value=${said.step_s ? asTyped(said.step_s) : ''} @change=${(event) => this.#step(event.target)} /></label>`;
  }

  #begins(wall, clock) {
    if (!wall) return this.#say({ start: null });
    const at = Date.parse(`${wall}Z`);
    return this.#say({ start: new Date(at - clock.shift(at - clock.shift(at))).toISOString() });
  }

  #step(input) {
    const step = typedNumber(input.value);
    const wrong = Number.isNaN(step) || (step !== null && step <= 0);
    input.setCustomValidity(wrong ? t('value.not_a_number', { value: input.value }) : '');
    if (wrong) return input.reportValidity();
    return this.#say({ step_s: step });
  }

  #sheet() {
    const choices = this.draft.faults.find(({ field }) => field === 'sheet')?.choices;
    const known = Array.isArray(choices) ? choices : this.draft.said.sheet ? [this.draft.said.sheet] : [];
    if (!known.length) return nothing;
    return html`<label><span>${t('import.sheet')}</span><select name="sheet" @change=${(event) => event.target.value && this.#say({ sheet: event.target.value })}><option value="">${t('restore.choose')}</option>${known.map((each) => html`<option .selected=${live(each === this.draft.said.sheet)}>${each}</option>`)}</select></label>`;
  }

  #encoding() {
    const { filename, said } = this.draft;
    if (!/\.(csv|txt|tsv|arff)$/i.test(filename)) return nothing;
    return html`<label><span>${t('import.encoding')}</span><select name="encoding" @change=${(event) => this.#say({ encoding: event.target.value || null })}><option value="" .selected=${live(!said.encoding)}>${t('telemetry.as_found')}</option>${Object.entries(ENCODINGS).map(([value, words]) => html`<option value=${value} .selected=${live(value === said.encoding)}>${words}</option>`)}</select></label>`;
  }

  #say(said) {
    this.tell('file-said', said);
  }
}

customElements.define('fd-telemetry-file', TelemetryFile);
