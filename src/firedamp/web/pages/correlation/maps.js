// How do coefficients become maps? Channels by coefficient, and channels by lag; the strongest first.
import { heatHeight, heatMap } from '../../core/heat-map.js';
import { t } from '../../core/locale.js';
import { decimals, exact } from '../../core/numbers.js';
import { durationText } from '../../core/telemetry-times.js';
import { chanceText, lagText } from '../../doors/correlation.js';

export const KINDS = ['pearson', 'spearman', 'kendall'];
export const WHENS = ['now', 'greatest'];
const LETTERS = { pearson: 'r', spearman: 'ρ', kendall: 'τ' };
const EVERY_MIN = { 15: 5, 30: 5, 60: 10 };

const strength = ({ pearson }) => (pearson.greatest ? Math.abs(pearson.greatest.value) : -1);

export const byStrength = (channels) => [...channels].sort((one, other) => strength(other) - strength(one));

/** What a coefficient says where it is pointed at. */
function words(channel, kind, coefficient) {
  const name = `${channel.tag}, ${t(`correlation.${kind}`)}`;
  if (!coefficient) return `${name}: ${t('correlation.unknown')}`;
  return [`${name}: ${decimals(coefficient.value, 3)}`, `${t('correlation.lag')}: ${lagText(coefficient.lag_min)}`, `${t('correlation.count')}: ${exact(coefficient.count)}`, `${t('correlation.worth')}: ${exact(Math.round(coefficient.independent_count))}`, `${t('correlation.p')}: ${chanceText(coefficient.p)}`].join('\n');
}

/** Each coefficient without a lag, and at the lag at which it is greatest. */
export function coefficientsMap({ answer, rows }) {
  const columns = KINDS.flatMap((kind) => WHENS.map((when) => ({ kind, when })));
  const cells = rows.map((row) => columns.map(({ kind, when }) => cellOf(row[kind][when])));
  const option = heatMap({ rows: rows.map(({ tag }) => tag), columns: columns.map(({ kind, when }) => `${t(`correlation.${kind}`)}\n${t(`correlation.${when}`)}`), short: columns.map(({ kind, when }) => `${LETTERS[kind]}\n${t(`correlation.${when}`)}`), cells, hover: (row, column) => words(rows[row], columns[column].kind, rows[row][columns[column].kind][columns[column].when]) });
  const header = [t('correlation.target'), t('telemetry.channel'), t('correlation.coefficient'), t('correlation.when'), t('correlation.value'), t('correlation.lag_min'), t('correlation.count'), t('correlation.worth'), t('correlation.p'), t('correlation.is_significant')];
  const table = rows.flatMap((row) => columns.map(({ kind, when }) => [answer.tag, row.tag, t(`correlation.${kind}`), t(`correlation.${when}`), ...plain(row[kind][when])]));
  return { option, height: heatHeight(rows.length), table: { header, rows: table, shown: [] } };
}

const cellOf = (coefficient) => (coefficient ? { value: coefficient.value, text: decimals(coefficient.value, 2), faint: !coefficient.significant } : { value: null, text: t('value.none') });

const plain = (of) => (of ? [of.value, of.lag_min, of.count, of.independent_count, of.p, t(of.significant ? 'correlation.yes' : 'correlation.no')] : ['', '', '', '', '', '']);

/** Pearson's coefficient at every lag; the greatest bears a sign, where it is more than chance. */
export function lagsMap({ answer, rows }) {
  const lags = rows[0].by_lag_min.map(({ lag_min: lag }) => lag);
  const best = ({ pearson: { greatest } }) => (greatest?.significant ? lags.indexOf(greatest.lag_min) : -1);
  const cells = rows.map((row) => row.by_lag_min.map(({ pearson }, place) => ({ value: pearson, ...(place === best(row) ? { sign: '◆' } : {}) })));
  const hover = (row, column) => `${rows[row].tag}, ${durationText(lags[column])}: ${rows[row].by_lag_min[column].pearson === null ? t('correlation.unknown') : decimals(rows[row].by_lag_min[column].pearson, 3)}`;
  const every = EVERY_MIN[answer.longest_lag_min] ?? 10;
  const option = heatMap({ rows: rows.map(({ tag }) => tag), columns: lags.map((lag) => exact(Math.round(lag * 10) / 10)), cells, hover, footed: t('correlation.lag_min'), written: (place) => Math.abs(lags[place] / every - Math.round(lags[place] / every)) < 1e-6 });
  const at = (row, place) => row.by_lag_min[place].pearson;
  const table = {
    header: [t('correlation.lag_min'), ...rows.map(({ tag }) => tag)],
    rows: lags.map((lag, place) => [lag, ...rows.map((row) => at(row, place))]),
    shown: lags.map((lag, place) => [exact(lag), ...rows.map((row) => (at(row, place) === null ? t('value.none') : decimals(at(row, place), 3)))]),
    more: [t('correlation.target')],
  };
  return { option, height: heatHeight(rows.length, true), table: { ...table, rows: table.rows.map((row) => [...row, answer.tag]) } };
}
