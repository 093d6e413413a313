// What does a number of a stored calculation open? Its steps, which are asked for when it opens.
import { href } from '../core/address.js';
import * as api from '../core/api.js';
import { named, t, text } from '../core/locale.js';
import { mass, quantity } from '../core/numbers.js';
import { entryDoor } from './entry.js';
import { outputDoor } from './trace.js';

/** A calculation as the doors of a trace take it. */
export function foundOf(calculation) {
  const { mine, year, origin, result } = calculation;
  return { line: mine ? { name: mine.name, year, origin } : null, result };
}

const more = (row) => ({ href: href(`/calculations/${row.id}`), label: t('door.open_calculation') });
const subject = (row) => [row.name || t('name.none'), row.mine ? named(row.mine.name) : ''].filter(Boolean).join(' · ');

/** The door of a figure of a list's row. */
export function storedDoor(row, figure) {
  return {
    title: t(`figure.${figure}`),
    subtitle: subject(row),
    written: mass(row[figure]),
    low: row[`${figure}_low`],
    high: row[`${figure}_high`],
    origin: 'calculated',
    more: more(row),
    later: async () => withoutHead(outputDoor(foundOf(await api.calculation(row.id)), figure, '')),
  };
}

/** The door of a number of a comparison: an output, or a line of the trace. */
export function comparedDoor(row, line, value, part) {
  return {
    title: text(line.label),
    subtitle: subject(row),
    written: quantity(value, line.unit),
    more: more(row),
    later: async () => {
      const found = foundOf(await api.calculation(row.id));
      if (part === 'outputs') return withoutHead(outputDoor(found, line.name, ''));
      return withoutHead(entryDoor(found, found.result.trace.find((entry) => entry.symbol === line.name)));
    },
  };
}

const withoutHead = ({ title, subtitle, ...rest }) => rest;
