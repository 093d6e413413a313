// What do colours, marks and lines of a chart by year mean? Said beside it, and in its pictures.
import { html, nothing, svg } from 'lit';
import { t } from '../core/locale.js';
import { year } from '../core/numbers.js';
import { DASHES, hollow, hueClass, hueOf, outlineOf } from '../core/year-marks.js';
import { ORIGINS, originMark, originOf, originWords } from './origin.js';

const AS_WORDS = { restored: () => t('chart.restored'), synthetic: () => t('chart.synthetic') };
/** Its line says what these are, also where it has a mark. */
const OWN_LINE = Object.keys(AS_WORDS);

/** The line of the series at a place, with its number: the name at its end where there is no room for names. */
export function sample(place) {
  return html`<span class="key-number ${hueClass(place)}" aria-hidden="true">${year(place + 1)}</span><svg class="key-sample ${hueClass(place)}" viewBox="0 0 24 10" width="24" height="10" aria-hidden="true"><line x1="1" x2="23" y1="5" y2="5"></line></svg>`;
}

/** A mark as the chart draws it, on the line that goes with it. */
function markSample(sign) {
  const kind = OWN_LINE.includes(sign) ? sign : 'known';
  return html`<svg class="key-sample ${hollow(sign) ? 'hollow' : ''}" viewBox="0 0 32 10" width="32" height="10" aria-hidden="true"><line x1="1" x2="31" y1="5" y2="5" stroke-dasharray=${DASHES[kind] || nothing}></line><path class="mark" transform="translate(11 0)" d=${outlineOf(sign)}></path></svg>`;
}

const barSample = (kind) => html`<svg class="key-bar ${kind}" viewBox="0 0 14 10" width="14" height="10" aria-hidden="true"><rect x="1" y="1" width="12" height="8"></rect>${kind === 'synthetic' ? svg`<path d="M1,9L9,1M5,9L13,1"></path>` : nothing}</svg>`;

/** Which line is whose. */
export function seriesKey(list) {
  return html`<ul class="series-key" aria-label=${t('chart.key')}>${list.map((each, place) => html`<li>${sample(place)}${each.name}</li>`)}</ul>`;
}

const valued = (list) => list.flatMap((each) => each.points.filter(({ value }) => value !== null));

/** The signs of origin that are there, in their order. */
function signsOf(list) {
  const there = new Set(valued(list).map(({ sign }) => originOf(sign)));
  return ORIGINS.filter((sign) => there.has(sign));
}

const ranged = (list, banded) => banded && valued(list).some(({ low }) => typeof low === 'number');

/** What the signs of origin and the ways to draw a value mean: those that are there. */
export function shapesKey(list, banded, bars = false) {
  const signs = signsOf(list);
  if (!signs.length && !ranged(list, banded)) return nothing;
  const drawn = (sign) => (!bars ? markSample(sign) : OWN_LINE.includes(sign) ? barSample(sign) : nothing);
  return html`<p class="note shapes-key">${signs.map((sign) => html`<span>${drawn(sign)}${originMark(sign, { wordless: sign in AS_WORDS })}${sign in AS_WORDS ? AS_WORDS[sign]() : nothing}</span>`)} ${ranged(list, banded) ? html`<span><span class="key-band" aria-hidden="true"></span> ${t('chart.band')}</span>` : nothing}</p>`;
}

/**
 * The same key for a picture, whose reader has no page beside it: which line is whose, what each mark means.
 * @returns {import('../core/picture.js').KeyItem[]}
 */
export function pictureKey(list, banded, bars = false) {
  const line = (colour, dash = '') => `<line x1="1" x2="27" y1="5" y2="5" stroke="${colour}" stroke-width="2" ${dash ? `stroke-dasharray="${dash}"` : ''}/>`;
  const box = (colour) => `<rect x="14" y="-1" width="12" height="12" fill="${colour}"/>`;
  const mark = (sign, { ink, ground }) => `<path transform="translate(9 0)" d="${outlineOf(sign)}" stroke="${ink}" stroke-width="1.3" fill="${hollow(sign) ? ground : ink}"/>`;
  const series = list.map((each, place) => ({ words: each.name, drawn: (palette) => (bars ? box(hueOf(palette, place)) : line(hueOf(palette, place))) }));
  const marks = signsOf(list).map((sign) => ({
    words: sign in AS_WORDS ? `${originWords(sign).split(' ')[0]} ${AS_WORDS[sign]()}` : originWords(sign),
    drawn: bars ? null : (palette) => line(palette.muted, DASHES[sign]) + mark(sign, palette),
  }));
  const band = ranged(list, banded) ? [{ words: t('chart.band'), drawn: (palette) => `<rect x="1" width="26" height="10" fill="${hueOf(palette, 0)}" opacity="0.25"/>` }] : [];
  return [...series, ...marks, ...band];
}
