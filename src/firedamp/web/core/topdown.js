// Which plume was taken as whose? In the address, so that a link shows a colleague the same choice: "M1:p1,p2;M2:p3".
import { change, parameter } from './address.js';
import { currentLanguage } from './locale.js';
import { typedNumber } from './typed.js';

/** Plume -> mine, as the address has it. @returns {Record<string, string>} */
export function choices() {
  const found = {};
  for (const part of parameter('take').split(';').filter(Boolean)) {
    const [mine, plumes = ''] = part.split(':').map(decodeURIComponent);
    for (const plume of plumes.split(',').filter(Boolean)) found[plume] = mine;
  }
  return found;
}

/** Put choices into the address; what is empty is not chosen. */
export function choose(changes) {
  const all = Object.entries({ ...choices(), ...changes }).filter(([, mine]) => mine);
  const mines = [...new Set(all.map(([, mine]) => mine))];
  const written = mines.map((mine) => `${encodeURIComponent(mine)}:${all.filter(([, own]) => own === mine).map(([plume]) => encodeURIComponent(plume)).join(',')}`);
  change({ take: written.join(';') });
}

/** A number of the address, or null. */
export function numberOf(name) {
  const found = parameter(name) === '' ? null : typedNumber(parameter(name), currentLanguage());
  return Number.isNaN(found) ? null : found;
}
