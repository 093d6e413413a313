// What do the numbers of a project's progress open? The hours that they are of, the plan, and what adds up from the one to the other.
import { t } from '../core/locale.js';
import { exact, mass, percent, quantity, signed, significant, unitName, year } from '../core/numbers.js';
import { CAUSES, monthText, spanText } from '../core/progress.js';

const REDUCTIONS = ['reduction_t', 'planned_reduction_t'];

function written(name, value) {
  if (name.endsWith('_t')) return mass(value);
  const unit = name === 'methane_m3' ? 'm3' : 'h';
  return { ...quantity(value, unit), text: exact(value) };
}

/** Planned, the causes with their signs, achieved. */
function sumOf(of) {
  const said = (tonnes) => `${signed(tonnes, 1)} ${t('mass.gas.t')}`;
  return [
    { label: t('progress.planned'), value: of.planned_reduction_t, said: mass(of.planned_reduction_t).exact, whole: true },
    ...CAUSES.map((cause) => ({ label: t(`progress.cause.${cause}`), value: of.by_cause_t[cause], said: said(of.by_cause_t[cause]) })),
    { label: t('progress.achieved'), value: of.reduction_t, said: `= ${mass(of.reduction_t).exact}`, whole: true },
  ];
}

function planFacts(plan) {
  return plan.years.map((each) => ({
    label: year(each.year),
    value: `${significant(each.flow_m3_min, 4)} ${unitName('m3/min')}, CH₄ ${significant(each.ch4_percent, 4)} ${unitName('percent')}`,
    note: [t('progress.plan_note', { availability: percent(each.availability * 100), efficiency: percent(each.destruction_efficiency * 100, 3) }), ...beside(each)].join('; '),
  }));
}

/** What the formulas take beside the four that are measured. */
const beside = (plan) => [
  plan.baseline_utilised_share ? t('progress.plan_baseline', { share: percent(plan.baseline_utilised_share * 100) }) : '',
  plan.own_t_per_hour ? t('progress.plan_own', { tonnes: significant(plan.own_t_per_hour) }) : '',
  plan.displaced_t_per_m3 ? t('progress.plan_displaced', { tonnes: significant(plan.displaced_t_per_m3 * 1000) }) : '',
].filter(Boolean);

/** The years of the plan that the shown hours are in. */
function plannedIn(progress, of) {
  const years = new Set((of.month ? [of] : progress.months).map(({ month }) => Number(month.slice(0, 4))));
  return { years: progress.plan.years.filter((each) => years.has(each.year)) };
}

const STEPS = {
  reduction_t: 'R = \\sum_h Q_h \\cdot \\frac{C_h}{100} \\cdot 60 \\cdot k \\cdot f_h \\cdot \\big(\\eta \\, (GWP_{CH_4} - 2.75) - b \\, GWP_{CH_4}\\big) + D - E',
  planned_reduction_t: 'R_0 = Q_0 \\cdot \\frac{C_0}{100} \\cdot 60 \\cdot N \\cdot k \\cdot a \\cdot \\big(\\eta_0 \\, (GWP_{CH_4} - 2.75) - b \\, GWP_{CH_4}\\big) + D_0 - E_0',
  methane_destroyed_t: 'M = \\sum_h Q_h \\cdot \\frac{C_h}{100} \\cdot 60 \\cdot k \\cdot f_h \\cdot \\eta',
};

/** @param {object} of a month, or the sums of all @returns {import('./door.js').Door} */
export function progressDoor(progress, of, name) {
  const value = written(name, of[name]);
  return {
    title: t(`progress.figure.${name}`),
    subtitle: of.month ? monthText(of.month, 'long') : spanText(progress.months),
    written: value,
    origin: progress.synthetic ? 'synthetic' : name.startsWith('hours') ? 'measured' : 'calculated',
    summary: t(`progress.door.${name}`),
    steps: STEPS[name] ? [{ label: t(`progress.figure.${name}`), latex: STEPS[name], result: value.exact }] : [],
    sumTitle: t('progress.adds_up'),
    sum: REDUCTIONS.includes(name) ? sumOf(of) : [],
    sections: [{ title: t('progress.plan'), facts: planFacts(plannedIn(progress, of)) }],
    factsTitle: t('progress.hours'),
    facts: ['hours', 'hours_without_flame', 'hours_substituted', 'hours_unregulated', 'hours_unsafe', 'hours_above_capacity', 'methane_m3'].map((each) => ({ label: t(`progress.figure.${each}`), value: written(each, of[each]).exact })),
  };
}

/** How progress is computed. */
export function howProgressDoor(progress) {
  return {
    title: t('how_computed'),
    summary: t('progress.how'),
    sections: [{ title: t('portfolio.how.rules'), facts: ['flame', 'gaps', 'plan', 'causes'].map((each) => ({ label: t(`progress.how.${each}`), value: t(`progress.how.${each}.means`) })) }, ...(progress ? [{ title: t('progress.plan'), facts: planFacts(progress.plan) }] : [])],
  };
}
