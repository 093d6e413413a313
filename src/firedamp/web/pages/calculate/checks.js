// What is wrong with what was typed, or still wanting? Said in the field's words before the server is asked.
import { t, text } from '../../core/locale.js';
import { quantity } from '../../core/numbers.js';
import { eitherNumber, typedNumber, typedNumbers } from '../../core/typed.js';
import { fromOwn, isNumber, leftOut, toOwn } from './draft.js';

/** @typedef {{path: string, label: string, message: string}} Fault */

/** Every entry with its item and its path, as the API names it: coal_output, ventilation[0].flow. */
export function entriesOf(sheet, draft) {
  const out = leftOut(sheet, draft);
  return sheet.inputs.filter((item) => !out.has(item.name)).flatMap((item) => (item.kind === 'list' ? ofList(item, draft) : [{ path: item.name, item, entry: draft.entries[item.name], label: text(item.label) }]));
}

function ofList(item, draft) {
  return draft.records[item.name].flatMap((record, place) =>
    item.fields.map((field) => ({ path: `${item.name}[${place}].${field.name}`, item: field, entry: record[field.name], label: `${text(item.label)}, ${place + 1}: ${text(field.label)}` })),
  );
}

/** @returns {Fault[]} */
export function faultsOf(sheet, draft) {
  return entriesOf(sheet, draft).map(({ path, item, entry, label }) => ({ path, label, message: faultOf(item, entry) })).filter(({ message }) => message);
}

/** @returns {Fault[]} what has to be filled in before there is a result */
export function missingOf(sheet, draft) {
  const out = leftOut(sheet, draft);
  const chosen = new Set((sheet.alternatives ?? []).flat(2).filter((name) => !out.has(name)));
  const wanted = ({ path, item }) => (chosen.has(path) ? true : path.includes('[') ? !item.default : item.required);
  return entriesOf(sheet, draft).filter((each) => wanted(each) && !each.entry.text.trim()).map(({ path, label }) => ({ path, label, message: t('check.missing') }));
}

/** What is wrong with one entry, in words; '' for nothing. */
export function faultOf(item, entry) {
  if (!isNumber(item) || !entry.text.trim()) return '';
  const numbers = item.kind === 'series' ? typedNumbers(entry.text) : [typedNumber(entry.text)];
  const either = eitherNumber(entry.text);
  if (either) return t('value.either_number', { value: entry.text.trim(), ...either });
  if (numbers.some((number) => !Number.isFinite(number))) return t('check.not_a_number');
  if (item.kind === 'integer' && numbers.some((number) => !Number.isInteger(number))) return t('check.not_an_integer');
  return numbers.map((number) => outside(item, entry.unit, number)).find(Boolean) ?? '';
}

function outside(item, unit, number) {
  const own = toOwn(item, unit, number);
  const said = (limit) => ({ value: written(number, unit), limit: written(fromOwn(item, unit, limit), unit) });
  if (item.minimum !== null && (item.exclusive_minimum ? own <= item.minimum : own < item.minimum)) {
    return item.exclusive_minimum ? t('check.not_above', said(item.minimum)) : t('check.below', said(item.minimum));
  }
  return item.maximum !== null && own > item.maximum ? t('check.above', said(item.maximum)) : '';
}

export function written(number, unit) {
  const { text: digits, unit: name } = quantity(number, unit);
  return name ? `${digits} ${name}` : digits;
}

/** "usually 10–25 m³/t", in the unit that is chosen. */
export function usualOf(item, unit) {
  if (!item.usual) return '';
  const [low, high] = [item.usual.low, item.usual.high].map((end) => fromOwn(item, unit, end));
  return `${quantity(low).text}–${written(high, unit)}`;
}

/** Whether a sound number lies outside of what is usual: worth a look, not wrong. */
export function unusual(item, entry) {
  const number = typedNumber(entry.text);
  if (!item.usual || !isNumber(item) || !Number.isFinite(number)) return false;
  const own = toOwn(item, entry.unit, number);
  return own < item.usual.low || own > item.usual.high;
}

/** "from 0 to 100 %": what the method takes. */
export function allowedOf(item, unit) {
  if (!isNumber(item)) return '';
  const said = (limit) => written(fromOwn(item, unit, limit), unit);
  if (item.minimum !== null && item.maximum !== null) return t('field.between', { low: said(item.minimum), high: said(item.maximum) });
  if (item.minimum !== null) return item.exclusive_minimum ? t('field.above', { low: said(item.minimum) }) : t('field.from', { low: said(item.minimum) });
  return item.maximum === null ? '' : t('field.up_to', { high: said(item.maximum) });
}
