// What does a number of a channel's month open? All that the month comes to, with every digit, and the channel.
import { t, text } from '../core/locale.js';
import { exact, unitName } from '../core/numbers.js';
import { channelName } from '../core/readings.js';
import { durationText } from '../core/telemetry-times.js';
import { channelDoor } from './channel.js';

const AS_SENT = ['low', 'high'];

/** @param {{longwall: object, row: object, title: string, figure: string, share: string}} of a row of the months @returns {import('./door.js').Door} */
export function monthDoor({ longwall, row, title, figure, share }) {
  const { channel, period, marked, written } = row;
  const value = (name) => ({ label: t(`months.figure.${name}`), value: row[name] === null ? t('value.none') : `${exact(row[name])} ${unitName(row.unit)}`.trim() });
  const count = (name) => ({ label: t(`months.figure.${name}`), value: exact(row[name]) });
  const time = (seconds) => durationText(seconds / 60);
  const { factsTitle, facts } = channelDoor({ longwall, channel, written: written[figure] });
  return {
    title,
    subtitle: [channelName(channel), period.name, text(longwall.name)].join(' · '),
    written: written[figure],
    origin: AS_SENT.includes(figure) ? 'measured' : 'calculated',
    factsTitle: t('months.facts'),
    facts: [
      count('readings'), value('mean'), value('low'), value('high'),
      ...Object.entries(marked).map(([mark, readings]) => ({ label: t(`months.mark.${mark}`), value: exact(readings) })),
      count('believed'), value('believed_mean'),
      { label: t('months.figure.covered'), value: share ? t('months.covered_of', { share, covered: time(Math.min(row.covered_s, row.whole_s)), whole: time(row.whole_s) }) : t('value.none') },
    ],
    sections: [{ title: factsTitle, facts }],
    attribution: text(longwall.attribution),
  };
}
