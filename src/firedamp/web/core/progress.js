// How are months, shares of a plan and what moved them said?
import { t } from './locale.js';
import { mass, massLike, percent, signed } from './numbers.js';

export const CAUSES = ['flow', 'concentration', 'availability', 'efficiency'];

const dateOf = (month) => new Date(`${month}-01T00:00:00Z`);

/** "Jan 2025". */
export const monthText = (month, style = 'short') => new Intl.DateTimeFormat(document.documentElement.lang, { month: style, year: 'numeric', timeZone: 'UTC' }).format(dateOf(month));

/** The months of an answer: one, or from the first to the last. */
export function spanText(months) {
  const [first, last] = [months[0].month, months.at(-1).month];
  return first === last ? monthText(first, 'long') : new Intl.DateTimeFormat(document.documentElement.lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(dateOf(first), dateOf(last));
}

/** "82 %", or nothing where nothing was planned. */
export const shareText = ({ reduction_t: achieved, planned_reduction_t: planned }) => (planned > 0 ? percent((achieved / planned) * 100) : '');

/** What a page says of a project in one sentence. */
export function progressWords({ months, totals }, name) {
  if (!months.length || !totals) return t('progress.title_of', { name });
  const planned = mass(totals.planned_reduction_t);
  const achieved = massLike(totals.reduction_t, totals.planned_reduction_t);
  const said = { name, span: spanText(months), achieved: achieved.text, planned: planned.text, unit: planned.unit, share: shareText(totals) };
  return said.share ? t('progress.answer', said) : t('progress.answer_unplanned', said);
}

/** What added or took most, as a title. */
export function causeWords(causes, scale) {
  const [name] = [...CAUSES].sort((one, other) => Math.abs(causes[other]) - Math.abs(causes[one]));
  const value = causes[name];
  const difference = CAUSES.reduce((sum, each) => sum + causes[each], 0);
  if (!value) return t('progress.causes.none');
  const said = (tonnes) => `${signed(tonnes / scale.divisor, scale.places)} ${scale.unit}`;
  return t('progress.causes.title', { difference: said(difference), cause: t(`progress.because.${name}`), value: said(value) });
}
