// What do the drawn channels come to, in numbers? The least, the mean and the greatest reading of the span; every point as a file.
import { t } from '../../core/locale.js';
import { exact, significant, unitName } from '../../core/numbers.js';

/** @param {import('../../core/telemetry-panels.js').Panel[]} panels */
export function summaryOf(panels, [from, to], times) {
  const unitOf = (unit) => unitName(unit);
  const header = [t('telemetry.channel'), t('field.unit'), t('telemetry.least'), t('telemetry.mean'), t('telemetry.greatest'), t('telemetry.greatest_when'), t('telemetry.readings')];
  const shown = panels.map(({ name, unit, points }) => {
    const seen = points.at.map((_, place) => place).filter((place) => points.at[place] >= from && points.at[place] <= to);
    if (!seen.length) return [name, unitOf(unit), ...Array.from({ length: 4 }, () => t('value.none')), exact(0)];
    const count = (place) => points.count?.[place] ?? 1;
    const all = seen.reduce((sum, place) => sum + count(place), 0);
    const mean = seen.reduce((sum, place) => sum + (points.mean ?? points.value)[place] * count(place), 0) / all;
    const high = points.high ?? points.value;
    const most = seen.reduce((best, place) => (high[place] > high[best] ? place : best));
    const least = seen.reduce((best, place) => Math.min(best, (points.low ?? points.value)[place]), Infinity);
    return [name, unitOf(unit), exact(least), significant(mean, 4), exact(high[most]), times.moment(points.at[most]), exact(all)];
  });
  return { header, shown, rows: [], ...asFile(panels, [from, to], times) };
}

/** Each point with its time; what it is of stands in the first columns. */
function asFile(panels, [from, to], times) {
  const header = [t('telemetry.time'), t('telemetry.channel'), t('field.unit'), t('telemetry.last'), t('telemetry.least'), t('telemetry.greatest'), t('telemetry.mean'), t('telemetry.readings')];
  const rows = panels.flatMap(({ name, unit, points }) => points.at.map((at, place) => ({ at, cells: [times.arbitrary ? times.moment(at) : new Date(at).toISOString(), name, unitName(unit), points.value[place], points.low?.[place], points.high?.[place], points.mean?.[place], points.count?.[place]] })).filter(({ at }) => at >= from && at <= to).map(({ cells }) => cells));
  return { file: { header, rows } };
}
