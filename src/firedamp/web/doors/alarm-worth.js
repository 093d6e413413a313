// What does a figure of alarms open? What it is a share or a mean of, and what the threshold was tuned to.
import { t } from '../core/locale.js';
import { exact, percent, significant } from '../core/numbers.js';
import { readingText } from '../core/readings.js';
import { durationText } from '../core/telemetry-times.js';

/** @param {{name: string, limit: object, unit: string, horizon: number, written: import('../core/numbers.js').Written}} of @returns {import('./door.js').Door} */
export function worthDoor({ name, limit, unit, horizon, written }) {
  const { alarms } = limit;
  const leads = alarms.leads_min ?? [];
  return {
    title: t(`worth.${name}`),
    subtitle: t('worth.of_limit', { limit: readingText(limit.limit, unit), horizon: durationText(horizon) }),
    written: written ?? undefined,
    origin: 'calculated',
    summary: t(`worth.${name}.means`),
    facts: [
      { label: t('worth.alarms'), value: exact(alarms.alarms), note: t('worth.right_of', { right: exact(alarms.right) }) },
      { label: t('worth.passings'), value: exact(alarms.passings), note: t('worth.told_of', { told: exact(alarms.told) }) },
      { label: t('worth.false_per_day'), value: significant(alarms.false_per_day) },
      { label: t('worth.threshold'), value: percent(alarms.threshold * 100), note: t('worth.tuned', { cost: exact(limit.cost_of_miss) }) },
      ...(leads.length ? [{ label: t('worth.leads'), value: leads.map((each) => durationText(each)).join('; ') }] : []),
    ],
  };
}
