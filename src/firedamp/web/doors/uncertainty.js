// What do the numbers of a range open? How the range was made, of which inputs, and what each of them does.
import { t, text } from '../core/locale.js';
import { decimals, givenPercent, percent, quantity, range } from '../core/numbers.js';
import { aboutCalculation, facts, quoted } from './about.js';
import { reasons } from './door.js';
import { outputShort, outputWritten, subjectOf } from './trace.js';

const FIRST = 'U_E = \\sqrt{\\sum_j \\left( \\frac{\\partial E}{\\partial x_j} \\, x_j \\, U_j \\right)^2}';
const SECOND = 'E_{2.5\\,\\%} \\ldots E_{97.5\\,\\%}';

/** The spread of an input in words: "±2 %", "within a factor of 2". */
export function spreadText(each) {
  if (each.kind !== 'lognormal') return `±${givenPercent(each.percent)}`;
  return t('uncertainty.factor', { factor: decimals(each.factor, each.factor % 1 ? 1 : 0) });
}

function spreadFact(each) {
  return { label: text(each.label) || each.name, value: spreadText(each), note: t(`source.${each.source ?? 'default'}`), unsure: each.status === 'to_confirm' };
}

/** A range of an output as a number that opens: its two ends in the unit of the output's value. */
export function boundsWritten(result, output, low, high) {
  const unit = result.units[output];
  const written = outputShort(output, result.outputs[output], unit);
  const [from, to] = [low, high].map((end) => outputWritten(output, end, unit).exact);
  return { ...written, text: range(written, low, high), exact: `${from} – ${to}` };
}

/** The 95 % range of an output by one of the approaches of the IPCC. */
export function rangeDoor(found, output, approach, attribution) {
  const { line, result } = found;
  const { low, high } = result.uncertainty[approach][output];
  const written = outputShort(output, result.outputs[output], result.units[output]);
  const about = aboutCalculation(found, attribution);
  const title = t(`uncertainty.${approach}`);
  return {
    title,
    subtitle: [text(result.labels[output]), subjectOf(line)].filter(Boolean).join(', '),
    written,
    low,
    high,
    origin: 'calculated',
    steps: [{ label: title, latex: approach === 'approach1' ? FIRST : SECOND, result: boundsWritten(result, output, low, high).exact }],
    inputs: result.uncertainty.variables.map(spreadFact),
    confirm: reasons(result.to_confirm.filter(({ kind }) => kind === 'uncertainty')),
    facts: facts(approach === 'approach1' ? { ...about, draws: 0 } : about),
    attribution,
    citation: quoted(about, { what: [text(result.labels[output]), subjectOf(line)].filter(Boolean).join(', '), written, low, high }),
  };
}

/** The uncertainty of one input: how it is taken, and who says so. */
export function spreadDoor({ line, result }, each) {
  const factor = each.kind === 'lognormal';
  const size = factor ? each.factor : each.percent;
  const entries = result.to_confirm.filter(({ kind, id }) => kind === 'uncertainty' && id.endsWith(`|${each.name}`));
  return {
    title: t('uncertainty'),
    subtitle: [text(each.label) || each.name, subjectOf(line)].filter(Boolean).join(', '),
    written: { ...quantity(size, factor ? '' : '%'), text: spreadText(each), unit: '' },
    summary: t(factor ? 'uncertainty.lognormal' : 'uncertainty.normal'),
    steps: [{ label: t('uncertainty.sigma'), latex: factor ? '\\sigma = \\frac{\\ln n}{1.96}' : '\\sigma = \\frac{p}{1.96}', substituted: factor ? `\\frac{\\ln ${size}}{1.96}` : `\\frac{${size}\\,\\%}{1.96}` }],
    facts: [{ label: t('door.source'), value: t(`source.${each.source ?? 'default'}`) }],
    confirm: reasons(entries),
  };
}

/** What one input does to an output: its part of the variance, and the output at both ends of its range. */
export function influenceDoor(found, output, influence, attribution) {
  const { line, result } = found;
  const [low, high] = [Math.min(influence.low, influence.high), Math.max(influence.low, influence.high)];
  const variable = result.uncertainty.variables.find(({ name }) => name === influence.name);
  const share = influence.share_of_variance * 100;
  return {
    title: t('uncertainty.tornado'),
    subtitle: [text(influence.label), subjectOf(line)].filter(Boolean).join(', '),
    written: { ...quantity(share, '%'), text: percent(share), unit: '' },
    origin: 'calculated',
    summary: t('uncertainty.tornado_hint'),
    steps: [{ label: t('uncertainty.share'), latex: 's_j = \\frac{\\sigma_j^2(E)}{\\sum_i \\sigma_i^2(E)}', result: percent(share, 3) }],
    inputs: [...(variable ? [spreadFact(variable)] : []), { label: text(result.labels[output]), value: boundsWritten(result, output, low, high).exact, origin: 'calculated' }],
    confirm: reasons(result.to_confirm.filter(({ kind, id }) => kind === 'uncertainty' && id.endsWith(`|${influence.name}`))),
    facts: facts({ ...aboutCalculation(found, attribution), draws: 0 }),
    attribution,
  };
}
