// What does an alarm open? Why it was raised, channel by channel, what came of it, and how often such alarms were right.
import { href } from '../core/address.js';
import { backtest, backtests, liveForecast } from '../core/forecast-api.js';
import { t, text } from '../core/locale.js';
import { exact, percent, range, significant } from '../core/numbers.js';
import { channelName, reading, readingText } from '../core/readings.js';
import { durationText } from '../core/telemetry-times.js';
import { LEVEL, plainNote, sumOf } from './forecast.js';

/** "Within 10 min the limit of 1.5 % may be passed". */
export const alarmTitle = ({ horizon_min: horizon, limit, kind }, unit) => t(`alarm.title.${kind}`, { minutes: durationText(horizon), limit: readingText(limit, unit) });

/** What came of it, in words. */
export function outcomeText({ state, passed, lead_min: lead }, longwall) {
  if (state === 'right') return t('alarm.outcome.right', { when: longwall.times.moment(passed, { seconds: false }), lead: lead === null ? t('value.none') : durationText(lead) });
  return t(`alarm.outcome.${state}`);
}

/** @param {{alarm: import('../core/forecast-api.js').Alarm, longwall: object, target: object}} of @returns {import('./door.js').Door} */
export function alarmDoor({ alarm, longwall, target }) {
  const { unit } = target;
  const forecast = reading(alarm.forecast, unit);
  return {
    title: alarmTitle(alarm, unit),
    subtitle: `${channelName(target)} · ${longwall.times.moment(alarm.raised)}`,
    written: { value: alarm.chance * 100, text: significant(alarm.chance * 100), unit: '%', exact: `${exact(alarm.chance * 100)} %`, divisor: 1, places: 1 },
    origin: 'calculated',
    summary: t('alarm.why', { chance: percent(alarm.chance * 100), threshold: percent(alarm.threshold * 100), limit: readingText(alarm.limit, unit) }),
    sumTitle: t('alarm.sum', { forecast: readingText(alarm.forecast, unit) }),
    sum: alarm.reason ? sumOf(alarm.reason, unit) : [],
    sumNote: alarm.reason ? plainNote(alarm.reason) : t('alarm.no_reason'),
    factsTitle: t('alarm.facts'),
    facts: [
      { label: t('alarm.value'), value: readingText(alarm.value, unit) },
      { label: t('alarm.forecast', { minutes: durationText(alarm.horizon_min) }), value: `${forecast.text} (${range(forecast, alarm.low, alarm.high)}) ${forecast.unit}`.trim(), note: t('alarm.interval', { level: percent(LEVEL * 100) }) },
      { label: t('alarm.outcome'), value: outcomeText(alarm, longwall) },
    ],
    attribution: text(longwall.attribution),
    later: () => worthOf(alarm, longwall, target),
  };
}

/** The backtest of such alarms: its figures and the way to it, or the way to make one. */
async function worthOf(alarm, longwall, { channel, tag, unit }) {
  const page = `/longwalls/${longwall.id}/forecast`;
  const { testing, alarms } = await liveForecast(longwall.id);
  const own = { title: t('alarm.so_far'), facts: soFar(alarms, alarm) };
  const alike = (each) => each.horizon_min === alarm.horizon_min && each.limit === alarm.limit && each.channel === tag;
  const known = (await backtests(longwall.id)).items.find(alike);
  if (!known) {
    const made = testing.some((each) => each.horizon_min === alarm.horizon_min && each.limit === alarm.limit && each.channel === channel);
    const hint = { label: t('backtest'), value: made ? t('alarm.backtest_making') : t('alarm.no_backtest') };
    return { sections: [own, { title: t('alarm.worth'), facts: [hint] }], more: { href: href(page, { part: '', channel: tag, horizon: alarm.horizon_min, limit: alarm.limit }), label: t('alarm.to_backtests') } };
  }
  const { result } = await backtest(known.id);
  return { sections: [own, { title: t('alarm.worth'), facts: worthFacts(result.limit.alarms, unit) }], more: { href: href(page, { part: '', backtest: known.id }), label: t('alarm.to_backtest') } };
}

/** What came of the alarms of this horizon and limit that the serving models have raised: their own record, whatever a backtest says. */
function soFar(alarms, { horizon_min: horizon, limit }) {
  const settled = alarms.filter((each) => each.horizon_min === horizon && each.limit === limit && ['right', 'false'].includes(each.state));
  const right = settled.filter(({ state }) => state === 'right').length;
  if (!settled.length) return [{ label: t('backtest.precision'), value: t('value.none'), note: t('alarm.so_far_none') }];
  return [{ label: t('backtest.precision'), value: t('backtest.precision_of', { right: exact(right), alarms: exact(settled.length) }), note: t('alarm.so_far_of', { minutes: durationText(horizon), count: exact(settled.length) }) }];
}

function worthFacts({ threshold, alarms, right, passings, told, precision, recall, lead_min: lead, false_per_day: wrong }) {
  return [
    { label: t('backtest.precision'), value: precision === null ? t('value.none') : percent(precision * 100), note: t('backtest.precision_of', { right: exact(right), alarms: exact(alarms) }) },
    { label: t('backtest.recall'), value: recall === null ? t('value.none') : percent(recall * 100), note: t('backtest.recall_of', { told: exact(told), passings: exact(passings) }) },
    { label: t('backtest.lead'), value: lead === null ? t('value.none') : durationText(lead) },
    { label: t('backtest.false_per_day'), value: wrong === null ? t('value.none') : significant(wrong) },
    { label: t('alarm.worth_threshold'), value: percent(threshold * 100), note: t('alarm.worth_other') },
  ];
}
