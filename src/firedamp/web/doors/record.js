// What does a figure of a reference table open? Its value with unit, where it comes from, who entered it and when.
import { href } from '../core/address.js';
import { named, t, text } from '../core/locale.js';
import { quantity } from '../core/numbers.js';
import { qualityOf, restoredOf, sourceOf, unsure } from '../core/record-columns.js';
import { written } from '../core/record-values.js';
import * as reference from '../core/reference-api.js';
import { sourceText } from '../core/sources.js';
import { momentText } from './door.js';

const fact = (label, value) => (value ? [{ label, value }] : []);

/** Who brought a record to what it is, and when. */
export function madeBy(entry) {
  const by = entry.user ?? (entry.action === 'loaded' ? t('history.package', { name: entry.note || t('value.none') }) : t('value.none'));
  return { label: t(`history.action.${entry.action}`), value: `${by}, ${momentText(entry.at)}` };
}

/** @returns {import('./door.js').Door} */
export function valueDoor(schema, record, column) {
  const { values } = record;
  const common = (name) => schema.columns.find((each) => each.name === name);
  const value = values[column.name];
  const mark = restoredOf(record, column);
  const facts = [
    ...(mark ? [{ label: t('restore.run_id'), value: '', restored: { mark, unit: column.unit } }] : []),
    ...fact(t('door.source'), sourceText(sourceOf(record, column), values.document)),
    ...fact(t('door.document'), text(values.document?.name)),
    ...fact(text(common('note')?.label ?? ''), values.note),
    ...fact(t('door.status'), common('confirmation') ? written(common('confirmation'), values.confirmation) : ''),
  ];
  return {
    title: text(column.label),
    subtitle: named(record.name),
    written: typeof value === 'number' ? { ...quantity(value, column.unit), text: written(column, value) } : undefined,
    origin: qualityOf(record, column),
    summary: text(column.help),
    facts,
    confirm: unsure(record) ? [values.note || t('confirm.means')] : [],
    more: { href: `${href(`/reference/${schema.id}/${record.id}`)}#history`, label: t('reference.history') },
    later: async () => {
      const { items } = await reference.history(schema.id, record.id);
      return { facts: [...facts, ...items.slice(0, 3).map(madeBy)] };
    },
  };
}
