// What does a project come to? Its first numbers, both views of its reduction, its energy and its money, each a door.
import { html, nothing } from 'lit';
import { t } from '../../core/locale.js';
import { currencyName, money, moneyPer } from '../../core/money.js';
import { mass, percent, quantity, significant, unitName } from '../../core/numbers.js';
import { projectDoor } from '../../doors/reduction.js';
import { figureNamed, totalWritten } from './figures.js';

const perYear = (written) => ({ ...written, unit: t('unit.per_year', { unit: written.unit }), exact: t('unit.per_year', { unit: written.exact }) });
const share = (value) => ({ value, text: percent(value * 100, 3), unit: '', exact: percent(value * 100, 5), divisor: 1, places: 1 });

/** How each figure of money is written. */
export const ECONOMICS = {
  npv: (value, currency) => money(value, currency),
  irr: (value) => share(value),
  payback_years: (value) => ({ ...quantity(value, ''), text: significant(value, 2), unit: t('unit.of_year'), exact: `${quantity(value, '').exact} ${t('unit.of_year')}` }),
  abatement_cost: (value, currency) => moneyPer(value, currency, unitName('t')),
  break_even_carbon_price: (value, currency) => moneyPer(value, currency, unitName('t')),
  levelised_energy_cost: (value, currency) => moneyPer(value, currency, unitName('MWh')),
};

/** @param {string} name @param {import('../../core/numbers.js').Written} written @param {import('../../doors/reduction.js').ProjectAbout} about */
export const projectNumber = (name, written, about) => html`<fd-number .label=${t(`project.figure.${name}`)} .written=${written} ?unsure=${about.result.to_confirm.length > 0} .door=${() => projectDoor(name, written, about)}></fd-number>`;

const card = (name, content, note = '') => html`<div class="card"><dt>${t(`project.figure.${name}`)}</dt><dd>${content}${note ? html`<span class="note">${note}</span>` : nothing}</dd></div>`;
const none = (why) => html`<span class="plain-value absent">${t('value.none')}</span><span class="note">${why}</span>`;

/** The first numbers: tonnes, and money where there is any. */
export function projectCards(about, priced) {
  const { result } = about;
  const { totals, economics, years } = result;
  const cards = [
    card('reduction_t_per_year', projectNumber('reduction_t_per_year', perYear(mass(totals.reduction_t_per_year)), about), t('project.over', { count: years.length })),
    card('methane_destroyed_t', projectNumber('methane_destroyed_t', perYear(mass(totals.methane_destroyed_t / years.length)), about), t('project.units_of', { count: result.units })),
  ];
  if (!priced) return html`<dl class="cards result-cards">${cards}</dl>`;
  const figure = (name, why) => card(name, economics[name] === null ? none(why) : projectNumber(name, ECONOMICS[name](economics[name], result.currency), about));
  return html`<dl class="cards result-cards">${cards}${figure('npv')}${figure('payback_years', t('project.never_pays'))}${figure('abatement_cost', t('project.nothing_reduced'))}</dl>`;
}

const line = (name, content, note = nothing) => html`<div><dt>${t(`project.figure.${name}`)}</dt><dd>${content} ${note}</dd></div>`;

/** The same project as a crediting programme and as the national inventory count it. */
export function bothViews(about) {
  const { totals, years } = about.result;
  const row = (name) => html`<div><dt>${t(`project.view.${name}`)}<span class="note">${t(`project.means.${name}`)}</span></dt><dd>${projectNumber(name, perYear(mass(totals[name] / years.length)), about)}</dd></div>`;
  return html`<section class="panel"><h2>${t('project.views')}</h2><dl class="facts">${['reduction_t', 'fugitive_reduction_t'].map(row)}${totals.displaced_t ? row('displaced_t') : nothing}</dl></section>`;
}

export function energyPanel(about) {
  const { totals, years } = about.result;
  const made = ['electricity_mwh', 'heat_gj', 'gas_1000m3', 'own_electricity_mwh'].filter((name) => totals[name]);
  if (!made.length) return nothing;
  return html`<section class="panel"><h2>${t('project.energy')}</h2><dl class="facts">${made.map((name) => line(name, projectNumber(name, perYear(totalWritten(figureNamed(name), totals[name] / years.length)), about)))}</dl></section>`;
}

export function moneyPanel(about) {
  const { economics, currency, price_year: priceYear } = about.result;
  const why = { irr: economics.irr_sign_changes > 1 ? t('project.irr_several', { count: economics.irr_sign_changes }) : t('project.irr_none'), payback_years: t('project.never_pays'), levelised_energy_cost: t('project.no_energy'), abatement_cost: t('project.nothing_reduced'), break_even_carbon_price: t('project.nothing_reduced') };
  const row = (name) => line(name, economics[name] === null ? html`<span class="absent">${t('value.none')}</span>` : projectNumber(name, ECONOMICS[name](economics[name], currency), about), economics[name] === null ? html`<span class="note">${why[name]}</span>` : nothing);
  return html`<section class="panel"><h2>${economics.npv > 0 ? t('project.pays') : t('project.pays_not')}</h2>
    <dl class="facts">${Object.keys(ECONOMICS).map(row)}</dl>
    <p class="note">${[currency ? currencyName(currency) : t('project.no_currency'), priceYear ? t('project.prices_of', { year: priceYear }) : t('project.no_price_year')].join(' · ')}</p></section>`;
}
