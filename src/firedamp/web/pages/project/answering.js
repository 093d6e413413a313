// What stands where a project's results are not yet, or not any more, those of its form?
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { ApiError } from '../../core/api.js';
import { t } from '../../core/locale.js';
import { money } from '../../core/money.js';
import { mass } from '../../core/numbers.js';
import { currentUser } from '../../core/session.js';
import { empty, failure, skeleton } from '../../components/states.js';

/** @param {{answer: import('../../core/live.js').Live<object>, missing: {label: string}[], faulty: boolean}} how @param {(found: object) => unknown} draw */
export function resultsOf({ answer, missing, faulty }, draw) {
  const { error, value } = answer;
  if (missing.length && !faulty) return html`<div class="empty"><strong>${t('calculate.wanting')}</strong><ul>${missing.map(({ label }) => html`<li>${label}</li>`)}</ul><p>${t('calculate.wanting_hint')}</p></div>`;
  if (error && !(error instanceof ApiError && error.status === 422)) return html`${failure(error, () => answer.again())} ${value ? draw(value) : nothing}`;
  const stale = faulty || error;
  if (!value) return stale ? empty(t('calculate.faulty'), t('calculate.faulty_hint')) : skeleton(12);
  return html`${stale ? html`<p class="warning">${t('calculate.stale')}</p>` : nothing}<div class=${stale ? 'stale' : ''}>${draw(value)}</div>`;
}

/** The result in one line, in sight while one types where the results themselves are not; there before them. */
export function answerBar({ value, error }, moneyMissing, faulty) {
  if (!value || error || faulty) return html`<p class="result-bar" aria-hidden="true">${t('figure.co2e_t.short')} ${t('value.none')}</p>`;
  const { totals, economics, faults, currency } = value.result;
  if (faults.length) return html`<p class="result-bar unsafe" aria-hidden="true">⚠ ${t('safety.title')}</p>`;
  const [tonnes, worth] = [mass(totals.reduction_t_per_year), economics && !moneyMissing.length ? money(economics.npv, currency) : null];
  return html`<p class="result-bar" aria-hidden="true"><strong>${tonnes.text}</strong> ${t('unit.per_year', { unit: `${tonnes.unit} ${t('figure.co2e_t.short')}` })}${worth ? html` · ${t('project.short.npv')} <strong>${worth.text}</strong> ${worth.unit}` : nothing}</p>`;
}

/** A project that cannot be had: unknown, or not open to whoever looks. */
export function notHad(failed, ofProject) {
  if (!ofProject || ![404, 422].includes(failed.error.status)) return failure(failed.error, () => failed.again());
  return empty(t('project.unknown'), currentUser() ? t('project.unknown_hint') : t('project.sign_in'), html`<a class="button primary" href=${href('/reductions/projects')}>${t('tab.project')}</a>`);
}
