// What must be known before the numbers: what is unsafe, first and in red; what to mind; what nobody has confirmed.
import { html, nothing } from 'lit';
import { t } from '../../core/locale.js';
import { languageOf } from '../../core/sources.js';
import { reasons } from '../../doors/door.js';

/** What makes a stream or a plan unsafe. No price stands on a page that shows it. @param {{message: string}[]} faults */
export function safetyFaults(faults, priced = false) {
  if (!faults?.length) return nothing;
  return html`<section class="safety" role="alert" aria-labelledby="safety-title">
    <h2 id="safety-title"><span aria-hidden="true">⚠</span> ${t('safety.title')}</h2>
    <ul>${faults.map(({ message }) => html`<li>${message}</li>`)}</ul>
    <p>${priced ? t('safety.no_price') : t('safety.first')}</p>
  </section>`;
}

export function warningList(warnings) {
  if (!warnings?.length) return nothing;
  return html`<section class="warning" aria-label=${t('project.warnings')}><h3>${t('project.warnings')}</h3><ul class="bullets">${warnings.map(({ message }) => html`<li>${message}</li>`)}</ul></section>`;
}

export function confirmPanel(entries) {
  const said = reasons(entries);
  if (!said.length) return nothing;
  return html`<section class="confirm-list" aria-label=${t('confirm.title')}><h3><span class="unsure" aria-hidden="true">?</span> ${t('confirm.title')}</h3>
    <ul>${said.map((each) => html`<li lang=${languageOf(each)}>${each}</li>`)}</ul><p class="note">${t('project.confirm_means')}</p></section>`;
}
