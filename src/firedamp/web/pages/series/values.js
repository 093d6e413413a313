// The numbers of the series: a row for each year, each value with its sign of origin and what it rests on.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text, word } from '../../core/locale.js';
import { range, unitName, valueLike, year } from '../../core/numbers.js';
import { lackingOf, signOf } from '../../core/year-marks.js';
import { pointDoor } from '../../doors/series.js';
import { originMark, originWords } from '../../components/origin.js';
import '../../components/table.js';

/** Coal is counted in thousands and millions of tonnes. */
export const massOf = (answer) => (answer.quantity === 'coal_output_t' ? 'coal' : 'gas');

/** What decides the unit of a page: the largest value of its series. */
export const largest = ({ series }) => Math.max(...series.flatMap(({ points }) => points.map(({ value }) => Math.abs(value ?? 0))), 0);

/** What a value rests on, in words; of a mine alone nothing. */
export function restsOn(point, level) {
  if (level === 'mine') return point.value === null ? lackWords(point) : '';
  const all = point.mines + lackingOf(point);
  const parts = [all ? t('reconcile.mines_of', { count: point.mines, of: all }) : '', point.restored ? t('series.restored_of', { count: point.restored }) : ''];
  return parts.filter(Boolean).join(', ');
}

/** Why a mine has no value, where it worked: its coal is known, or only that it worked. */
function lackWords({ missing, unrecorded }) {
  if (missing) return t('series.no_value');
  return unrecorded ? t('series.no_record') : '';
}

/** The first and the last year of which any value is known. */
export function spanOf({ series }) {
  const years = series.flatMap(({ points }) => points.filter(({ value }) => value !== null).map(({ year: of }) => of));
  return [Math.min(...years), Math.max(...years)];
}

class SeriesValues extends Component {
  static properties = { answer: { attribute: false }, groups: { attribute: false } };

  render() {
    const { answer } = this;
    const most = largest(answer);
    const unit = valueLike(most, most, answer.unit, massOf(answer)).unit;
    const years = [...new Set(answer.series.flatMap(({ points }) => points.map((point) => point.year)))].map((each) => ({ year: each }));
    const columns = answer.series.map((each) => ({
      key: each.id,
      label: unit ? `${text(each.name)}, ${unit}` : text(each.name),
      numeric: true,
      card: true,
      value: (row) => this.#point(each, row)?.value ?? null,
      cell: (row) => this.#cell(each, this.#point(each, row), most),
    }));
    return html`<fd-table .caption=${text(answer.label)} .columns=${[{ key: 'year', label: t('year'), value: (row) => row.year, cell: (row) => html`<strong>${year(row.year)}</strong>` }, ...columns]} .rows=${years} .rowKey=${(row) => row.year} sort="-year" .counted=${t('reconcile.years', { count: years.length })}></fd-table>`;
  }

  #point(each, row) {
    return each.points.find((point) => point.year === row.year);
  }

  #cell(each, point, most) {
    const { answer } = this;
    const rests = point ? restsOn(point, answer.level) : '';
    if (!point || point.value === null) return html`<span class="absent">${t('value.none')}</span>${rests ? html`<span class="note">${rests}</span>` : nothing}`;
    const written = valueLike(point.value, most, answer.unit, massOf(answer));
    return html`<fd-number bare .label="${text(each.name)}, ${point.year}" .written=${written} .low=${point.low ?? undefined} .high=${point.high ?? undefined} .door=${() => pointDoor({ answer, each, point, written, group: this.groups.find(({ id }) => id === each.id) })}></fd-number>
      ${originMark(signOf(point), { wordless: true })}${rests ? html`<span class="note">${rests}</span>` : nothing}`;
  }
}

/** The numbers as a file: a row for each item and year. */
export function csvOf(answer, basin) {
  const unit = unitName(answer.unit);
  const header = [t('csv.year'), t('basin'), t('csv.name'), t('series.quantity'), t('field.unit'), t('series.value'), t('range.low'), t('range.high'), t('csv.quality'), t('figure.mines'), t('series.count_restored'), t('series.count_synthetic'), t('series.count_missing'), t('series.count_unrecorded'), t('csv.method'), t('csv.gwp_set'), t('csv.draws'), t('csv.seed'), t('data')];
  const rows = answer.series.flatMap((each) => each.points.map((point) => [point.year, basin, text(each.name), text(answer.label), unit, point.value, point.low, point.high, point.quality ? word('origin', signOf(point)) : '', point.mines, point.restored, point.synthetic, point.missing, point.unrecorded, text(answer.method_title), answer.gwp_set, answer.draws, answer.seed, text(answer.attribution)]));
  return { header, rows, shown: [] };
}

/** What stands at a year, for what is pointed at. */
export function hoverOf(answer) {
  const most = largest(answer);
  return (of) => {
    const there = answer.series.map((each) => ({ each, point: each.points.find((point) => point.year === of) })).filter(({ point }) => point && (point.value !== null || lackingOf(point)));
    const said = there.sort((left, right) => (right.point.value ?? -1) - (left.point.value ?? -1)).map(({ each, point }) => {
      const written = point.value === null ? null : valueLike(point.value, most, answer.unit, massOf(answer));
      const value = written ? `${written.text}${typeof point.low === 'number' ? ` (${range(written, point.low, point.high)})` : ''} ${written.unit}` : t('value.none');
      return [`${text(each.name)}: ${value}`, originWords(signOf(point)), restsOn(point, answer.level)].filter(Boolean).join(' · ');
    });
    return said.length ? [year(of), ...said].join('\n') : '';
  };
}

customElements.define('fd-series-values', SeriesValues);
