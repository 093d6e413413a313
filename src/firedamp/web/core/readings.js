// How is a reading or a forecast of a channel written, and how does it stand to the channel's limits?
import { t, text } from './locale.js';
import { decimals, exact, quantity, unitName } from './numbers.js';

/** So many decimals as a sensor of such values shows, and one more for what is computed of them. */
const placesOf = (value) => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);

/** @returns {import('./numbers.js').Written} */
export function reading(value, unit, places = placesOf(value)) {
  return { ...quantity(value, unit), text: decimals(value, places), places };
}

/** "0.87 %". */
export const readingText = (value, unit) => (value === null || value === undefined ? t('value.none') : `${reading(value, unit).text}\u00a0${unitName(unit)}`.trim());

/** Which limit a value is beyond: 'alarm', 'warning', 'below', or 'none' where the channel has no limits. */
export function levelOf(value, { warning_limit: warning, alarm_limit: alarm }) {
  if (typeof warning !== 'number' && typeof alarm !== 'number') return 'none';
  if (typeof value !== 'number') return 'untold';
  if (typeof alarm === 'number' && value > alarm) return 'alarm';
  return typeof warning === 'number' && value > warning ? 'warning' : 'below';
}

const bound = (value) => (typeof value === 'number' ? exact(value) : '');

/** "12,100 %: outside 0–5 %, not believed". @param {{value: number, lowest: number | null, highest: number | null}} reading */
export function refusedText({ value, lowest, highest }, unit) {
  const said = { value: readingText(value, unit), low: bound(lowest), high: bound(highest), unit: unitName(unit) };
  if (typeof lowest !== 'number') return t('reading.refused_above', said);
  return typeof highest === 'number' ? t('reading.refused', said) : t('reading.refused_below', said);
}

/** The limits of a channel, the lower first. */
export const limitsOf = ({ warning_limit: warning, alarm_limit: alarm }) => [['warning', warning], ['alarm', alarm]].filter(([, value]) => typeof value === 'number').map(([kind, value]) => ({ kind, value, words: t(`limit.${kind}`) }));

/** The title of a channel with its tag, once. */
export const channelName = ({ title, tag }) => (text(title).includes(text(tag)) ? text(title) : `${text(title)}, ${tag}`);
