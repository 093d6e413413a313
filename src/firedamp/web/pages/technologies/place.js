// Which stream is asked about? What is typed of it stands in the address.
import { note, parameter } from '../../core/address.js';
import { asTyped, typedNumber } from '../../core/typed.js';
import { FIELDS } from '../project/fields.js';

/** The fields of the stream by the names that the address has for them. */
export const ASKED = { kind: 'stream.kind', flow: 'stream.flow_m3_min', ch4: 'stream.ch4_percent', year: 'start_year' };
export const fieldNamed = (name) => FIELDS.find(({ path }) => path === ASKED[name]);

/** What stands in the address, as one types it in the language. */
export function asked() {
  const number = (name) => (Number.isFinite(Number(parameter(name))) && parameter(name) ? asTyped(Number(parameter(name))) : parameter(name));
  return { kind: parameter('kind'), flow: number('flow'), ch4: number('ch4'), year: parameter('year'), limit: parameter('limit') };
}

/** A number is kept with a point, whatever is typed; what is none as it is. */
export function noteAsked(typed) {
  const plain = (text) => (Number.isFinite(typedNumber(text)) ? typedNumber(text) : text);
  note({ kind: typed.kind, flow: plain(typed.flow), ch4: plain(typed.ch4), year: typed.year.trim(), limit: typed.limit });
}
