// What does a figure beside a limit open? The limit with its document and dates, how the figure is made, how sure it is.
import { href } from '../core/address.js';
import { t, text } from '../core/locale.js';
import { chanceText, quantity } from '../core/numbers.js';
import { periodText, validityText } from './door.js';

/** How much of a limit is left, or by how much it is passed, in the limit's unit. */
export const inUnit = (value, limit) => quantity(value, limit.unit);

/** @param {object} row of compliance @returns {import('./door.js').Door} */
export function limitDoor(row, found) {
  const { limit } = row;
  const fact = (label, value, note = '') => (value === '' || value === null ? [] : [{ label, value, note }]);
  return {
    title: t(`compliance.quantity.${limit.quantity}`),
    subtitle: text(row.name),
    written: inUnit(row.value, limit),
    low: row.value_low ?? undefined,
    high: row.value_high ?? undefined,
    origin: row.synthetic ? 'synthetic' : 'calculated',
    summary: t(`compliance.means.${limit.quantity}`),
    factsTitle: t('compliance.limit'),
    facts: [
      ...fact(text(limit.name), `${limit.breaks_when === 'below' ? '≥' : '≤'} ${inUnit(limit.value, limit).exact}`, [text(limit.document), validityText(limit)].filter(Boolean).join(' · ')),
      ...fact(t('compliance.margin'), row.margin === null ? '' : inUnit(row.margin, limit).exact),
      ...fact(t('compliance.state'), stateWords(row), row.reason ? t(`compliance.reason.${row.reason}`) : ''),
      ...fact(t('compliance.chance'), row.chance_beyond === null ? '' : chanceText(row.chance_beyond), t('compliance.chance_means')),
      ...fact(t('compliance.figures_of'), periodText({ ...found, year: row.year })),
      ...fact(t('compliance.method'), text(found.method_title), found.gwp_set),
    ],
    sections: row.remarks.length ? [{ title: t('topdown.to_mind'), facts: row.remarks.map((key) => ({ label: '!', value: t(`compliance.remark.${key}`) })) }] : [],
    confirm: limit.status === 'to_confirm' ? [`${text(limit.name)}: ${t('compliance.limit_unsure')}`] : [],
    more: row.subject === 'mine' ? { href: href(`/mines/${row.key}`), label: t('mine.open') } : undefined,
    attribution: text(found.attribution),
  };
}

/** The state in words; a threshold that is reached is a duty to report. */
export const stateWords = ({ status, limit }) => (limit.threshold ? t(`compliance.threshold.${status}`) : t(`compliance.status.${status}`));
