// What does a figure of the catalogue open? Its technology, where it comes from, and whether that is confirmed.
import { t, text } from '../core/locale.js';
import { givenPercent, quantity, significant, unitName, year } from '../core/numbers.js';

const SHARES = ['destruction_efficiency', 'electrical_efficiency', 'thermal_efficiency', 'availability', 'opex_share_of_capex'];
const UNITS = { ch4_min_percent: 'percent', ch4_max_percent: 'percent', flow_min_m3_min: 'm3/min', flow_max_m3_min: 'm3/min', own_power_kw_per_unit: 'kW', lifetime_years: 'years' };
/** The figures of the catalogue, in the order of its columns. */
export const FIGURES = ['ch4_min_percent', 'ch4_max_percent', 'flow_min_m3_min', 'flow_max_m3_min', 'unit_size', 'destruction_efficiency', 'electrical_efficiency', 'thermal_efficiency', 'availability', 'own_power_kw_per_unit', 'lifetime_years', 'capex_per_unit', 'opex_share_of_capex'];

const unitOf = (technology, name) => (name === 'unit_size' ? technology.unit_size_unit ?? '' : SHARES.includes(name) ? 'percent' : UNITS[name] ?? '');
/** The unit of a column; of the size of a unit each technology has its own. */
export const columnUnit = (name) => (name === 'unit_size' ? '' : unitName(SHARES.includes(name) ? 'percent' : UNITS[name] ?? ''));
const unitWord = (technology, name) => (name === 'unit_size' && technology.unit_size_unit ? t(`technology.unit.${technology.unit_size_unit}`) : unitName(unitOf(technology, name)));

/** A figure with its unit, or null where the catalogue has none. @returns {import('../core/numbers.js').Written | null} */
export function figureWritten(technology, name) {
  const value = technology[name];
  if (typeof value !== 'number') return null;
  if (SHARES.includes(name)) {
    const shown = Number((value * 100).toPrecision(12));
    return { value, text: significant(shown, 4), unit: '%', exact: givenPercent(shown), divisor: 1, places: 1 };
  }
  return { ...quantity(value, ''), unit: unitWord(technology, name), exact: `${quantity(value, '').exact} ${unitWord(technology, name)}`.trim() };
}

/** The source of the row supports some of its figures; the others are engineering judgement. */
export const figureSource = (technology, name) => (technology.sourced?.includes(name) ? text(technology.source) : t('technology.judgement'));

/** @returns {import('./door.js').Door} */
export function figureDoor(technology, name) {
  const written = figureWritten(technology, name);
  return {
    title: t(`technology.figure.${name}`),
    subtitle: text(technology.name),
    written: written ?? undefined,
    origin: written ? 'expert' : undefined,
    summary: written ? t(`technology.help.${name}`) : t('technology.no_source_means'),
    facts: [
      { label: t('door.source'), value: figureSource(technology, name) },
      ...(technology.source_year && technology.sourced.includes(name) ? [{ label: t('technology.source_year'), value: year(technology.source_year) }] : []),
      { label: t('door.status'), value: t(`status_of_norm.${technology.status}`) },
    ],
    confirm: technology.status === 'to_confirm' ? [t('technology.unconfirmed')] : [],
    factsTitle: t('door.source'),
  };
}

/** What a stream carries in a year, as the formula has it. @returns {import('./door.js').Door} */
export function methaneDoor({ flow_m3_min: flow, ch4_percent: methane, year: of, methane_m3_per_year: carried, written }) {
  const minutes = (carried * 100) / (flow * methane);
  return {
    title: t('fits.methane'),
    subtitle: `${quantity(flow, 'm3/min').exact}, ${quantity(methane, 'percent').exact}`,
    written,
    origin: 'calculated',
    summary: t('fits.methane.means'),
    steps: [{ label: t('fits.methane'), latex: 'V = Q \\cdot \\frac{C}{100} \\cdot 1440 \\cdot d', substituted: `${flow} \\cdot \\frac{${methane}}{100} \\cdot 1440 \\cdot ${Math.round(minutes / 1440)}`, result: written.exact }],
    facts: of ? [{ label: t('year'), value: year(of) }] : [],
  };
}
