// What do the marks of a chart of a restored series mean? Beside it and in its pictures.
import { html, svg } from 'lit';
import { t } from '../core/locale.js';
import { percent } from '../core/numbers.js';
import { DASHES, hollow, hueOf, outlineOf } from '../core/year-marks.js';

const DASHED = ['restored', 'accepted'];
const BAND = 'band';

/** What each mark means; the band is of the run's level. */
const wordsOf = (sign, level) => (sign === BAND ? t('restore.band', { level: percent(level * 100) }) : t(`restore.cell.${sign}`));

/** The key of the signs that are drawn, `band` among them. @param {string[]} signs */
export function restoredKey(signs, level) {
  return html`<p class="note shapes-key">${signs.map((sign) => html`<span>${sign === BAND ? html`<span class="key-band" aria-hidden="true"></span>` : sample(sign)} ${wordsOf(sign, level)}</span>`)}</p>`;
}

function sample(sign) {
  return html`<svg class="key-sample ${hollow(sign) ? 'hollow' : ''}" viewBox="0 0 32 10" width="32" height="10" aria-hidden="true">${svg`<line x1="1" x2="31" y1="5" y2="5" stroke-dasharray=${DASHED.includes(sign) ? DASHES.restored : 'none'}></line><path class="mark" transform="translate(11 0)" d=${outlineOf(sign)}></path>`}</svg>`;
}

/** The same for a picture. @returns {import('../core/picture.js').KeyItem[]} */
export function restoredPictureKey(signs, level) {
  const dash = (sign) => (DASHED.includes(sign) ? `stroke-dasharray="${DASHES.restored}"` : '');
  const mark = (sign) => (palette) => `<line x1="1" x2="27" y1="5" y2="5" stroke="${hueOf(palette, 0)}" stroke-width="2" ${dash(sign)}/><path transform="translate(9 0)" d="${outlineOf(sign)}" stroke="${hueOf(palette, 0)}" stroke-width="1.3" fill="${hollow(sign) ? palette.ground : hueOf(palette, 0)}"/>`;
  const band = (palette) => `<rect x="1" width="26" height="10" fill="${hueOf(palette, 0)}" opacity="0.25"/>`;
  return signs.map((sign) => ({ words: wordsOf(sign, level), drawn: sign === BAND ? band : mark(sign) }));
}

/** In a picture which line is whose, where there are several. @returns {import('../core/picture.js').KeyItem[]} */
export function linesPictureKey(list) {
  const line = (place) => (palette) => `<line x1="1" x2="27" y1="5" y2="5" stroke="${hueOf(palette, place)}" stroke-width="2"/>`;
  return list.length > 1 ? list.map(({ name }, place) => ({ words: name, drawn: line(place) })) : [];
}
