// Which method deserves trust, pattern by pattern, and why? In words, before any table.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { named, t, text } from '../../core/locale.js';
import { exact, percent, significant } from '../../core/numbers.js';
import { methodOfRestoration } from '../../doors/restored.js';

/** So near that it is no difference. */
const SAME_PERCENT = 1;

class Trusted extends Component {
  static properties = { run: { attribute: false }, said: { attribute: false }, experiment: { attribute: false } };

  render() {
    const { trusted, seed, repeats, software_version: version } = this.experiment;
    const names = [...new Set(trusted.map(({ method }) => method))];
    const heading = names.length === 1 ? t('experiment.trust_one', { method: this.#title(names[0]) }) : t('experiment.trust_many');
    return html`<h2 id="trust-title">${heading}</h2>
      <ul class="trusted">${trusted.map((each) => this.#pattern(each))}</ul>
      <p class="note">${t('experiment.trust_means')} ${t('experiment.how', { count: repeats, seed })} · Firedamp ${version}</p>`;
  }

  #title = (id) => text(this.said.titles[id]) || id;

  #pattern({ pattern, method, scaled_mae: error, linear, alike, count, few }) {
    const said = this.said.patterns[pattern];
    return html`<li>
      <p><span class="best-mark" aria-hidden="true">★</span> <strong>${named(said)}: ${this.#title(method)}</strong> <button type="button" class="icon-button" aria-label="${t('restore.about_method', { method: this.#title(method) })}" aria-haspopup="dialog" @click=${() => this.tell('door', () => methodOfRestoration(this.said, method))}>?</button></p>
      <p>${t('experiment.error', { error: significant(error, 2) })} ${against(method, error, linear)} ${alike.length ? t('experiment.alike', { methods: alike.map(this.#title).join(', ') }) : nothing}</p>
      <p class="note">${t('experiment.hidden', { count, written: exact(count) })} ${few ? html`<strong>${t('experiment.few')}</strong>` : nothing}</p>
      ${this.run.frozen ? nothing : html`<a class="button" href=${href(`/restore/${this.run.id}`, { part: '', method_of_gaps: method })}>${t('experiment.restore_with', { method: this.#title(method) })}</a>`}
    </li>`;
  }
}

/** How it does against a straight line, the simplest there is. */
function against(method, error, linear) {
  if (linear === null || method === 'linear') return method === 'linear' ? t('experiment.is_linear') : '';
  const share = linear > 0 ? (100 * (linear - error)) / linear : 0;
  if (Math.abs(share) < SAME_PERCENT) return t('experiment.as_linear', { linear: significant(linear, 2) });
  const said = { share: percent(Math.abs(share)), linear: significant(linear, 2) };
  return share > 0 ? t('experiment.better', said) : t('experiment.worse', said);
}

customElements.define('fd-trusted', Trusted);
