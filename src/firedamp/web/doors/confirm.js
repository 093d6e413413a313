// What is to be confirmed about a number? Only what it rests on: a GWP set counts for CO2e alone, a mine's line for its own method.
import { text } from '../core/locale.js';
import { reasons } from './door.js';

const needsGwp = (figure) => figure.startsWith('co2e');

/** The `to_confirm` entries that a figure of some lines rests on; without lines, that of the whole inventory. */
function entries(inventory, figure, lines = inventory.lines) {
  const all = inventory.to_confirm ?? [];
  if (figure === 'output_t') return [];
  const known = new Set(lines.flatMap((line) => line.to_confirm ?? []));
  const methods = new Set(lines.map((line) => line.method));
  const rests = ({ kind, id }) => (kind === 'uncertainty' ? methods.has(id.split('|')[0]) : known.has(id));
  return all.filter((each) => (each.kind === 'gwp_set' ? needsGwp(figure) : !lines.length || rests(each)));
}

/** What is to be confirmed of a figure of an inventory, or of some of its lines. */
export const unconfirmed = (inventory, figure, lines) => reasons(entries(inventory, figure, lines));

/** What is to be confirmed of the same gases under a GWP set: all but the set chosen, and the set itself. */
export function unconfirmedUnder(toConfirm, set) {
  const others = (toConfirm ?? []).filter(({ kind }) => kind !== 'gwp_set');
  const own = set?.status === 'to_confirm' ? [{ kind: 'gwp_set', id: set.id, reason: text(set.title) }] : [];
  return reasons([...own, ...others]);
}
