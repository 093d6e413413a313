// What stands in the drawer, list by list.
import { html, nothing } from 'lit';
import { t } from '../core/locale.js';
import { percent } from '../core/numbers.js';
import { languageOf } from '../core/sources.js';
import './download-link.js';
import { originMark, unsureMark } from './origin.js';
import './restored-note.js';

const section = (title, content) => html`<section class="drawer-section"><h3>${title}</h3>${content}</section>`;

export function confirmList(reasons) {
  if (!reasons?.length) return nothing;
  return html`<section class="confirm-list" aria-label=${t('confirm.title')}>
    <h3><span class="unsure" aria-hidden="true">?</span> ${t('confirm.title')}</h3>
    <ul>${reasons.map((reason) => html`<li lang=${languageOf(reason)}>${reason}</li>`)}</ul>
  </section>`;
}

export function stepList(steps) {
  if (!steps?.length) return nothing;
  const drawn = steps.map(
    (step) => html`<li>
      <p class="step-label">${step.label}</p>
      <fd-formula .latex=${step.latex}></fd-formula>
      ${step.substituted ? html`<fd-formula class="substituted" .latex=${`= ${step.substituted}`}></fd-formula>` : nothing}
      ${step.result ? html`<p class="step-result">= ${step.result}</p>` : nothing}
    </li>`,
  );
  return section(t('door.formula'), html`<ol class="steps">${drawn}</ol>`);
}

export function factList(title, facts) {
  if (!facts?.length) return nothing;
  const drawn = facts.map(
    (fact) => html`<div>
      <dt>${fact.href ? html`<a href=${fact.href}>${fact.label}</a>` : fact.label}${fact.latex ? html` <fd-formula inline .latex=${fact.latex}></fd-formula>` : nothing}</dt>
      <dd>
        ${fact.file?.label === fact.value ? nothing : html`<span lang=${languageOf(fact.value)}>${fact.value}</span>`}${unsureMark(fact.unsure)}
        ${fact.file ? html`<fd-download .path=${fact.file.path} .label=${fact.file.label}></fd-download>` : nothing} ${originMark(fact.origin)} ${fact.restored ? html`<fd-restored-note .mark=${fact.restored.mark} .unit=${fact.restored.unit}></fd-restored-note>` : nothing} ${fact.note ? html`<span class="note" lang=${languageOf(fact.note)}>${fact.note}</span>` : nothing}
      </dd>
    </div>`,
  );
  return section(title, html`<dl class="facts">${drawn}</dl>`);
}

export function partList(title, parts) {
  if (!parts?.length) return nothing;
  const drawn = parts.map(
    (part) => html`<li>
      <span class="part-label">${part.href ? html`<a href=${part.href}>${part.label}</a>` : part.label}</span>
      <span class="part-value" title=${part.written.exact}>${part.written.text} ${part.written.unit}</span>
      <span class="part-share">${percent(part.share * 100)}</span>
      <svg class="part-bar" aria-hidden="true"><rect width="${Math.max(part.share * 100, 0.3)}%" height="100%"></rect></svg>
    </li>`,
  );
  return section(title, html`<ul class="parts">${drawn}</ul>`);
}

/** What adds up to a value, each with its sign and a bar from nought. @param {import('../doors/door.js').Addend[]} addends */
export function sumList(title, addends, note) {
  if (!addends?.length) return note ? section(title, html`<p class="note">${note}</p>`) : nothing;
  const most = Math.max(...addends.filter(({ whole }) => !whole).map(({ value }) => Math.abs(value)), 1e-12);
  const drawn = addends.map(({ label, said, value, whole }) => {
    const wide = (50 * Math.abs(value)) / most;
    return html`<li class=${whole ? 'whole' : ''}>
      <span class="sum-label">${label}</span><span class="sum-value">${said}</span>
      ${whole ? nothing : html`<svg class="sum-bar" aria-hidden="true"><rect class=${value < 0 ? 'less' : 'more'} x="${value < 0 ? 50 - wide : 50}%" width="${wide}%" height="100%"></rect><line x1="50%" x2="50%" y1="0" y2="100%"></line></svg>`}
    </li>`;
  });
  return section(title, html`<ul class="sum">${drawn}</ul>${note ? html`<p class="note">${note}</p>` : nothing}`);
}
