// Episodes of marked readings in the order of time: when, for how long, by which rule, how far; each leads to its place in the chart.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact, significant } from '../../core/numbers.js';
import { signOf } from '../../core/telemetry-points.js';
import { durationText } from '../../core/telemetry-times.js';
import '../../components/table.js';

const absent = () => html`<span class="absent">${t('value.none')}</span>`;
const number = (value) => (value === null ? absent() : exact(value));

class Episodes extends Component {
  static properties = { episodes: { attribute: false }, rules: { attribute: false }, times: { attribute: false } };

  render() {
    return html`<fd-table class="quality-episodes" .caption=${t('quality.episodes')} .columns=${this.#columns()} .rows=${this.episodes} .rowKey=${(each) => `${each.channel} ${each.rule} ${each.start}`} .counted=${t('quality.episode_count', { count: this.episodes.length, written: exact(this.episodes.length) })}></fd-table>`;
  }

  #columns() {
    const rule = (id) => this.rules.find((each) => each.id === id);
    const title = ({ rule: id }) => text(rule(id)?.title ?? id);
    return [
      { key: 'start', label: t('quality.when'), value: ({ start }) => start, cell: (each) => html`<button type="button" class="number" aria-label="${t('quality.show')}: ${this.times.moment(each.start)}, ${each.tag}, ${title(each)}" @click=${() => this.tell('episode-shown', each)}>${this.times.moment(each.start)}</button>` },
      { key: 'tag', card: true, label: t('telemetry.channel'), value: ({ tag }) => tag },
      { key: 'rule', card: true, label: t('quality.rule'), value: title, cell: (each) => html`<b class="rule-sign" aria-hidden="true">${signOf(each.rule)}</b> ${title(each)}` },
      { key: 'minutes', card: true, numeric: true, label: t('quality.duration'), value: ({ minutes }) => minutes, cell: ({ minutes }) => durationText(minutes) },
      { key: 'size', numeric: true, label: t('quality.size'), value: ({ size }) => size, cell: (each) => html`<span title=${text(rule(each.rule)?.size)}>${significant(each.size)}</span>` },
      { key: 'meanwhile', card: true, numeric: true, label: t('quality.meanwhile'), value: ({ highest }) => highest, cell: ({ lowest, highest }) => (lowest === null ? absent() : lowest === highest ? exact(lowest) : `${exact(lowest)} … ${exact(highest)}`) },
      { key: 'around', minor: true, numeric: true, label: t('quality.around'), value: ({ before }) => before, cell: ({ before, after }) => html`${number(before)} → ${number(after)}` },
    ];
  }
}

customElements.define('fd-quality-episodes', Episodes);
