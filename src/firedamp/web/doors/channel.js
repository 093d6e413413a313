// What does a reading open? The channel: what it measures, where, in which range, with which limits.
import { href } from '../core/address.js';
import { t, text } from '../core/locale.js';
import { exact } from '../core/numbers.js';
import { channelName, readingText } from '../core/readings.js';

/** @param {{longwall: object, channel: object, written: import('../core/numbers.js').Written}} of `channel` with `value` and `time` @returns {import('./door.js').Door} */
export function channelDoor({ longwall, channel, written }) {
  const bounds = [channel.range_low, channel.range_high];
  const fact = (label, value) => (value ? [{ label, value }] : []);
  return {
    title: channelName(channel),
    subtitle: text(longwall.name),
    written,
    origin: 'measured',
    factsTitle: t('channel'),
    facts: [
      ...fact(t('channels.time'), channel.time ? longwall.times.moment(channel.time) : ''),
      ...fact(t('channels.quantity'), text(channel.quantity_title)),
      ...fact(t('channels.tag'), channel.tag),
      ...fact(t('channels.place'), text(channel.place_title)),
      ...fact(t('channels.location'), channel.location),
      ...fact(t('channels.range'), bounds.every((each) => typeof each === 'number') ? `${exact(bounds[0])}–${readingText(bounds[1], channel.unit)}` : ''),
      ...fact(t('channels.step'), channel.step_s ? t('channels.step_s', { seconds: exact(channel.step_s) }) : ''),
      ...fact(t('limit.warning'), typeof channel.warning_limit === 'number' ? readingText(channel.warning_limit, channel.unit) : ''),
      ...fact(t('limit.alarm'), typeof channel.alarm_limit === 'number' ? readingText(channel.alarm_limit, channel.unit) : ''),
    ],
    attribution: text(longwall.attribution),
    more: { href: href(`/longwalls/${longwall.id}/telemetry`), label: t('channels.to_telemetry') },
  };
}
