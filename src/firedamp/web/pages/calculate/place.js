// Where in the room is one? Mine, year, method and what was entered: read from the address, kept in it, found again when one comes back.
import { parameter, settings } from '../../core/address.js';
import { chosenOf, filled } from './offers-of.js';

const KEPT = 'firedamp.calculate';
const OWN = ['mine', 'free', 'with'];

let written = '';

/** What of the inputs the address keeps. */
export const leftAt = {
  read() {
    written = parameter('inputs') + parameter('uncertainty');
    return { inputs: parsed(parameter('inputs')), uncertainty: parsed(parameter('uncertainty')) };
  },
  /** Whether the address says something else than was last written or read. */
  changed: () => parameter('inputs') + parameter('uncertainty') !== written,
  write({ inputs, uncertainty }, note) {
    const [one, other] = [inputs, uncertainty].map((each) => (Object.keys(each).length ? JSON.stringify(each) : ''));
    written = one + other;
    note({ inputs: one, uncertainty: other });
    keep();
  },
};

function parsed(text) {
  try {
    const found = JSON.parse(text || '{}');
    return found && typeof found === 'object' && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

/** Who comes back finds what was left, unless the address asks for something. */
export function stay() {
  if (OWN.some((name) => parameter(name))) return;
  try {
    const kept = new URLSearchParams(sessionStorage.getItem(KEPT) ?? '');
    const here = new URLSearchParams(location.search);
    for (const [name, value] of here) kept.set(name, value);
    if (OWN.some((name) => kept.get(name))) history.replaceState(history.state, '', `${location.pathname}?${kept}`);
  } catch {
    // Without storage one begins anew.
  }
}

function keep() {
  try {
    const kept = new URLSearchParams(location.search);
    // Another time one calculates for no report.
    kept.delete('report');
    sessionStorage.setItem(KEPT, kept.toString());
  } catch {
    // Without storage one begins anew next time.
  }
}

/**
 * What is calculated: for which mine and year, by which offer and method.
 * @param {{mine: object | null, offers: {year: number, offers: import('./offers-of.js').Offer[]} | null}} known
 */
export function start({ mine, offers }) {
  keep();
  const free = Boolean(parameter('free'));
  const asked = parameter('with');
  const list = free ? [] : offers?.offers ?? [];
  const offer = filled(chosenOf(list, asked), list);
  const method = free ? asked : offers ? offer?.method || asked : '';
  const year = free ? null : Number(settings().year) || offers?.year || null;
  return { mine, free, offers, offer, route: offer?.route ?? asked, method, year, waiting: !free && Boolean(parameter('mine')) && !offers, key: JSON.stringify([free || parameter('mine'), year, offer?.route ?? '', method]) };
}
