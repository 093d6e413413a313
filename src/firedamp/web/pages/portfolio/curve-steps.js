// In which order do projects stand on the curve? The cheapest tonne first; alternatives side by side, where the cheapest of them stands.

/**
 * @typedef {{row: object, number: number, reduction: number, cost: number, from: number, to: number, chosen: boolean, group: string | null, of: number}} CurveStep
 * `group`: the alternatives that it is one of, where there are several; `of`: how many these are
 */

/** @returns {CurveStep[]} */
export function stepsOf(projects) {
  const priced = projects.filter(({ step }) => step && step.reduction_t_per_year > 0);
  const groups = groupsOf(priced);
  const cheapest = ([first]) => first.step.cost_per_t;
  let to = 0;
  const ordered = [...groups].sort((one, other) => cheapest(one) - cheapest(other)).flatMap((group) => group.map((row) => ({ row, of: group.length })));
  return ordered.map(({ row, of }, place) => {
    const from = to;
    to += row.step.reduction_t_per_year;
    return { row, number: place + 1, reduction: row.step.reduction_t_per_year, cost: row.step.cost_per_t, from, to, chosen: row.chosen, group: of > 1 ? row.step.alternative_group : null, of };
  });
}

/** Alternatives together, each other project alone; within a group the cheapest first. */
function groupsOf(priced) {
  const found = new Map();
  for (const row of priced) {
    const name = row.step.alternative_group ? `group ${row.step.alternative_group}` : `project ${row.key}`;
    found.set(name, [...(found.get(name) ?? []), row]);
  }
  return [...found.values()].map((group) => group.sort((one, other) => one.step.cost_per_t - other.step.cost_per_t));
}

/** The spans of alternatives on the curve. */
export function bracketsOf(steps) {
  const names = [...new Set(steps.map(({ group }) => group).filter(Boolean))];
  return names.map((name) => {
    const own = steps.filter(({ group }) => group === name);
    return { from: own[0].from, to: own.at(-1).to, count: own.length };
  });
}
