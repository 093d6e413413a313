// What goes with numbers that leave the page? How they were made, how good they are, what is to be confirmed, whose data they are.
import { t, text, word } from '../core/locale.js';
import { methodName } from './inventory.js';
import { unconfirmed } from './confirm.js';
import { periodText } from './door.js';

const COLUMNS = ['method', 'gwp_set', 'period', 'draws', 'seed', 'to_confirm', 'quality'];

/** The headers of `provenance`. */
export const provenanceHeader = () => [...COLUMNS.map((name) => t(`csv.${name}`)), t('data')];

/** The cells that close a row: how its numbers were made, by the inventory's lines that they are made of. */
export function provenance(inventory, lines, method = methodName(inventory.method)) {
  const { first, last } = inventory.period;
  const period = String(inventory.year ?? (first === last ? first : `${first}–${last}`));
  const quality = [word('origin', inventory.synthetic ? 'synthetic' : 'calculated'), ...restoredIn(lines)].join('; ');
  return [method, inventory.gwp_set, period, inventory.draws, inventory.seed, unconfirmed(inventory, 'co2e_t', lines).join('; '), quality, text(inventory.attribution)];
}

/** That some of the lines rest on restored figures, of which mines and years these are. */
function restoredIn(lines) {
  const resting = lines.filter(({ restored }) => restored?.length);
  return resting.length ? [t('csv.restored', { lines: resting.map((line) => `${line.mine_id} ${line.year}`).join(', ') })] : [];
}

/** What a picture of an inventory tells beside its title: whose it is, what it shows, by which method, of which years. */
export function toldOf(inventory, what = '') {
  const subject = [text(inventory.title), what, t(`method.${inventory.method}`), periodText(inventory)];
  return { subject: subject.filter(Boolean).join(' · '), synthetic: inventory.synthetic, attribution: text(inventory.attribution) };
}
