// What does a coefficient of correlation open? How much, at which lag, of how many readings, what these are worth, and the chance of it.
import { t, text } from '../core/locale.js';
import { decimals, exact } from '../core/numbers.js';
import { durationText } from '../core/telemetry-times.js';

const TINY = 0.001;

/** A coefficient as a number that opens. */
export const coefficientWritten = (value) => ({ value, text: decimals(value, 2), unit: '', exact: exact(value), divisor: 1, places: 2 });

/** The chance in words: what is tiny is not written out. */
export const chanceText = (p) => (p < TINY ? `< ${exact(TINY)}` : decimals(p, 3));

export const lagText = (minutes) => (minutes ? durationText(minutes) : t('correlation.no_lag'));

/** @param {{answer: object, channel: object, kind: string, coefficient: object, span: string}} of */
export function coefficientDoor({ answer, channel, kind, coefficient, span }) {
  const { value, lag_min: lag, count, independent_count: worth, p, significant: sure } = coefficient;
  return {
    title: t('correlation.door', { kind: t(`correlation.${kind}`), channel: channel.tag, target: answer.tag }),
    subtitle: text(channel.title),
    written: coefficientWritten(value),
    origin: 'calculated',
    summary: lag ? t('correlation.door_lag', { channel: channel.tag, target: answer.tag, lag: durationText(lag) }) : t('correlation.door_now', { channel: channel.tag, target: answer.tag }),
    facts: [
      { label: t('correlation.lag'), value: lagText(lag) },
      { label: t('correlation.count'), value: exact(count) },
      { label: t('correlation.worth'), value: exact(Math.round(worth * 10) / 10), note: t('correlation.worth_means') },
      { label: t('correlation.p'), value: chanceText(p), note: t(sure ? 'correlation.significant' : 'correlation.not_significant') },
      { label: t('telemetry.span'), value: span },
      { label: t('telemetry.step'), value: durationText(answer.step_s / 60) },
    ],
  };
}
