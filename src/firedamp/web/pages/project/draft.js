// What has been typed of a project, and the record that it makes: every figure as text until it is a number.
import { currentLanguage, t } from '../../core/locale.js';
import { asTyped, typedNumber, typedNumbers } from '../../core/typed.js';
import { COAL, FIELDS, OWN, PLAN_FIELDS, nameOf } from './fields.js';

/**
 * @typedef {import('../calculate/draft.js').Entry} Entry
 * @typedef {{language: string, name: string, mine: string, mineName: string, madeUp: boolean, organisation: Entry, entries: Record<string, Entry>, plan: Record<string, string>[], sources: Record<string, string>, rest: {id: string, figures: object}}} ProjectDraft `mineName`: of one of the tables, '' for a name; `madeUp`: whether it was copied from the example
 */

const ID_LETTERS = 8;
/** What own figures may hold beside the fields of the form: it stays what the file says. */
const UNSEEN = ['id', 'name_en', 'name_ru', 'availability', 'lifetime_years'];
const NUMBERS = ['number', 'integer', 'series'];
const entryOf = (text) => ({ text, unit: '', own: true, origin: null });
/** Shares as typed, without what binary fractions leave. */
const inPercent = (share) => Number((share * 100).toPrecision(12));
const asShare = (typed) => Number((typed / 100).toPrecision(12));

/** An id of a project that nobody named: of the moment, so that a portfolio has none twice. */
export const newId = () => `p${Date.now().toString(36)}${Math.random().toString(36).slice(2, ID_LETTERS)}`;

const valueAt = (record, path) => path.split('.').reduce((at, name) => at?.[name], record);

function textOf(field, value) {
  if (value === null || value === undefined) return '';
  const typed = (number) => (field.year ? String(number) : asTyped(field.share ? inPercent(number) : number));
  if (Array.isArray(value)) return value.map(typed).join('\n');
  return typeof value === 'number' ? typed(value) : String(value);
}

/** @param {{record?: object, name?: string, mineName?: string, madeUp?: boolean}} from @returns {ProjectDraft} */
export function newDraft({ record = {}, name = '', mineName = '', madeUp = false }) {
  const figures = typeof record.technology === 'object' ? record.technology : null;
  const given = { ...record, technology: figures ? { ...figures, name: nameIn(figures) } : record.technology };
  const entries = FIELDS.map((field) => [field.path, entryOf(textOf(field, valueAt(given, field.path)))]);
  const plan = (record.stream?.plan ?? []).map((row) => Object.fromEntries(PLAN_FIELDS.map((field) => [field.path, textOf(field, row[field.path])])));
  return {
    language: currentLanguage(),
    name,
    mine: record.mine ?? '',
    mineName,
    madeUp,
    organisation: entryOf(record.organisation ?? ''),
    entries: { ...Object.fromEntries(entries), ...(figures ? { technology: entryOf(OWN) } : {}) },
    plan,
    sources: record.sources ?? {},
    rest: { id: record.id ?? newId(), figures: Object.fromEntries(Object.entries(figures ?? {}).filter(([name]) => UNSEEN.includes(name))) },
  };
}

const nameIn = (figures) => figures.name_ru ?? figures.name_en;

/** The value of a field as the record keeps it; undefined for none, or for what is no number. */
function valueOf(field, entry, language) {
  const text = entry.text.trim();
  if (!text) return undefined;
  if (field.kind === 'boolean') return text === 'true';
  if (!NUMBERS.includes(field.kind)) return text;
  const kept = (number) => (field.share ? asShare(number) : number);
  if (field.kind === 'series') {
    const numbers = typedNumbers(text, language);
    return numbers.every(Number.isFinite) ? numbers.map(kept) : undefined;
  }
  const number = typedNumber(text, language);
  return Number.isFinite(number) ? kept(number) : undefined;
}

