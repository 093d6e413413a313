// How is a day, a month or a year of sums said?
const OPTIONS = [{ year: 'numeric' }, { year: 'numeric', month: 'long' }, { year: 'numeric', month: 'short', day: 'numeric' }];

/** "2026", "March 2026", "1 Mar 2026" of 2026, 2026-03 and 2026-03-01. */
export function periodText(period) {
  const parts = period.split('-');
  const moment = new Date(Date.UTC(Number(parts[0]), Number(parts[1] ?? 1) - 1, Number(parts[2] ?? 1)));
  const language = document.documentElement.lang;
  if (parts.length === 1) return parts[0];
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...OPTIONS[parts.length - 1], timeZone: 'UTC' }).format(moment);
}

/** A tick of an axis: the day, with its year where the axis has several, or the month. */
export function tickText(period, dated = false) {
  const parts = period.split('-');
  if (parts.length === 1) return period;
  const moment = new Date(Date.UTC(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2] ?? 1)));
  const options = parts.length === 2 ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short', ...(dated ? { year: 'numeric' } : {}) };
  const language = document.documentElement.lang;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' }).format(moment);
}
