// What do the numbers of a portfolio open? What they are the sum of, the question, the spreads, the rules behind the answer.
import { latexNumber } from '../core/latex.js';
import { t, text, word } from '../core/locale.js';
import { currencyName, money, moneyText, perTonneUnit } from '../core/money.js';
import { chanceText, exact, givenPercent, limitText, mass, percent, quantity, significant } from '../core/numbers.js';
import { documentText } from './door.js';
import { boundsOf, companyLabel, currencyOf, emissionAfter, projectName, projectsOf, technologyName, thresholdName } from '../core/portfolio.js';
import { reasonsOf } from './portfolio-reasons.js';

const TONNES = ['reduction_t_per_year'];

export const warningsOf = ({ warnings }) => warnings.map(({ message, text: said }) => message ?? text(said));

/** Whether a warning may turn the answer: it stands at its head. */
export const decisive = ({ rule }) => ['emission_of_streams', 'streams_above_emission', 'above_threshold_in', 'displaced_in_threshold'].includes(rule);

const origin = ({ synthetic }) => (synthetic ? 'synthetic' : 'calculated');
const aYear = (tonnes) => {
  const written = mass(tonnes);
  return { ...written, unit: t('unit.per_year', { unit: written.unit }) };
};

/** What every number of an answer rests on. */
export function factsOf(answer) {
  const { uncertainty, question } = answer;
  const spreads = Object.entries(uncertainty?.spreads_percent ?? {}).map(([name, value]) => `${t(`portfolio.spread.${name}`)} ±${givenPercent(value)}`);
  return [
    ...(question.company ? [{ label: t('company'), value: companyLabel(question.company) }] : []),
    ...(answer.status ? [{ label: t('portfolio.question'), value: t(`portfolio.question.${question.kind}`), note: question.kind === 'budget' ? moneyText(question.value, currencyOf(answer)) : limitText(question.value) }] : []),
    { label: t('gwp_set'), value: word('gwp', answer.gwp_set) },
    { label: t('portfolio.currency'), value: currencyName(currencyOf(answer)), note: answer.price_year ? t('portfolio.price_year', { year: answer.price_year }) : '' },
    ...(spreads.length ? [{ label: t('portfolio.spreads'), value: spreads.join(', '), note: t('portfolio.draws', { draws: exact(uncertainty.draws), seed: exact(uncertainty.seed) }) }] : []),
  ];
}

const shared = (answer) => ({ origin: origin(answer), facts: factsOf(answer), confirm: reasonsOf(answer.to_confirm), attribution: text(answer.attribution) });
const chosenOf = (answer) => projectsOf(answer).filter(({ chosen }) => chosen);
const nameOf = (row, { technologies }) => [projectName(row), technologyName(row.record.technology, technologies)].join(', ');

/** Cost, capital or reduction of the chosen set: what each project adds, and what comes of their sharing a stream. */
export function sumDoor(answer, name) {
  if (name in CHANCES) return chanceDoor(answer, name);
  const currency = currencyOf(answer);
  const write = TONNES.includes(name) ? aYear : (value) => money(value, currency);
  const { low, high } = boundsOf(answer, name);
  const parts = chosenOf(answer).map((row) => ({ label: nameOf(row, answer), value: row.result?.[name] ?? row.step?.[name] ?? 0 }));
  const rest = answer[name] - parts.reduce((sum, { value }) => sum + value, 0);
  const said = (value) => `${write(value).text} ${write(value).unit}`;
  const together = Math.abs(rest) > Math.abs(answer[name]) * 1e-6 ? [{ label: t('portfolio.together'), value: rest }] : [];
  return {
    ...shared(answer),
    title: t(`portfolio.figure.${name}`),
    written: write(answer[name]),
    low,
    high,
    summary: t(`portfolio.door.${name}`),
    sumTitle: t('portfolio.adds_up'),
    sum: [...parts, ...together].map((each) => ({ ...each, said: said(each.value) })).concat({ label: t('portfolio.sum'), value: answer[name], said: `= ${said(answer[name])}`, whole: true }),
  };
}

/** A chance as a number that opens. */
export const chanceWritten = (chance) => ({ value: chance, text: chanceText(chance), unit: '', exact: percent(chance * 100, 3), divisor: 1, places: 0 });

