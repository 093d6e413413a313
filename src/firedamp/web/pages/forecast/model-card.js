// What is a model: learned from what, how good, resting on which channels, still fit or gone stale?
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { modelPath } from '../../core/forecast-api.js';
import { t } from '../../core/locale.js';
import { exact, percent, significant, unitName } from '../../core/numbers.js';
import { durationText } from '../../core/telemetry-times.js';
import { momentText } from '../../doors/door.js';
import { restsOn } from '../../doors/forecast.js';
import '../../components/download-link.js';
import './errors.js';
import { errorsText } from './errors.js';
import { excludedNote } from './excluded.js';
import { cardFacts } from './model-facts.js';

const SIGNS = { serving: '●', challenger: '◆', retired: '○' };

class ModelCard extends Component {
  static properties = { model: { attribute: false }, longwall: { attribute: false }, unit: { type: String } };

  render() {
    const { model, longwall } = this;
    const { card } = model;
    const about = [model.tag, t(`statistic.${model.statistic}`), durationText(model.horizon_min), momentText(model.created), model.by].filter(Boolean);
    return html`<div class="model-head">
        <div><h2>${t('model.number', { number: exact(model.number) })} <span class="model-state"><span aria-hidden="true">${SIGNS[model.state]}</span> ${t(`model.state.${model.state}`)}</span></h2><p class="note">${about.join(' · ')}</p></div>
        <div class="page-actions">${this.#serve()}<fd-download .path=${modelPath(model.id)} .label=${t('model.file')} .name="${t('model.file')}, ${t('model.number', { number: exact(model.number) })}"></fd-download></div>
      </div>
      ${this.#drift()}
      <div class="model-columns">
        <section><h3>${t('model.validation')}</h3>
          <fd-forecast-errors .models=${card.validation} .offered=${card.choice} .unit=${this.unit} .measured=${t('model.measured')} .caption=${t('model.validation')}></fd-forecast-errors>
          ${card.unbeaten.length ? html`<p class="note">${t('backtest.unbeaten_on_choice', { errors: errorsText(card.unbeaten) })}</p>` : nothing}
          ${excludedNote(card.excluded)}</section>
        <section><h3>${t('model.importance')}</h3>${this.#importance(card.importance)}</section>
      </div>
      <details class="model-facts"><summary>${t('model.card')}</summary><dl class="facts">${cardFacts(model, longwall).map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></details>`;
  }

  #serve() {
    const { model, longwall } = this;
    if (!longwall.may_change || model.state === 'serving') return nothing;
    return html`<button type="button" class="button ${model.state === 'challenger' ? 'primary' : ''}" @click=${() => this.tell('serve')}>${model.state === 'retired' ? t('model.back', { number: exact(model.number) }) : t('model.serve', { number: exact(model.number) })}</button>`;
  }

  #importance(importance) {
    const rows = Object.entries(importance).sort((one, other) => other[1] - one[1]);
    const most = rows[0]?.[1] || 1;
    return html`<ul class="importance">${rows.map(([tag, share]) => html`<li><span>${restsOn({ tag })}</span><span class="part-share">${percent(share * 100)}</span><svg class="part-bar" aria-hidden="true"><rect width="${(100 * share) / most}%" height="100%"></rect></svg></li>`)}</ul>`;
  }

  /** Whether its inputs or its errors have moved since it was learned. */
  #drift() {
    const { drift } = this.model;
    if (!drift) return nothing;
    const moved = drift.channels.filter((each) => each.moved).map(({ channel }) => channel);
    const unit = unitName(this.unit);
    const errors = drift.error === null ? t('drift.error_unknown') : t('drift.error', { now: `${significant(drift.error, 2)} ${unit}`, learned: `${significant(drift.learned_error, 2)} ${unit}` });
    return html`<p class="drift ${drift.stale ? 'stale-model' : ''}"><strong><span aria-hidden="true">${drift.stale ? '▲' : '✓'}</span> ${drift.stale ? t('model.stale') : t('model.fresh')}.</strong> ${errors} ${moved.length ? t('drift.moved', { channels: moved.join(', ') }) : nothing}</p>`;
  }
}

customElements.define('fd-model-card', ModelCard);
