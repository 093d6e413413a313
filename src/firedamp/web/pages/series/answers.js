// What do the series say? Titles of charts, computed from what is shown.
import { t, text } from '../../core/locale.js';
import { percent, significant, valueLike, year } from '../../core/numbers.js';
import { lackingOf } from '../../core/year-marks.js';

const FAR = 1.95;
const SAME_SHARE = 0.0005;

/** "12 % more", "2.3 times less". */
function changeWords(first, last) {
  const ratio = last / first;
  if (!Number.isFinite(ratio) || ratio <= 0) return t('series.other');
  if (Math.abs(ratio - 1) < SAME_SHARE) return t('series.same');
  const times = (value) => ({ count: Number(value.toPrecision(2)), times: significant(Number(value.toPrecision(2)), 2) });
  if (ratio >= FAR) return t('series.times_more', times(ratio));
  if (1 / ratio >= FAR) return t('series.times_less', times(1 / ratio));
  const share = percent(Math.abs(ratio - 1) * 100);
  return ratio > 1 ? t('series.more', { share }) : t('series.less', { share });
}

const known = ({ points }) => points.filter(({ value }) => value !== null);

/**
 * The answer of the series that have any value.
 * @param {boolean} partial whether there are others that are not shown: the greatest of those shown may not be the greatest
 */
export function answerOf(answer, of, partial) {
  const list = answer.series.filter((each) => known(each).length);
  return list.length === 1 ? ofOne(answer, list[0], of) : ofMany(answer, list, of, partial);
}

function ofOne(answer, each, of) {
  const points = known(each);
  const [first, last] = [points[0], points.at(-1)];
  const written = (point) => valueLike(point.value, last.value, answer.unit, of);
  const said = { quantity: text(answer.label), name: text(each.name), to: year(last.year), last: `${written(last).text} ${written(last).unit}`.trim() };
  if (points.length === 1) return t('series.answer_year', said);
  const comparable = first.mines === last.mines && !lackingOf(first) && !lackingOf(last);
  if (!comparable) return t('series.answer_part', { ...said, mines: last.mines, of: last.mines + lackingOf(last) });
  return t('series.answer_one', { ...said, from: year(first.year), first: `${written(first).text} ${written(first).unit}`.trim(), change: changeWords(first.value, last.value) });
}

/** The last year that half of the series know, two at least; else the last that any does. */
function lastShared(list) {
  const counts = new Map();
  for (const { year: of } of list.flatMap(known)) counts.set(of, (counts.get(of) ?? 0) + 1);
  const years = [...counts.keys()].sort((left, right) => right - left);
  return years.find((of) => counts.get(of) >= Math.max(2, list.length / 2)) ?? years[0];
}

function ofMany(answer, list, of, partial) {
  const which = partial ? 'shown' : 'all';
  const last = lastShared(list);
  const there = list.map((each) => ({ name: text(each.name), value: known(each).find((point) => point.year === last)?.value })).filter(({ value }) => value !== undefined).sort((left, right) => right.value - left.value);
  const [first] = there;
  const written = valueLike(first.value, first.value, answer.unit, of);
  const said = { quantity: text(answer.label), year: year(last), name: first.name, least: there.at(-1).name, least_value: `${valueLike(there.at(-1).value, first.value, answer.unit, of).text} ${written.unit}`.trim(), value: `${written.text} ${written.unit}`.trim(), count: there.length };
  if (there.length === 1) return t(`series.answer_alone_${which}`, said);
  const total = there.reduce((sum, { value }) => sum + value, 0);
  return answer.rule === 'sum' && total > 0 ? t(`series.answer_sum_${which}`, { ...said, share: percent((first.value / total) * 100) }) : t(`series.answer_mean_${which}`, said);
}

/** In how many years a sum lacks mines that worked. */
export function incomplete(answer) {
  const years = new Map();
  for (const point of answer.series.flatMap(({ points }) => points)) {
    const before = years.get(point.year) ?? { lacking: 0, mines: 0 };
    years.set(point.year, { lacking: before.lacking + lackingOf(point), mines: before.mines + point.mines });
  }
  const all = [...years.values()].filter(({ mines }) => mines > 0);
  return { count: all.filter(({ lacking }) => lacking > 0).length, of: all.length };
}
