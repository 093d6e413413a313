// In which figures do two projects differ? Each figure of both in words, with the numbers behind them.
import { t, text } from '../../core/locale.js';
import { currencyName } from '../../core/money.js';
import { exact, quantity, unitName, year } from '../../core/numbers.js';
import { eitherName } from '../../core/sources.js';
import { plain } from './draft.js';
import { FIELDS, labelOf, nameOf } from './fields.js';

/** @typedef {{path: string, label: string, left: string, right: string, values: [number | null, number | null], unit: string, differs: boolean}} Line */

const valueAt = (record, path) => path.split('.').reduce((at, name) => at?.[name], record);

/** @param {{name: string, record: object, mine?: object}} left @param {{name: string, record: object}} right @returns {Line[]} */
export function recordLines(left, right, catalogue) {
  const texts = [['name', left.name, right.name], ['mine', left.record.mine, right.record.mine], ['organisation', ...[left, right].map(({ record }) => eitherName(record.organisation))]];
  const named = texts.map(([name, one, other]) => ({ path: name, label: labelOf(name), left: one ?? '', right: other ?? '', values: [null, null], unit: '', differs: (one ?? '') !== (other ?? '') }));
  const figures = FIELDS.map((field) => lineOf(field, left.record, right.record, catalogue)).filter((line) => line.left || line.right);
  const planned = [left, right].map(({ record }) => planText(record));
  const plan = planned.some(Boolean) ? [{ path: 'stream.plan', label: t('project.plan'), left: planned[0], right: planned[1], values: [null, null], unit: '', differs: planned[0] !== planned[1] }] : [];
  return [...named, ...figures, ...plan];
}

function lineOf(field, one, other, catalogue) {
  const values = [one, other].map((record) => (field.path === 'technology' ? technologyOf(record, catalogue) : ofFigure(field, record)));
  const [left, right] = values.map((value) => written(field, value));
  const numbers = values.map((value) => (typeof value === 'number' ? shown(field, value) : null));
  const unit = field.unit === 'money' || field.unit?.startsWith('money') ? field.unit.replace('money', '').replace('/', '') : field.unit ?? '';
  return { path: field.path, label: labelOf(field.path), left, right, values: numbers, unit: unitName(unit), money: Boolean(field.unit?.startsWith('money')), differs: JSON.stringify(plain(values[0] ?? null)) !== JSON.stringify(plain(values[1] ?? null)) };
}

/** Own figures have a name in one language or both. */
function ofFigure({ path }, record) {
  if (path.startsWith('technology.') && typeof record.technology === 'string') return undefined;
  if (path === 'technology.name') return record.technology?.name_ru ?? record.technology?.name_en;
  return valueAt(record, path) ?? undefined;
}

function technologyOf({ technology }, catalogue) {
  if (typeof technology !== 'string') return technology ? t('project.own_figures') : undefined;
  return text(catalogue.find(({ id }) => id === technology)?.name) || technology;
}

const shown = ({ share }, value) => (share ? Number((value * 100).toPrecision(12)) : value);

function written(field, value) {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((each) => written(field, each)).join('; ');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value !== 'number') return choiceWord(field.path, value);
  if (field.year) return year(value);
  return field.unit?.startsWith('money') ? exact(value) : quantity(shown(field, value), field.unit ?? '').exact;
}

function choiceWord(path, value) {
  if (path === 'currency') return currencyName(value);
  if (path === 'stream.kind') return t(`stream.${value}`);
  if (path === 'technology.kind') return t(`technology.kind.${value}`);
  return nameOf(path) === 'unit_size_unit' ? t(`technology.unit.${value}`) : value;
}

const planText = ({ stream }) => (stream?.plan ?? []).map(({ year: of, flow_m3_min: flow, ch4_percent: methane }) => `${year(of)}: ${quantity(flow, 'm3/min').exact}, ${quantity(methane, 'percent').exact}`).join('; ');
