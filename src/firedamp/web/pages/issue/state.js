// In which state is an issue? By a shape and a word, the same everywhere.
import { html } from 'lit';
import { t } from '../../core/locale.js';

const SHAPES = { issued: '○', returned: '↩', verified: '✓', superseded: '→' };

export function stateMark(state) {
  return html`<span class="issue-state issue-${state}"><span aria-hidden="true">${SHAPES[state]}</span> ${t(`issue.state.${state}`)}</span>`;
}
