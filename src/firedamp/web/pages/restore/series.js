// One series of a restoration: what is known, what was restored with its range, and each restored value with its reason.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { Load } from '../../core/load.js';
import { t, text } from '../../core/locale.js';
import { exact, percent, range, unitName, year } from '../../core/numbers.js';
import { restoredSeries } from '../../core/restoration-api.js';
import { yearLines } from '../../core/year-lines.js';
import { restoredKey, restoredPictureKey } from '../../components/restored-key.js';
import { loaded } from '../../components/states.js';
import '../../components/chart.js';
import { axisOf, largestOf, pointsOf, scaleOf, signsOf, writtenLike } from './points.js';
import './values.js';
import { sourceOf, spansOf, titleOf } from './words.js';

const HEIGHT = 300;

class RestoredSeries extends Component {
  static properties = {
    run: { attribute: false },
    said: { attribute: false },
    series: { attribute: false },
    revision: { type: Number },
    /** times of the values that are picked */
    picked: { attribute: false },
    pickable: { type: Boolean },
  };

  constructor() {
    super();
    this.data = new Load(this);
  }

  willUpdate() {
    const { id, restored } = this.run;
    this.data.want(JSON.stringify([id, this.series.place, restored, this.revision]), async () => ({ of: this.series.name, ...(await restoredSeries(id, this.series.place)) }));
  }

  render() {
    const { series, data } = this;
    const title = text(series.title);
    return html`<h2 tabindex="-1">${title}</h2>
      ${data.error || data.value?.of === series.name ? loaded(data, (found) => this.#content(found), 8) : loaded({ value: null }, () => nothing, 8)}`;
  }

  #content(found) {
    return html`${this.#chart(found)}
      ${found.values.length ? html`<fd-restored-values .run=${this.run} .said=${this.said} .found=${found} .picked=${this.picked} ?pickable=${this.pickable}></fd-restored-values>` : nothing}
      ${this.#left(found)}`;
  }

  #left({ left, times }) {
    if (!left.length) return nothing;
    const reasons = [...new Set(left.map(({ reason }) => reason))];
    return html`<p class="note">${t('restore.series_left')} ${reasons.map((reason) => `${spansOf(left.filter((each) => each.reason === reason).map(({ time }) => time), times)} – ${text(this.said.reasons[reason])}`).join('; ')}</p>`;
  }

  #chart(found) {
    const { run } = this;
    const { times, known, values } = found;
    const places = new Map(values.map((value) => [times.indexOf(value.time), value]));
    const points = pointsOf(times, known, places);
    const { label, span } = axisOf(times);
    const signs = signsOf(points);
    const list = [{ id: 'series', name: text(found.title), points }];
    const most = largestOf(points);
    const option = yearLines(list, { scale: scaleOf(run.unit), height: HEIGHT, banded: true, named: false, label, span, hover: (at) => this.#hover(points, at, { label, most }) });
    const told = { subject: [titleOf(run), unitName(run.unit ?? ''), t('restore.level_of', { level: percent(run.level * 100) })].filter(Boolean).join(' · '), synthetic: run.synthetic, key: restoredPictureKey(signs, run.level), attribution: sourceOf(run) };
    return html`<fd-chart tabled .heading=${this.#answer(found)} .name=${`firedamp-restore-${found.name}`} .height=${HEIGHT} .option=${option} .table=${this.#csv(found, places)} .told=${told}></fd-chart>
      ${restoredKey(signs, run.level)}`;
  }

  /** "3 values restored of 34: 2012, 2016, 2020; 90 % intervals". */
  #answer({ values, known, times }) {
    const there = known.filter((value) => value !== null).length;
    const said = { known: exact(there), of: exact(times.length), unit: unitName(this.run.unit ?? '') };
    if (!values.length) return t('restore.series_known', said);
    return t('restore.series_restored', { ...said, count: values.length, written: exact(values.length), level: percent(this.run.level * 100) });
  }

  #hover(points, at, { label, most }) {
    const point = points.find(({ year: of }) => of === at);
    if (!point || point.value === null) return `${label(at)}: ${t('value.none')}`;
    const written = writtenLike(point.value, most, this.run.unit);
    const ranged = point.kind === 'restored' && typeof point.low === 'number' ? ` (${percent(this.run.level * 100)}: ${range(written, point.low, point.high)})` : '';
    return `${label(at)}: ${written.text}${ranged} ${written.unit} · ${t(`restore.cell.${point.sign}`)}`;
  }

  #csv({ times, known, title }, places) {
    const { said, run } = this;
    const header = [t('restore.time'), t('csv.name'), t('field.unit'), t('series.value'), t('range.low'), t('range.high'), t('restore.level'), t('csv.quality'), t('restore.method'), t('restore.why'), t('restore.kind'), t('restore.run_id')];
    const rows = times.map((time, place) => {
      const made = places.get(place);
      const of = [typeof time === 'number' ? year(time) : time, text(title), unitName(run.unit ?? '')];
      if (!made) return [...of, known[place], null, null, null, known[place] === null ? '' : t('restore.cell.known'), '', '', '', run.id];
      return [...of, made.value, made.low, made.high, run.level, t(`restore.cell.${made.in_table ? 'accepted' : 'restored'}`), text(said.titles[made.method]), text(said.reasons[made.reason]), text(said.kinds[made.kind]), run.id];
    });
    return { header, rows, shown: [] };
  }
}

customElements.define('fd-restored-series', RestoredSeries);
