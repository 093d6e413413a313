// Is a value below its limits or beyond one? A shape and words; a colour only where a limit is passed.
import { html } from 'lit';
import { t } from '../core/locale.js';

const SIGNS = { alarm: '■', warning: '▲', below: '✓', none: '', untold: '', refused: '▲' };

/** @param {'alarm' | 'warning' | 'below' | 'none' | 'untold' | 'refused'} level of core/readings.js */
export const levelMark = (level) => (level === 'none' ? html`<span class="absent">${t('value.none')}<span class="unseen">${t('level.none')}</span></span>` : html`<span class="level level-${level}"><span aria-hidden="true">${SIGNS[level]}</span> ${t(`level.${level}`)}</span>`);
