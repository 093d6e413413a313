// What does a method of restoration do? Its text, source, what it assumes and needs.
import { html, nothing } from 'lit';
import { t, text } from '../../core/locale.js';

const TOLD = ['assumes', 'needs', 'source'];

export function methodHelp(method) {
  if (!method) return nothing;
  return html`<details class="method-help"><summary>${t('restore.about_method', { method: text(method.title) })}</summary>
    <p>${text(method.text)}</p>
    <dl class="facts">${TOLD.map((name) => html`<div><dt>${t(`restore.method.${name}`)}</dt><dd>${text(method[name])}</dd></div>`)}</dl>
  </details>`;
}
