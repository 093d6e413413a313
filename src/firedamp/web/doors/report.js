// What do the numbers of a report open? A cell to its calculations, a sum to its parts, a change to both years, a distance to its threshold.
import { href } from '../core/address.js';
import * as api from '../core/api.js';
import { latexNumber } from '../core/latex.js';
import { named, t, text, word } from '../core/locale.js';
import { decimals, exact, limitText, mass, percent, year } from '../core/numbers.js';
import { documentText } from './door.js';

const calculationName = (each) => each.name || text(each.title);

/** By what all numbers of a report were computed. */
const facts = ({ year: of, gwp_set: gwpSet, draws, seed }) => [
  { label: t('year'), value: year(of) },
  { label: t('gwp_set'), value: word('gwp', gwpSet) },
  { label: t('door.draws'), value: t('door.draws_value', { draws: decimals(draws, 0), seed }) },
];

/** CO2e as both gases under the set, whose record is asked for when the door opens. */
async function co2eStep({ gwp_set: id }, sums) {
  const set = (await api.gwpSets()).items.find((each) => each.id === id);
  if (!set) return {};
  const step = {
    label: word('gwp', id),
    latex: 'E_{CO_2e} = E_{CH_4} \\cdot GWP_{CH_4} + E_{CO_2}',
    substituted: `${latexNumber(sums.ch4_t)} \\cdot ${set.ch4} + ${latexNumber(sums.co2_t)}`,
    result: mass(sums.co2e_t).exact,
  };
  return { steps: [step], factors: [{ label: text(set.title), value: exact(set.ch4), note: text(set.source), unsure: set.status === 'to_confirm' }] };
}

const bounds = (sums, figure) => ({ low: sums[`${figure}_low`], high: sums[`${figure}_high`] });

/**
 * The door of a sum of a report: all of it, a site, or a category, with the parts that make it up.
 * @param {{title?: string, parts?: object[]}} of parts: sites, with their names and sums
 */
export function sumDoor(report, found, sums, figure, { title = '', parts = [] } = {}) {
  const total = sums[figure];
  const shown = parts.filter((each) => each[figure]).sort((left, right) => right[figure] - left[figure]);
  return {
    title: t(`figure.${figure}`),
    subtitle: [title, named(report.organisation.name), year(report.year)].filter(Boolean).join(' · '),
    written: mass(total),
    ...bounds(sums, figure),
    origin: 'calculated',
    facts: facts(found),
    partsTitle: t('report.door.parts', { count: shown.length }),
    parts: shown.map((each) => ({ label: named(each.name), written: mass(each[figure]), share: each[figure] / total })),
    later: figure === 'co2e_t' ? () => co2eStep(found, sums) : undefined,
  };
}

/** The door of a cell: what it comes to, and which calculations stand behind it. */
export function cellDoor(found, cell, { site, category }) {
  const own = found.calculations.filter(({ id }) => cell.entries.includes(id));
  return {
    title: t('figure.co2e_t'),
    subtitle: `${named(site.name)} · ${text(category.name)} (${cell.code})`,
    written: mass(cell.co2e_t),
    ...bounds(cell, 'co2e_t'),
    origin: cell.state === 'measured' ? 'measured' : 'calculated',
    factsTitle: t('report.door.cell'),
    facts: [
      { label: t('status'), value: t(`report.cell.${cell.state}`) },
      ...(cell.notation_key ? [{ label: t('report.door.key'), value: cell.notation_key }] : []),
      { label: t('figure.ch4_t'), value: mass(cell.ch4_t).exact },
      ...facts(found),
    ],
    inputs: own.map((each) => ({ label: calculationName(each), href: href(`/calculations/${each.id}`), value: mass(each.co2e_t).exact, note: `${text(each.title)}. ${t('report.door.whole')}` })),
    more: own.length === 1 ? { href: href(`/calculations/${own[0].id}`), label: t('door.open_calculation') } : undefined,
    later: () => co2eStep(found, cell),
  };
}

/** The door of a change since last year. */
export function changeDoor(found, row) {
  const written = mass(row.change_t);
  return {
    title: t('report.change.change'),
    subtitle: `${named(row.name)} · ${year(found.last_year)}–${year(found.year)}`,
    written,
    low: undefined,
    summary: `${t('report.change.range', { low: exact(row.change_t_low), high: exact(row.change_t_high) })} ${t('report.change.means')}`,
    origin: 'calculated',
    facts: [...facts(found), ...(row.change_percent === null ? [] : [{ label: t('report.change.relative'), value: percent(row.change_percent) }])],
    steps: [{ label: t('report.change.change'), latex: `\\Delta = E_{${found.year}} - E_{${found.last_year}}`, substituted: `${latexNumber(row.co2e_t)} - ${latexNumber(row.last_co2e_t)}`, result: written.exact }],
  };
}

/** The door of a site's emission of one of both years. */
export function yearDoor(found, row, figure) {
  const of = figure === 'co2e_t' ? found.year : found.last_year;
  return { title: t('figure.co2e_t'), subtitle: `${named(row.name)} · ${year(of)}`, written: mass(row[figure]), origin: 'calculated', facts: facts(found).slice(1), factsTitle: t('door.made') };
}

/** How far the organisation is from the threshold of the law. */
export function distanceDoor(report, found) {
  const { screening } = found;
  const written = mass(screening.distance_t);
  return {
    title: t('report.law.distance'),
    subtitle: `${named(report.organisation.name)} · ${year(found.year)}`,
    written,
    origin: 'calculated',
    facts: facts(found),
    steps: [{ label: t('report.law.distance'), latex: '\\Delta = E_{CO_2e} - E_{lim}', substituted: `${latexNumber(screening.co2e_t)} - ${latexNumber(screening.threshold_t)}`, result: written.exact }],
    factors: [{ label: text(screening.rule.name), value: limitText(screening.threshold_t), note: documentText(screening.rule), unsure: screening.rule.status === 'to_confirm' }],
  };
}
