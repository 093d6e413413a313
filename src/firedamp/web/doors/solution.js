// What does the answer of an inverse open? What was asked, at what it was kept, and by which method.
import { t, text } from '../core/locale.js';
import { quantity } from '../core/numbers.js';
import { outputWritten } from './trace.js';

/** @returns {import('./door.js').Door} */
export function solutionDoor(solution, result) {
  const written = quantity(solution.value, solution.unit);
  const target = outputWritten(solution.output, solution.target, solution.output_unit);
  const step = result.trace.find((entry) => entry.symbol === solution.output);
  return {
    title: text(solution.label),
    subtitle: t('inverse.title'),
    written,
    origin: 'calculated',
    summary: t('inverse.means', { output: text(result.labels[solution.output]), target: `${target.text} ${target.unit}`, input: text(solution.label) }),
    steps: step ? [{ label: text(step.label), latex: step.latex, result: `${target.text} ${target.unit}` }] : [],
    facts: [
      { label: t('method'), value: text(result.title) },
      { label: t('gwp_set'), value: solution.gwp_set },
      { label: t('door.software'), value: `Firedamp ${result.software_version}` },
      ...solution.notes.map((note) => ({ label: t('inverse.note'), value: text(note) })),
    ],
  };
}
