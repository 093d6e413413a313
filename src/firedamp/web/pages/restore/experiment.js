// Which method deserves trust on these series? Known values are hidden and restored: the answer in words, the table, an example.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { Following } from '../../core/following.js';
import { t } from '../../core/locale.js';
import { tryMethods } from '../../core/restoration-api.js';
import { progressOf } from '../../components/job-progress.js';
import './errors-table.js';
import './example.js';
import './experiment-form.js';
import './take-away.js';
import './trusted.js';

class Experiment extends Component {
  static properties = { run: { attribute: false }, said: { attribute: false }, address: { type: String } };

  constructor() {
    super();
    this.following = new Following(this, () => this.tell('restoration-changed'));
  }

  willUpdate(changed) {
    if (changed.has('run')) this.following.resume(this.run.jobs, 'experiment');
  }

  render() {
    const { run, said, following } = this;
    const { experiment } = run;
    return html`<section class="panel" aria-labelledby="try-title"><h2 id="try-title">${experiment ? t('experiment.again') : t('experiment.begin')}</h2>
        <p class="note">${t('experiment.means')}</p>
        <fd-experiment-form .said=${said} ?busy=${Boolean(following.job)} @methods-tried=${({ detail }) => following.begin(() => tryMethods(run.id, detail))}></fd-experiment-form>
        ${progressOf(following)}
      </section>
      ${experiment ? this.#result(experiment) : nothing}`;
  }

  #result(experiment) {
    const { run, said } = this;
    return html`<section class="panel" aria-labelledby="trust-title"><fd-trusted .run=${run} .said=${said} .experiment=${experiment}></fd-trusted></section>
      <section class="panel"><fd-errors-table .run=${run} .said=${said} .experiment=${experiment}></fd-errors-table></section>
      <section class="panel" aria-labelledby="example-title"><fd-experiment-example .run=${run} .said=${said} .experiment=${experiment} .address=${this.address}></fd-experiment-example></section>
      <section class="panel" aria-labelledby="take-title"><fd-take-away .run=${run}></fd-take-away></section>`;
  }
}

customElements.define('fd-experiment', Experiment);
