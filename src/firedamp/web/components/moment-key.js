// What do the lines and bands of a chart over time mean? Said beside it.
import { html, nothing } from 'lit';
import { t } from '../core/locale.js';
import { SPAN_SIGNS } from '../core/moment-lines.js';

const BANDED = ['forecast', 'ahead'];
const DASHES = { reading: '', forecast: '6 3', ahead: '2 2' };

/** A span over the whole height, with its sign. */
const spanSample = (kind) => html`<span class="span-sample ${kind}" aria-hidden="true">${SPAN_SIGNS[kind]}</span>`;

/** A line as the chart draws it, on its band where it has one. */
const sample = (kind) => html`<svg class="moment-sample ${kind}" viewBox="0 0 28 12" width="28" height="12" aria-hidden="true"><rect class="band" width="28" height=${BANDED.includes(kind) ? 12 : 0}></rect><line x1="1" x2="27" y1="6" y2="6" stroke-dasharray=${DASHES[kind] || nothing}></line></svg>`;

/** @param {string[]} kinds of core/moment-lines.js @param {Record<string, string>} words */
export function chartKey(kinds, words) {
  return html`<ul class="moment-key" aria-label=${t('chart.key')}>${kinds.map((kind) => html`<li>${kind in SPAN_SIGNS ? spanSample(kind) : sample(kind)} ${words[kind]}</li>`)}</ul>`;
}
