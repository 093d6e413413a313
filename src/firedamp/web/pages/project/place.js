// What was left of a new project? Kept in the address while that is short enough to be passed on, and in the tab, so that one finds it again.
import { note, parameter } from '../../core/address.js';

const KEPT = 'firedamp.project';
/** Servers take no longer a line than this with its other parameters. */
const MOST_LETTERS = 3000;

let written = '';

/** @returns {{record?: object, name?: string, mineName?: string} | null} */
export function leftOfNew() {
  written = parameter('project');
  return parsed(written) ?? (parameter('copy') ? null : parsed(stored()));
}

/** Whether the address says something else than was last written or read. */
export const leftElsewhere = () => parameter('project') !== written;

/** @param {{record: object, name: string, mineName: string, madeUp: boolean}} left */
export function leaveNew(left) {
  const said = JSON.stringify(left);
  written = encodeURIComponent(said).length > MOST_LETTERS ? '' : said;
  note({ project: written, copy: '' });
  store(said);
}

/** It is kept by the server now, or not wanted. */
export function forgetNew() {
  written = '';
  store('');
}

export function typedSpreads() {
  return parsed(parameter('spreads')) ?? {};
}

/** What the address says of the spreads when one of them is typed. */
export function withSpread({ name, text }) {
  const all = { ...typedSpreads(), [name]: text || undefined };
  return Object.values(all).some(Boolean) ? JSON.stringify(all) : '';
}

function parsed(text) {
  try {
    const found = JSON.parse(text || 'null');
    return found && typeof found === 'object' && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}

function stored() {
  try {
    return sessionStorage.getItem(KEPT) ?? '';
  } catch {
    return '';
  }
}

function store(said) {
  try {
    sessionStorage.setItem(KEPT, said);
  } catch {
    // Without storage one begins anew next time.
  }
}
