// How good are the readings? How many of each channel bear the mark of which rule; each episode leads to its place in the chart.
import { html, nothing } from 'lit';
import { change } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { exact, percent } from '../../core/numbers.js';
import { quality } from '../../core/telemetry-api.js';
import { signOf } from '../../core/telemetry-points.js';
import { failure, skeleton } from '../../components/states.js';
import '../../components/table.js';
import './episodes.js';
import { markedText } from './place.js';

const EPISODES = 1000;

class Quality extends Component {
  static properties = {
    found: { attribute: false },
    /** the Load of the marks */
    judged: { attribute: false },
    /** @type {import('./place.js').Asked} */
    asked: { attribute: false },
    /** whether only what is drawn was judged */
    partial: { type: Boolean },
  };

  constructor() {
    super();
    this.narrowed = new Load(this);
  }

  willUpdate() {
    const { rule, of } = this.asked;
    const whole = this.judged.value;
    if (!whole || whole.total <= whole.episodes.length || !(rule || of)) return;
    const { start, end } = whole;
    const wanted = { start, end, rule, channels: of ? [of] : [], limit: EPISODES };
    this.narrowed.want(JSON.stringify([this.found.longwall.id, this.found.longwall.readings, wanted]), async () => ({ of: JSON.stringify([rule, of]), ...(await quality(this.found.longwall.id, wanted)) }));
  }

  render() {
    return html`<h2 id="quality-title">${this.#heading()}</h2><p class="note">${t('quality.means')}</p>${this.#content()}`;
  }

  #heading() {
    const judged = this.judged.value;
    if (!judged) return t('quality.title');
    const [marked, all] = ['marked', 'readings'].map((name) => judged.channels.reduce((sum, each) => sum + each[name], 0));
    return marked ? t('quality.heading', { count: marked, written: exact(marked), share: percent((100 * marked) / Math.max(all, 1)), of: exact(all) }) : t('quality.none', { of: exact(all) });
  }

  #content() {
    const { judged } = this;
    if (judged.error && !(judged.error.broke?.('too_many_items') && !this.partial)) return failure(judged.error, () => judged.again());
    if (!judged.value) return html`<p class="muted" role="status">${t('quality.working')}</p>${skeleton(4)}`;
    const { rules, counts, doubts } = judged.value;
    const found = rules.filter(({ id }) => counts.some(({ rule, readings }) => rule === id && readings));
    return html`${this.partial ? html`<p class="note">${t('quality.partial')}</p>` : nothing}
      ${doubts.length ? html`<ul class="warning bullets">${doubts.map(({ message }) => html`<li>${message}</li>`)}</ul>` : nothing}
      <fd-table class="quality-counts" .caption=${t('quality.counts')} .columns=${this.#columns(found, counts)} .rows=${judged.value.channels} .rowKey=${({ channel }) => channel} .counted=${t('telemetry.channel_count', { count: judged.value.channels.length })}></fd-table>
      <details class="method-help"><summary>${t('quality.rules')}</summary>${rules.map((rule) => html`<p><b class="rule-sign" aria-hidden="true">${signOf(rule.id)}</b> <strong>${text(rule.title)}</strong>. ${text(rule.text)} <span class="note">${text(rule.source)}</span></p>`)}</details>
      ${found.length ? this.#episodes(rules) : nothing}`;
  }

  #columns(rules, counts) {
    const countOf = (channel, rule) => counts.find((each) => each.channel === channel && each.rule === rule)?.readings ?? 0;
    return [
      { key: 'tag', label: t('telemetry.channel'), value: ({ tag }) => tag, cell: ({ tag }) => html`<strong>${tag}</strong>` },
      { key: 'marked', card: true, numeric: true, label: t('telemetry.marked'), value: ({ marked }) => marked, cell: markedText },
      ...rules.map(({ id, title }) => ({ key: id, card: true, numeric: true, label: `${signOf(id)} ${text(title)}`, value: ({ channel }) => countOf(channel, id), cell: ({ channel, tag }) => this.#count(countOf(channel, id), { channel, tag, id, title: text(title) }) })),
    ];
  }

  /** A count leads to its episodes. */
  #count(count, { channel, tag, id, title }) {
    if (!count) return html`<span class="absent">0</span>`;
    const chosen = this.asked.rule === id && this.asked.of === channel;
    return html`<button type="button" class="number" aria-pressed=${chosen} aria-label="${title}, ${tag}: ${exact(count)}. ${t('quality.list')}" @click=${() => this.#choose({ rule: id, of: channel })}>${exact(count)}</button>`;
  }

  #choose({ rule = '', of = '' }) {
    change({ rule, of }, { replace: true });
  }

  #episodes(rules) {
    const { rule, of } = this.asked;
    const whole = this.judged.value;
    const fits = (each) => (!rule || each.rule === rule) && (!of || each.channel === of);
    const more = whole.total > whole.episodes.length;
    const narrowed = more && (rule || of) ? (this.narrowed.value?.of === JSON.stringify([rule, of]) ? this.narrowed.value : null) : { episodes: whole.episodes.filter(fits), total: whole.total };
    const title = rules.find(({ id }) => id === rule);
    const tag = whole.channels.find(({ channel }) => channel === of)?.tag;
    return html`<div class="panel-head episodes-head"><h3>${t('quality.episodes')}</h3>
        ${rule || of ? html`<span class="chip">${[title ? text(title.title) : '', tag].filter(Boolean).join(', ')} <button type="button" class="chip-remove" aria-label=${t('quality.all_episodes')} @click=${() => this.#choose({})}>✕</button></span>` : nothing}</div>
      ${narrowed ? html`<fd-quality-episodes .episodes=${narrowed.episodes} .rules=${rules} .times=${this.found.times}></fd-quality-episodes>` : skeleton(4)}
      ${more && !(rule || of) ? html`<p class="note">${t('quality.more', { shown: exact(whole.episodes.length), total: exact(whole.total) })}</p>` : nothing}`;
  }
}

customElements.define('fd-telemetry-quality', Quality);
