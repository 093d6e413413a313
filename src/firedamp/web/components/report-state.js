// How far is a report, or an issue of one? A shape and a word, the same everywhere.
import { html } from 'lit';
import { t } from '../core/locale.js';

const SHAPES = { draft: '✎', issued: '○', returned: '↩', verified: '✓', reopened: '↻', superseded: '→' };

/** The states of a report in the order of its life. */
export const REPORT_STATES = ['draft', 'issued', 'returned', 'verified', 'reopened'];

export const reportState = (state) => html`<span class="report-state report-state-${state}"><span aria-hidden="true">${SHAPES[state]}</span> ${t(`report.state.${state}`)}</span>`;
