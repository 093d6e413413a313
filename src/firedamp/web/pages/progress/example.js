// What would a file of measured hours look like? Two made-up days about the project's plan: with a gap, and hours without a flame.
import { saveCsv } from '../../core/download.js';
import { currentLanguage, t } from '../../core/locale.js';

const HOURS = 48;
const HOUR_MS = 3_600_000;
const PERIOD = 24;
/** Hours in which the flame did not burn, and in which nothing was read. */
const [WITHOUT_FLAME, GAPS] = [[17, 18], [30]];

/** Save it under a name that says that it is made up; it can be sent as it is. */
export function saveExampleHours({ stream, start_year: year }) {
  const start = Date.UTC(year, 0, 1);
  const wave = (hour, share) => 1 + share * Math.sin((2 * Math.PI * hour) / PERIOD);
  const rounded = (value) => Math.round(value * 100) / 100;
  const rows = Array.from({ length: HOURS }, (_, hour) => {
    const gap = GAPS.includes(hour);
    return [
      new Date(start + hour * HOUR_MS).toISOString().slice(0, 16).replace('T', ' '),
      gap ? '' : rounded(stream.flow_m3_min * wave(hour, 0.06)),
      gap ? '' : rounded(stream.ch4_percent * wave(hour + 6, 0.03)),
      WITHOUT_FLAME.includes(hour) ? 0 : 1,
    ];
  });
  saveCsv(`firedamp-synthetic-hours-${currentLanguage()}`, ['time', 'flow', 'ch4', 'flame'].map((name) => t(`progress.column.${name}`)), rows);
}
