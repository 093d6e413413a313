// How are the gaps filled? Automatically or by one method, with the level of the intervals; done by a job that may be left.
import { html, nothing } from 'lit';
import { parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { Following } from '../../core/following.js';
import { t, text } from '../../core/locale.js';
import { percent } from '../../core/numbers.js';
import { restoreGaps } from '../../core/restoration-api.js';
import { progressOf } from '../../components/job-progress.js';
import { methodHelp } from './method-help.js';

const LEVELS = [0.8, 0.9, 0.95];
const AUTO = 'auto';

class RunForm extends Component {
  static properties = { run: { attribute: false }, said: { attribute: false }, address: { type: String }, method: { state: true } };

  constructor() {
    super();
    this.method = parameter('method_of_gaps') || AUTO;
    this.following = new Following(this, () => this.tell('restoration-changed'));
  }

  willUpdate(changed) {
    if (changed.has('run')) this.following.resume(this.run.jobs, 'restoration');
    if (changed.has('address') && parameter('method_of_gaps')) this.method = parameter('method_of_gaps');
  }

  render() {
    const { run, said } = this;
    const missing = run.series.some((each) => each.missing);
    const methods = [...said.methods].sort((one, other) => Number(other.id === AUTO) - Number(one.id === AUTO));
    return html`<h2 id="run-title">${t('restore.run')}</h2>
      ${run.frozen ? html`<p>${t('restore.frozen')}</p>` : nothing}
      <form class="run-form" @submit=${this.#begin}>
        <label><span>${t('restore.method')}</span><select name="method" ?disabled=${run.frozen} @change=${(event) => (this.method = event.target.value)}>${methods.map(({ id, title }) => html`<option value=${id} .selected=${id === this.method}>${text(title)}${id === AUTO ? ` – ${t('restore.usual')}` : ''}</option>`)}</select></label>
        <label><span>${t('restore.level')}</span><select name="level" ?disabled=${run.frozen}>${LEVELS.map((level) => html`<option value=${level} .selected=${level === run.level}>${percent(level * 100)}</option>`)}</select></label>
        <details class="more"><summary>${t('restore.more')}</summary><label><span>${t('restore.seed')}</span><input name="seed" type="number" min="0" step="1" .value=${String(run.seed)} ?disabled=${run.frozen} /></label><p class="note">${t('restore.seed_means')}</p></details>
        <button class="button primary" ?disabled=${run.frozen || !missing || Boolean(this.following.job)}>${run.restored ? t('restore.restore_anew') : t('restore.restore')}</button>
      </form>
      ${progressOf(this.following)} ${methodHelp(said.methods.find(({ id }) => id === this.method))}`;
  }

  #begin(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const how = { method: this.method, level: Number(given.get('level')), seed: Number(given.get('seed') || 1) };
    this.following.begin(() => restoreGaps(this.run.id, how));
  }
}

customElements.define('fd-run-form', RunForm);
