// What do colours, marks and lines of a chart by year mean? Said beside it.
import { html, nothing, svg } from 'lit';
import { t } from '../core/locale.js';
import { hueClass, outlineOf } from '../core/year-marks.js';
import { ORIGINS, originMark, originOf } from './origin.js';

const DASHES = { known: '', restored: '6 4', synthetic: '1.5 3' };

/** The line and mark of the series at a place, as it is drawn. */
export function sample(place, kind = 'known') {
  const strike = kind === 'synthetic' ? svg`<path d="M13.2,7.8L18.8,2.2"></path>` : nothing;
  return html`<svg class="key-sample ${hueClass(place)} ${kind}" viewBox="0 0 32 10" width="32" height="10" aria-hidden="true"><line x1="1" x2="31" y1="5" y2="5" stroke-dasharray=${DASHES[kind] || nothing}></line><path class="mark" transform="translate(11 0)" d=${outlineOf(place)}></path>${strike}</svg>`;
}

/** Which line is whose. */
export function seriesKey(list) {
  return html`<ul class="series-key" aria-label=${t('chart.key')}>${list.map((each, place) => html`<li>${sample(place)}${each.name}</li>`)}</ul>`;
}

/** What the signs of origin and the ways to draw a value mean: those that are there. */
export function shapesKey(list, banded, bars = false) {
  const points = list.flatMap((each) => each.points.filter(({ value }) => value !== null));
  const there = new Set(points.map(({ kind, quality }) => (kind === 'known' ? originOf(quality) : kind)));
  // As the first series that has such points draws them: its colour, its shape.
  const drawer = (kind) => list.findIndex((each) => each.points.some((point) => point.value !== null && point.kind === kind));
  const drawn = (kind) => (bars ? html`<svg class="key-bar ${kind}" viewBox="0 0 14 10" width="14" height="10" aria-hidden="true"><rect x="1" y="1" width="12" height="8"></rect>${kind === 'synthetic' ? svg`<path d="M1,9L9,1M5,9L13,1"></path>` : nothing}</svg>` : sample(drawer(kind), kind));
  const words = { restored: t('chart.restored'), synthetic: t('chart.synthetic') };
  const ranged = banded && points.some(({ low }) => typeof low === 'number');
  const kinds = ORIGINS.filter((kind) => there.has(kind));
  if (!kinds.length && !ranged) return nothing;
  return html`<p class="note shapes-key">${kinds.map((kind) => html`<span>${kind in words ? drawn(kind) : nothing}${originMark(kind, { wordless: kind in words })}${words[kind] ?? nothing}</span>`)} ${ranged ? html`<span><span class="key-band" aria-hidden="true"></span> ${t('chart.band')}</span>` : nothing}</p>`;
}
