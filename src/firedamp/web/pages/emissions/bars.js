// Which sums have bars of their own at a width? The finest, from the chosen step on, whose bars are wide enough to be read.
const LEAST_PX = 5;
const LADDER = ['days', 'weeks', 'months', 'years'];
const ADDED = ['ch4_t', 'hours', 'filled_hours', 'missing_hours'];
const DAY_MS = 86_400_000;

/**
 * @param {object} stream with its sums by step @param {string} step that was chosen @param {number} width of the bars together, px
 * @returns {{step: string, sums: import('../../core/measured-api.js').Sum[]}}
 */
export function drawn(stream, step, width) {
  const steps = LADDER.slice(LADDER.indexOf(step)).filter((each) => each === 'weeks' ? stream.days : stream[each]);
  const found = steps.find((each) => countOf(stream, each) * LEAST_PX <= width) ?? steps.at(-1);
  return { step: found, sums: found === 'weeks' ? weeks(stream.days) : stream[found] };
}

const countOf = (stream, step) => (step === 'weeks' ? Math.ceil(stream.days.length / 7) + 1 : stream[step].length);

/** The day on which the week of a day begins: a Monday. */
function monday(period) {
  const at = Date.parse(`${period}T00:00:00Z`);
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/** Days together by weeks; their errors hang together, so that a week's range is not made of its days' ranges. */
function weeks(days) {
  const found = new Map();
  for (const day of days) {
    const key = monday(day.period);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(day);
  }
  return [...found.values()].map(together);
}

function together(days) {
  const sum = (of) => days.reduce((whole, day) => whole + of(day), 0);
  const added = Object.fromEntries(ADDED.map((name) => [name, sum((day) => day[name])]));
  const share = (hours) => (added.hours ? hours / added.hours : 0);
  const [filled, missing] = [share(added.filled_hours), share(added.missing_hours)];
  return {
    ...added, week: true, period: days[0].period, last: days.at(-1).period, ch4_t_low: null, ch4_t_high: null,
    filled_ch4_t_exact: String(sum((day) => Number(day.filled_ch4_t_exact))),
    measured_share: Math.max(0, 1 - filled - missing), filled_share: filled, missing_share: missing,
  };
}
