// What does a forecast open? The channels that it is made of, its interval, its chances, the model behind it.
import { href } from '../core/address.js';
import { forecastReason } from '../core/forecast-api.js';
import { t, text } from '../core/locale.js';
import { chanceText, exact, percent, signed, unitName } from '../core/numbers.js';
import { channelName, reading, readingText } from '../core/readings.js';
import { durationText } from '../core/telemetry-times.js';

export const LEVEL = 0.9;
const PLACES = 3;
/** How the science calls the time of day among channels. */
const CLOCK = 'clock';

/** What adds up to a forecast: the reading of now, what is usual, what each channel adds, the most first; rounded to the step of the readings. */
export function sumOf({ start, usual, rounded, forecast, channels }, unit) {
  const said = (value) => `${signed(value, PLACES)} ${unitName(unit)}`.trim();
  const added = channels.filter(({ added: own }) => own !== 0).sort((one, other) => Math.abs(other.added) - Math.abs(one.added));
  return [
    { label: t('forecast.sum.start'), value: start, said: readingText(start, unit), whole: true },
    ...(usual === 0 ? [] : [{ label: t('forecast.sum.usual'), value: usual, said: said(usual) }]),
    ...added.map((each) => ({ label: restsOn(each), value: each.added, said: said(each.added) })),
    ...(rounded === 0 ? [] : [{ label: t('forecast.sum.rounded'), value: rounded, said: said(rounded) }]),
    { label: t('forecast.sum.total'), value: forecast, said: `= ${readingText(forecast, unit)}`, whole: true },
  ];
}

/** A channel, or the time of day, that forecasts rest on. */
export const restsOn = ({ tag, title = null }) => (tag === CLOCK ? t('forecast.clock') : title ? channelName({ title, tag }) : tag);

/** Where no channel adds anything, the chance comes of how such readings went on before. */
export const plainNote = (reason) => (reason?.usual === 0 && reason.channels.every(({ added }) => added === 0) ? t('forecast.sum.plain') : '');

/** The weights of those that forecast together. */
const weightsText = (weights) => Object.entries(weights ?? {}).map(([id, weight]) => `${t(`model.${id}`)} ${percent(weight * 100)}`).join(', ');

/** @param {{longwall: object, target: object, horizon: import('../core/forecast-api.js').Horizon}} of @returns {import('./door.js').Door} */
export function forecastDoor({ longwall, target, horizon }) {
  const { unit } = target;
  return {
    title: t('forecast.door', { minutes: durationText(horizon.horizon_min) }),
    subtitle: channelName(target),
    written: reading(horizon.forecast, unit),
    low: horizon.low ?? undefined,
    high: horizon.high ?? undefined,
    level: LEVEL,
    origin: 'calculated',
    summary: t('forecast.door.means', { until: longwall.times.clock(horizon.until) }),
    sumTitle: t('forecast.sum'),
    facts: [
      { label: t('forecast.made'), value: longwall.times.moment(horizon.time) },
      { label: t('forecast.mean'), value: readingText(horizon.mean, unit) },
      ...horizon.chances.map(({ kind, limit, chance, threshold }) => ({ label: t(`limit.chance.${kind}`, { limit: readingText(limit, unit) }), value: chance === null ? t('forecast.chance_unknown') : chanceText(chance), note: t('forecast.threshold', { threshold: percent(threshold * 100) }) })),
      { label: t('forecast.offered'), value: t(`model.${horizon.offered}`) },
      { label: t('model'), value: t('model.number', { number: exact(horizon.model_number) }), note: horizon.stale ? t('model.stale') : '' },
    ],
    more: { href: href(`/longwalls/${longwall.id}/forecast`, { part: 'models', horizon: horizon.horizon_min }), label: t('model.open') },
    attribution: text(longwall.attribution),
    later: async () => {
      const found = await forecastReason(longwall.id, horizon.horizon_min);
      return { sum: sumOf(found, unit), sumNote: plainNote(found), sections: [{ title: t('forecast.weights'), facts: [{ label: t('forecast.weights_of'), value: weightsText(found.weights) }] }] };
    },
  };
}
