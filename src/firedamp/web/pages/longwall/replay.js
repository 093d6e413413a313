// Where is the replay of a recording, and how fast does it go? Started, paused, set to another speed or place, stopped.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { t } from '../../core/locale.js';
import { exact, percent } from '../../core/numbers.js';
import { setReplay, stopReplay } from '../../core/replay-api.js';
import { durationText } from '../../core/telemetry-times.js';
import { icon } from '../../components/icon.js';

const SPEEDS = [1, 10, 60, 300];
/** A demonstration starts so fast that something happens within a minute, and one can still follow. */
const FIRST_SPEED = 60;

class Replay extends Component {
  static properties = { longwall: { attribute: false }, replay: { attribute: false }, /** whether it may only be looked at */ watched: { type: Boolean }, problem: { state: true }, busy: { state: true } };

  render() {
    const { replay, problem } = this;
    return html`<div class="replay-row">
        ${this.watched ? nothing : replay.state === 'stopped' ? this.#start() : this.#going()}
        ${this.#where()}
      </div>
      ${problem ? html`<p class="field-problem" role="alert">${problem}</p>` : nothing}`;
  }

  #start() {
    return html`<button type="button" class="button primary" ?disabled=${this.busy} @click=${() => this.#set({ state: 'running', speed: FIRST_SPEED })}>${icon('play')} ${t('replay.start')}</button>`;
  }

  #going() {
    const { state, ended } = this.replay;
    const main = ended
      ? html`<button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#again}>${icon('again')} ${t('replay.again')}</button>`
      : state === 'running'
        ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#set({ state: 'paused' })}>${icon('pause')} ${t('replay.pause')}</button>`
        : html`<button type="button" class="button primary" ?disabled=${this.busy} @click=${() => this.#set({ state: 'running' })}>${icon('play')} ${t('replay.go_on')}</button>`;
    return html`${main}
      <div class="replay-speeds" role="group" aria-label=${t('replay.speed')}>${SPEEDS.map((speed) => html`<button type="button" class="chip" aria-pressed=${this.replay.speed === speed} ?disabled=${this.busy} @click=${() => this.#set({ state: this.replay.state, speed })}>${exact(speed)}×</button>`)}</div>
      <button type="button" class="button" ?disabled=${this.busy} @click=${this.#stop}>${icon('stop')} ${t('replay.stop')}</button>`;
  }

  #where() {
    const { longwall, replay } = this;
    if (replay.state === 'stopped') return html`<p class="note">${t('replay.stopped', { length: durationText(replay.duration_s / 60) })}</p>`;
    const share = replay.duration_s ? replay.position_s / replay.duration_s : 0;
    const now = longwall.times.moment(replay.now);
    const said = replay.ended ? t('replay.ended') : t('replay.at', { now, length: durationText(replay.duration_s / 60), share: percent(share * 100) });
    return html`<label class="replay-where"><span>${said}</span>
      <input type="range" min="0" max=${replay.duration_s} step="60" ?disabled=${this.watched} .value=${live(String(Math.round(replay.position_s)))} aria-label=${t('replay.place')} aria-valuetext=${now} @change=${(event) => this.#set({ state: replay.state, position_s: Number(event.target.value) })} /></label>`;
  }

  #set = (said) => this.#do(() => setReplay(this.longwall.id, said));
  #stop = () => this.#do(() => stopReplay(this.longwall.id));

  /** Begun anew where a replay begins. */
  #again = () => this.#do(async () => {
    const { speed } = this.replay;
    await stopReplay(this.longwall.id);
    await setReplay(this.longwall.id, { state: 'running', speed });
  });

  async #do(act) {
    Object.assign(this, { busy: true, problem: '' });
    try {
      await act();
      this.tell('replay-changed');
    } catch (error) {
      this.problem = faultWords(error);
    }
    this.busy = false;
  }
}

customElements.define('fd-replay', Replay);
