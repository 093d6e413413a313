// Where does a value come from? A shape and a word, the same everywhere.
import { html, nothing } from 'lit';
import { t } from '../core/locale.js';

const SHAPES = { measured: '●', reported: '◆', calculated: '■', restored: '◌', expert: '△', synthetic: '▨' };
/** Words of data packages for the same things. */
const ALSO = { estimate: 'calculated', estimated: 'calculated', model: 'calculated', exact: 'reported' };

/** The sign of what is restored beside a figure of a line that rests on a restored one; beside the coal where that is. */
export function lineMark(line, figure) {
  const restored = figure === 'output_t' ? Boolean(line.origin?.output_t?.restored) : Boolean(line.restored?.length);
  return restored ? html` ${originMark('restored', { wordless: true })}` : nothing;
}

/** The small amber mark of what is to be confirmed; the number's drawer says why. */
export function unsureMark(unsure) {
  if (!unsure) return nothing;
  return html` <span class="unsure" title=${t('confirm.title')}><span aria-hidden="true">?</span><span class="unseen">${t('confirm.title')}</span></span>`;
}

/** The kinds of origin in the order in which they are told. */
export const ORIGINS = Object.keys(SHAPES);
export const originOf = (quality) => ALSO[quality] ?? quality;
/** The sign with its word, for a text that is drawn. */
export const originWords = (quality) => (originOf(quality) in SHAPES ? `${SHAPES[originOf(quality)]} ${t(`origin.${originOf(quality)}`)}` : '');

/** @param {string | undefined} quality */
export function originMark(quality, { wordless = false } = {}) {
  const known = originOf(quality);
  if (!(known in SHAPES)) return '';
  const word = t(`origin.${known}`);
  return html`<span class="origin origin-${known}" title=${word}
    ><span aria-hidden="true">${SHAPES[known]}</span> <span class=${wordless ? 'unseen' : ''}>${word}</span></span
  >`;
}