const CHANCES = { pays: 'probability_npv_positive', reached: 'probability_reached' };
export const chanceOf = ({ uncertainty }, name) => uncertainty?.[CHANCES[name]];

const chanceDoor = (answer, name) => ({ ...shared(answer), title: t(`portfolio.figure.${name}`), written: chanceWritten(chanceOf(answer, name)), summary: t(`portfolio.door.${name}`) });

/** How many are chosen, and which. */
export function chosenDoor(answer) {
  const rows = chosenOf(answer);
  const facts = rows.map((row) => ({ label: nameOf(row, answer), value: row.step ? `${significant(row.step.cost_per_t)} ${perTonneUnit(currencyOf(answer))}` : t('value.none'), note: row.step ? `${aYear(row.step.reduction_t_per_year).text} ${aYear(row.step.reduction_t_per_year).unit}` : '' }));
  return { ...shared(answer), title: t('portfolio.figure.chosen'), written: quantity(rows.length), summary: t('portfolio.door.chosen'), sections: [{ title: t('portfolio.chosen_projects'), facts }] };
}

export function largestDoor(answer) {
  return { ...shared(answer), title: t('portfolio.figure.largest'), written: aYear(answer.largest_reduction_t_per_year), summary: t('portfolio.door.largest') };
}

export function neededDoor(answer) {
  const needed = answer.needed_reduction_t_per_year;
  return { ...shared(answer), title: t('portfolio.figure.needed'), written: aYear(needed), steps: answer.emission_co2e_t === null ? [] : [neededStep(answer)], factors: limitFacts(answer) };
}

function neededStep(answer) {
  const { emission_co2e_t: before, needed_reduction_t_per_year: needed, question } = answer;
  return { label: t('portfolio.figure.needed'), latex: '\\Delta E = E_0 - E_{lim}', substituted: [before, question.value].map((tonnes) => latexNumber(tonnes)).join(' - '), result: aYear(needed).exact };
}

function limitFacts(answer) {
  const { threshold, question } = answer;
  if (question.kind !== 'threshold') return [];
  const law = threshold?.value === question.value;
  return [{ label: thresholdName(answer), value: limitText(question.value), note: law ? documentText(threshold) : '', unsure: law && threshold.status === 'to_confirm' }];
}

/** A company's emission before any project, in the list of companies. */
export function companyDoor(whole, { name, emission_co2e_t: emission, emission_source: source }) {
  return { title: t('portfolio.emission_before'), subtitle: companyLabel(name), written: mass(emission), origin: origin(whole), summary: t(`portfolio.emission_source.${source}`), attribution: text(whole.attribution) };
}

export function beforeDoor(answer) {
  const company = answer.companies.find(({ name }) => name === answer.question.company);
  const stated = company?.emission_co2e_t === answer.emission_co2e_t;
  return { ...shared(answer), title: t('portfolio.emission_before'), subtitle: companyLabel(answer.question.company), written: mass(answer.emission_co2e_t), summary: stated ? t(`portfolio.emission_source.${company.emission_source}`) : t('portfolio.emission_of_streams'), factors: limitFacts(answer) };
}

export function afterDoor(answer) {
  const { emission_co2e_t: before, reduction_t_per_year: saved } = answer;
  const after = emissionAfter(answer);
  const { low, high } = boundsOf(answer, 'reduction_t_per_year');
  const ranged = typeof low === 'number';
  return {
    ...shared(answer),
    title: t('portfolio.emission_after'),
    subtitle: companyLabel(answer.question.company),
    written: mass(after),
    low: ranged ? before - high : undefined,
    high: ranged ? before - low : undefined,
    steps: [{ label: t('portfolio.emission_after'), latex: 'E_1 = E_0 - \\sum_i \\Delta E_i', substituted: [before, saved].map((tonnes) => latexNumber(tonnes)).join(' - '), result: mass(after).exact }],
    factors: limitFacts(answer),
  };
}

/** How the answer is found. */
export function howDoor(answer) {
  return {
    title: t('how_computed'),
    summary: t('portfolio.how'),
    sections: [{ title: t('portfolio.how.rules'), facts: ['cost', 'reduction', 'safety', 'streams', 'alternatives', 'range'].map((each) => ({ label: t(`portfolio.how.${each}`), value: t(`portfolio.how.${each}.means`) })) }],
    facts: factsOf(answer),
    confirm: reasonsOf(answer.to_confirm),
  };
}
