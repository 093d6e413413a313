// Which lines do two calculations have in common, with the range of each number? Results, inputs and factors, steps; each line once.

export const PARTS = ['outputs', 'inputs', 'steps'];
/** Beyond what a computer rounds. */
const SAME = 1e-9;

/** @typedef {{name: string, label: object, unit: string, left: number | null, right: number | null, difference: number | null, ratio: number | null, ranges: {left: Range, right: Range}}} Line */
/** @typedef {{low?: number, high?: number}} Range the 95 % range of a number, empty where it has none */

export const differs = ({ left, right }) => left === null || right === null || Math.abs(right - left) > SAME * Math.max(Math.abs(left), Math.abs(right));

/**
 * The lines by part: a step that is a result stands among the results alone.
 * @returns {Record<string, Line[]>}
 */
export function linesOf(compared, left, right) {
  const ranges = { left: rangesOf(left), right: rangesOf(right) };
  const entries = new Map([...right.result.trace, ...left.result.trace].map((entry) => [entry.symbol, entry]));
  const full = (line) => ({ ...line, ranges: { left: ranges.left(line.name), right: ranges.right(line.name) } });
  const given = (line) => entries.get(line.name)?.kind !== 'step';
  const outputs = new Set(compared.outputs.map(({ name }) => name));
  const trace = compared.trace.filter(({ name }) => !outputs.has(name));
  return { outputs: compared.outputs.map(full), inputs: trace.filter(given).map(full), steps: trace.filter((line) => !given(line)).map(full) };
}

/** By draws where there are any, else by the sum of squares. */
function rangesOf({ result }) {
  const { approach1 = {}, approach2 = {} } = result.uncertainty ?? {};
  return (name) => {
    const { low, high } = approach2[name] ?? approach1[name] ?? {};
    return typeof low === 'number' && typeof high === 'number' && low < high ? { low, high } : {};
  };
}
