// What does the address of the page of telemetry hold? The span, the channels that are drawn, the marks that are listed, whose months, the part.
import { parameter } from '../../core/address.js';
import { exact, percent } from '../../core/numbers.js';

export const PARTS = ['readings', 'data'];
const DRAWN_AT_FIRST = 4;
export const MOST_DRAWN = 8;
export const METHANE = 'methane_concentration';

/** @typedef {{start: number | null, end: number | null, shown: number[], rule: string, of: number | null, monthly: string, part: string}} Asked */
/** @returns {Asked} */
export function asked() {
  const moment = (name) => (Number.isFinite(Date.parse(parameter(name))) ? Date.parse(parameter(name)) : null);
  const shown = parameter('channels').split(',').map(Number).filter((id) => Number.isInteger(id) && id > 0);
  const part = PARTS.includes(parameter('part')) ? parameter('part') : PARTS[0];
  return { start: moment('start'), end: moment('end'), shown, rule: parameter('rule'), of: Number(parameter('of')) || null, monthly: parameter('monthly'), part };
}

/** The channels that are drawn: those of the address; else methane first. */
export function drawn(channels, { shown }) {
  const known = shown.map((id) => channels.find((each) => each.id === id)).filter(Boolean);
  if (known.length) return known.slice(0, MOST_DRAWN);
  const measured = channels.filter(({ readings }) => readings);
  return [...measured.filter(({ quantity }) => quantity === METHANE), ...measured.filter(({ quantity }) => quantity !== METHANE)].slice(0, DRAWN_AT_FIRST);
}

/** From the first to the last reading that is shown: of a replay, up to its "now". @returns {[number, number]} */
export const extentOf = ({ first, last, replay }) => [Date.parse(first), Date.parse(replay?.now ?? last)];

/** The span that is shown, within what there is. @returns {[number, number]} */
export function windowOf({ start, end }, [first, last]) {
  const from = Math.min(Math.max(start ?? first, first), last);
  const to = Math.max(Math.min(end ?? last, last), first);
  return to > from ? [from, to] : [first, Math.max(last, first + 1000)];
}

/** A span as the address holds it; all there is, as nothing. */
export const spanSaid = ([from, to], [first, last]) => (from <= first && to >= last ? { start: '', end: '' } : { start: iso(from), end: iso(to) });

export const iso = (at) => new Date(Math.round(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');

const LEAST_SHARE = 0.1;

/** How much of its readings bears a mark: "52 (0.4%)". */
export function markedText({ marked, readings }) {
  if (!marked) return exact(0);
  const share = (100 * marked) / Math.max(readings, 1);
  return `${exact(marked)} (${share < LEAST_SHARE ? `< ${percent(LEAST_SHARE)}` : percent(share)})`;
}
