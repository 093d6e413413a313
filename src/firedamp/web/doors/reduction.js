// What does a number of a project open? Its formula with this project's numbers, what it rests on, what is to be confirmed.
import { latexNumber } from '../core/latex.js';
import { t, text, word } from '../core/locale.js';
import { money } from '../core/money.js';
import { givenPercent, quantity, year } from '../core/numbers.js';
import { sourceOf } from '../pages/project/draft.js';
import { reasons } from './door.js';

/**
 * @typedef {object} ProjectAbout
 * @property {string} name of the project
 * @property {object} record
 * @property {object} result the whole answer
 * @property {object | null} technology the catalogue's row, or own figures
 * @property {boolean} synthetic
 * @property {string} attribution
 */

/** Formulas of a year, as docs/reductions.md has them; `of`: the numbers that stand in it. */
const FORMULAS = {
  stream_methane_m3: { latex: 'V = Q \\cdot \\frac{C}{100} \\cdot 1440 \\cdot d' },
  methane_received_m3: { latex: 'V_{in} = V \\cdot a \\cdot r' },
  methane_destroyed_t: { latex: 'D = m \\cdot \\eta, \\quad m = D + S', of: (row, { efficiency }) => (efficiency ? `(${plain(row.methane_destroyed_t)} + ${plain(row.methane_slip_t)}) \\cdot ${efficiency}` : '') },
  methane_slip_t: { latex: 'S = m - D', of: (row) => `${plain(row.methane_destroyed_t + row.methane_slip_t)} - ${plain(row.methane_destroyed_t)}` },
  co2_formed_t: { latex: 'C = k_{CO_2} \\cdot D', of: (row) => (row.methane_destroyed_t ? `${plain(row.co2_formed_t / row.methane_destroyed_t)} \\cdot ${plain(row.methane_destroyed_t)}` : '') },
  baseline_t: { latex: 'E_B = m \\cdot (1 - u) \\cdot GWP', of: (row, { gwp, utilised }) => `${plain(row.methane_destroyed_t + row.methane_slip_t)} \\cdot (1 - ${utilised}) \\cdot ${gwp}` },
  project_t: { latex: 'E_P = C + S \\cdot GWP + W \\cdot f + F', of: (row, { gwp, grid }) => `${plain(row.co2_formed_t)} + ${plain(row.methane_slip_t)} \\cdot ${gwp} + ${plain(row.own_electricity_mwh)} \\cdot ${grid} + ${plain(row.own_fuel_co2_t)}` },
  displaced_t: { latex: 'E_D = W_{el} \\cdot f + H \\cdot f_H', of: (row, { grid, heat }) => `${plain(row.electricity_mwh)} \\cdot ${grid} + ${plain(row.heat_gj)} \\cdot ${heat}` },
  reduction_t: { latex: 'R = E_B - E_P + E_D', of: (row) => `${plain(row.baseline_t)} - ${plain(row.project_t)} + ${plain(row.displaced_t)}` },
  fugitive_reduction_t: { latex: 'R_f = E_B - S \\cdot GWP - C_f' },
  electricity_mwh: { latex: 'W_{el} = V_{in} \\cdot k \\cdot LHV \\cdot \\eta_{el} / 3.6' },
  heat_gj: { latex: 'H = V_{in} \\cdot k \\cdot LHV \\cdot \\eta_{th}' },
  gas_1000m3: { latex: 'G = V_{in} \\cdot \\eta / 1000' },
  own_electricity_mwh: { latex: 'W = P \\cdot n \\cdot h \\cdot a / 1000' },
  cash_flow: { latex: 'CF = I - O - T', of: (row) => `${plain(row.revenue)} - ${plain(row.opex)} - ${plain(row.tax)}` },
  tax: { latex: 'T = t \\cdot \\max(0,\\; I - O - K/n)' },
  npv: { latex: 'NPV = -K + \\sum_{i=1}^{n} \\frac{CF_i}{(1+r)^i}' },
  irr: { latex: '0 = -K + \\sum_{i=1}^{n} \\frac{CF_i}{(1+IRR)^i}' },
  payback_years: { latex: '\\sum_{i=1}^{T} CF_i = K' },
  levelised_energy_cost: { latex: 'LC = \\frac{K + \\sum O_i/(1+r)^i}{\\sum W_i/(1+r)^i}' },
  abatement_cost: { latex: 'AC = \\frac{-NPV_0}{\\sum R_i/(1+r)^i}' },
  break_even_carbon_price: { latex: 'NPV(p) = 0' },
  reduction_t_per_year: { latex: '\\bar R = \\frac{1}{n} \\sum_{i=1}^{n} R_i' },
};

/** The figures that stand in a group of the record. */
const PATHS = { flow_m3_min: 'stream.flow_m3_min', ch4_percent: 'stream.ch4_percent' };
const plain = (value) => latexNumber(value, '');

/** @param {string} name of the figure @param {object} written @param {ProjectAbout} about @param {object} [row] the year, or nothing for the whole life */
export function projectDoor(name, written, about, row = null) {
  const formula = FORMULAS[name];
  const substituted = row && formula?.of ? formula.of(row, numbersOf(about)) : '';
  return {
    title: t(`project.figure.${name}`),
    subtitle: [about.name, row ? year(row.year) : ''].filter(Boolean).join(', '),
    written,
    origin: about.synthetic ? 'synthetic' : 'calculated',
    summary: t(`project.means.${name}`),
    steps: formula ? [{ label: t(`project.figure.${name}`), latex: formula.latex, substituted, result: written.exact }] : [],
    inputs: inputsOf(about),
    confirm: reasons(about.result.to_confirm),
    attribution: about.attribution,
  };
}

function numbersOf({ record, result, technology }) {
  return { gwp: result.gwp_ch4, utilised: record.baseline_utilised_share ?? 0, grid: record.grid_factor_t_mwh ?? 0, heat: record.heat_factor_t_gj ?? 0, efficiency: technology?.destruction_efficiency };
}

/** What a project was computed from. */
function inputsOf({ record, result, technology }) {
  const { stream } = record;
  const said = (name, value, note = '') => ({ label: t(`project.field.${name}`), value, note: [note, sourceOf(record.sources, PATHS[name] ?? name)].filter(Boolean).join(' · ') });
  const given = (name, value, words, note) => (typeof value === 'number' ? [said(name, words(value), note)] : []);
  return [
    { label: t('project.field.technology'), value: text(technology?.name), unsure: technology?.status === 'to_confirm' },
    { label: t('project.units'), value: quantity(result.units).exact },
    ...given('flow_m3_min', stream.flow_m3_min, (value) => quantity(value, 'm3/min').exact),
    ...given('ch4_percent', stream.ch4_percent, givenPercent),
    ...given('limit', result.permitted_ch4_percent, givenPercent),
    { label: t('gwp_set'), value: `${word('gwp', result.gwp_set)}: ${quantity(result.gwp_ch4).text}` },
    ...given('capex', record.capex, (value) => money(value, record.currency).exact, record.price_year ? year(record.price_year) : ''),
    ...given('discount_rate', record.discount_rate, (value) => givenPercent(value * 100)),
    ...given('grid_factor_t_mwh', record.grid_factor_t_mwh, (value) => quantity(value, 't/MWh').exact),
    ...given('own_fuel_co2_t_per_year', record.own_fuel_co2_t_per_year, (value) => quantity(value, 't/year').exact),
    ...given('heat_factor_t_gj', record.heat_factor_t_gj, (value) => quantity(value, 't/GJ').exact),
  ];
}
