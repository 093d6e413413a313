// What is a report called? By its title, else by what it is of.
import { named, t } from '../../core/locale.js';
import { year } from '../../core/numbers.js';

/** In a list, where the organisation stands beside it. */
export function reportName({ kind, title, year: of }) {
  if (title) return title;
  return kind === 'year' ? t('report.year', { year: year(of) }) : t('report.calculation', { year: year(of) });
}

/** As the title of a page. */
export function reportTitle(report) {
  const { kind, title, year: of, organisation } = report;
  const names = { year: year(of), organisation: named(organisation.name) };
  if (kind === 'year') return t('report.year_of', names);
  return title || t('report.calculation_of', names);
}