/** What the fields are said by: the stream's kind, the currency, the catalogue and what is chosen of it. */
export function aboutOf(draft, catalogue) {
  const { 'stream.kind': kind, currency, technology } = draft.entries;
  const chosen = usesOwnFigures(draft) ? { ...draft.rest.figures, id: OWN, name: t('project.own_figures'), status: 'user', source: '' } : catalogue.find(({ id }) => id === technology.text) ?? null;
  return { kind: kind.text, currency: currency.text.trim(), catalogue, technology: chosen };
}

export const usesOwnFigures = (draft) => draft.entries.technology.text === OWN;

/** Which fields the form shows: figures of one's own only where those are chosen. */
export const shownFields = (draft) => FIELDS.filter(({ path }) => usesOwnFigures(draft) || !path.startsWith('technology.'));

/** The record that the draft makes, as a file has it. What is left open is left out. */
export function recordOf(draft) {
  const record = { id: draft.rest.id };
  if (draft.mine.trim()) record.mine = draft.mine.trim();
  if (draft.organisation.text.trim()) record.organisation = draft.organisation.text.trim();
  for (const field of shownFields(draft)) {
    const value = valueOf(field, draft.entries[field.path], draft.language);
    if (value !== undefined && !(field.path === 'technology' && value === OWN)) put(record, field.path, value);
  }
  if (usesOwnFigures(draft)) record.technology = figuresOf(record, draft);
  const plan = draft.plan.map((row) => planRow(row, draft.language)).filter((row) => Object.keys(row).length);
  if (plan.length) put(record, 'stream.plan', plan);
  const sources = Object.entries(draft.sources).filter(([, said]) => said.trim());
  if (sources.length) record.sources = Object.fromEntries(sources);
  return record;
}

/** Own figures are of the stream that they are used on. */
function figuresOf({ technology: { name, ...figures } = {}, stream }, { language, rest }) {
  const renamed = name && name !== nameIn(rest.figures) ? { [`name_${language}`]: name } : {};
  return { ...rest.figures, ...renamed, ...(stream?.kind ? { stream: stream.kind } : {}), ...figures };
}

const planRow = (row, language) => Object.fromEntries(PLAN_FIELDS.map((field) => [field.path, valueOf(field, { text: row[field.path] ?? '' }, language)]).filter(([, value]) => value !== undefined));

function put(record, path, value) {
  const names = path.split('.');
  const place = names.slice(0, -1).reduce((at, name) => (at[name] ??= {}), record);
  place[names.at(-1)] = value;
}

/** The same draft for a reader of another language: decimal commas become points. */
export const inLanguage = (draft) => (draft.language === currentLanguage() ? draft : { ...newDraft({ ...draft, record: recordOf(draft) }), rest: draft.rest });

/** A record without what is null, its keys in order: to tell whether two are the same. */
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return typeof value === 'number' ? Number(value.toPrecision(10)) : value;
  const kept = Object.entries(value).filter(([, each]) => each !== null && each !== undefined && !(typeof each === 'object' && !Object.keys(each).length));
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, each]) => [name, plain(each)]));
}
export const sameRecord = (one, other) => JSON.stringify(plain(one)) === JSON.stringify(plain(other));

/** Figures whose source can be told: all numbers that are given. */
export const sourcedFields = (draft) => shownFields(draft).filter(({ path, kind }) => NUMBERS.includes(kind) && draft.entries[path].text.trim()).reduce(withSource, []);

/** A figure has a source of its own, the plan of coal one as a whole. */
function withSource(found, { path }) {
  const of = path.startsWith(COAL) ? COAL : path;
  return found.some((each) => each.path === of) ? found : [...found, { path: of, name: nameOf(of) }];
}

/** The source of a figure: its own, or that of the group in which it stands. */
export function sourceOf(sources, path) {
  const said = path.split('.').toReversed().map((name) => sources?.[name]?.trim());
  return said.find(Boolean) ?? '';
}
