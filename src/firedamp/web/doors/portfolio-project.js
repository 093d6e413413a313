// What do the numbers of one project of a portfolio open? What was entered, what comes of it, and the formula of its cost per tonne.
import { href } from '../core/address.js';
import { t, text } from '../core/locale.js';
import { money, moneyText, perTonne } from '../core/money.js';
import { exact, mass, percent, significant, unitName } from '../core/numbers.js';
import { currencyOf, mineName, projectName, technologyName } from '../core/portfolio.js';
import { factsOf } from './portfolio.js';
import { reasonsOf } from './portfolio-reasons.js';

/** The prices of a project, each with its unit. */
const pricesOf = ({ prices = {}, currency }) => Object.entries(prices).filter(([, value]) => typeof value === 'number').map(([name, value]) => ({ label: t(`portfolio.spread.${name}`), value: `${significant(value, 6)} ${t(`portfolio.per.${name}`, { currency: perUnit(currency) })}` }));
const perUnit = (currency) => money(0, currency).unit;

/** What was entered of a project. */
function inputsOf(record, technologies) {
  const { stream, currency } = record;
  const percentOf = (value) => percent(value * 100);
  return [
    { label: t('portfolio.technology'), value: technologyName(record.technology, technologies) },
    { label: t(`portfolio.stream.${stream.kind}`), value: `${significant(stream.flow_m3_min, 6)} ${unitName('m3/min')}`, note: `CH₄ ${significant(stream.ch4_percent, 6)} ${unitName('percent')}` },
    ...(typeof record.capex === 'number' ? [{ label: t('portfolio.figure.capex'), value: moneyText(record.capex, currency) }] : []),
    ...(typeof record.opex_per_year === 'number' ? [{ label: t('portfolio.opex'), value: moneyText(record.opex_per_year, currency) }] : []),
    ...(typeof record.discount_rate === 'number' ? [{ label: t('portfolio.discount'), value: percentOf(record.discount_rate) }] : []),
    ...(record.lifetime_years ? [{ label: t('portfolio.lifetime'), value: t('portfolio.years', { count: record.lifetime_years, years: exact(record.lifetime_years) }) }] : []),
    ...(typeof record.availability === 'number' ? [{ label: t('portfolio.spread.availability'), value: percentOf(record.availability) }] : []),
    ...pricesOf(record),
    ...Object.entries(record.sources ?? {}).map(([field, source]) => ({ label: `${t('door.source')}: ${field}`, value: text(source) })),
  ];
}

/** @param {{answer: object, row: object, technologies: Map<string, object>}} of @returns {import('./door.js').Door} */
export function projectDoor({ answer, row, technologies }) {
  const { record, result, step } = row;
  const currency = currencyOf(answer);
  const cost = step?.cost_per_t ?? result?.cost_per_t;
  const reduction = step?.reduction_t_per_year ?? result?.reduction_t_per_year;
  const state = row.faults.length ? 'unsafe' : row.chosen ? 'chosen' : 'not_chosen';
  const said = (written) => `${written.text} ${written.unit}`;
  return {
    title: projectName(row),
    subtitle: `${technologyName(record.technology, technologies)}, ${t(`portfolio.state.${state}`)}`,
    written: typeof cost === 'number' ? perTonne(cost, currency) : undefined,
    origin: row.synthetic ? 'synthetic' : 'calculated',
    summary: row.record.alternative_group ? t('portfolio.door.alternative', { group: row.record.alternative_group }) : '',
    steps: typeof cost === 'number' ? [{ label: t('portfolio.cost_per_t'), latex: 'c = \\frac{-NPV_{0}}{\\sum_t \\Delta E_t / (1 + r)^{t}}', result: perTonne(cost, currency).exact }] : [],
    inputs: inputsOf(record, technologies),
    sections: [{
      title: t('portfolio.alone'),
      facts: [
        ...(typeof reduction === 'number' ? [{ label: t('portfolio.figure.reduction_t_per_year'), value: said(mass(reduction)), note: mass(reduction).exact }] : []),
        ...(typeof result?.cost === 'number' ? [{ label: t('portfolio.figure.cost'), value: said(money(result.cost, currency)), note: t('portfolio.cost_means') }] : []),
        ...(typeof result?.units === 'number' ? [{ label: t('portfolio.units'), value: exact(result.units) }] : []),
      ],
    }],
    facts: factsOf(answer),
    confirm: reasonsOf(answer.to_confirm.filter(({ kind, id }) => kind !== 'technology' || id === record.technology)),
    more: { href: href(`/reductions/projects/${row.id}`), label: t('portfolio.open_project') },
    attribution: text(row.attribution ?? answer.attribution),
  };
}
