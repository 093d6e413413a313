// What does a method make of one series? Three charts above one another: what was there, what was hidden, what was restored.
import { html, nothing } from 'lit';
import { change, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact, percent, unitName, year } from '../../core/numbers.js';
import { yearLines } from '../../core/year-lines.js';
import { linesPictureKey, restoredKey, restoredPictureKey } from '../../components/restored-key.js';
import { seriesKey } from '../../components/series-key.js';
import '../../components/chart.js';
import { axisOf, largestOf, pointsOf, scaleOf, signsOf, writtenLike } from './points.js';
import { sourceOf } from './words.js';

const HEIGHT = 190;
const LEVEL = 0.9;

class Example extends Component {
  static properties = { run: { attribute: false }, said: { attribute: false }, experiment: { attribute: false }, address: { type: String } };

  /** What is chosen: by the address, else the first that there is. */
  #chosen() {
    const { examples } = this.experiment;
    const pattern = examples.some((each) => each.pattern === parameter('pattern')) ? parameter('pattern') : examples[0].pattern;
    const own = examples.filter((each) => each.pattern === pattern);
    const example = own.find(({ share }) => String(share) === parameter('share')) ?? own[0];
    const methods = Object.keys(example.restored);
    const trusted = this.experiment.trusted.find((each) => each.pattern === pattern)?.method;
    const method = methods.includes(parameter('tried')) ? parameter('tried') : methods.includes(trusted) ? trusted : methods[0];
    return { example, method, methods, shares: own.map(({ share }) => share) };
  }

  render() {
    const { example, method, methods, shares } = this.#chosen();
    const patterns = [...new Set(this.experiment.examples.map(({ pattern }) => pattern))];
    const series = this.run.series.find(({ name }) => name === example.series);
    const title = series ? text(series.title) : example.series;
    return html`<h2 id="example-title">${t('experiment.example', { series: title })}</h2>
      <form class="run-form" @submit=${(event) => event.preventDefault()}>
        ${this.#select('pattern', t('experiment.pattern'), patterns.map((each) => [each, text(this.said.patterns[each])]), example.pattern)}
        ${this.#select('share', t('experiment.share'), shares.map((each) => [String(each), percent(each * 100)]), String(example.share))}
        ${this.#select('tried', t('restore.method'), methods.map((each) => [each, text(this.said.titles[each])]), method)}
      </form>
      ${this.#charts(example, method, title)}`;
  }

  #select(name, label, options, chosen) {
    return html`<label><span>${label}</span><select name=${name} @change=${(event) => change({ [name]: event.target.value }, { replace: true })}>${options.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}</select></label>`;
  }

  /** Beside what was restored stands what had been there. */
  #lines(stage, points, { example, title, method }) {
    const own = { id: 'series', name: stage === 'restored' ? method : title, points };
    if (stage !== 'restored') return [own];
    const near = example.true.map((value, place) => ([place - 1, place, place + 1].some((each) => example.hidden[each]) ? value : null));
    return [own, { id: 'initial', name: t('experiment.initial'), points: pointsOf(example.times, near, new Map()) }];
  }

  #charts(example, method, title) {
    const { times, true: known, hidden } = example;
    const made = new Map(times.map((_, place) => [place, { value: example.restored[method][place], low: example.low[method][place], high: example.high[method][place] }]).filter(([, { value }]) => value !== null));
    const seen = known.map((value, place) => (hidden[place] ? null : value));
    const stages = {
      initial: pointsOf(times, known, new Map()),
      hidden: pointsOf(times, seen, new Map()),
      restored: pointsOf(times, seen, made),
    };
    const count = hidden.filter(Boolean).length;
    const said = { count, written: exact(count), method: text(this.said.titles[method]), level: percent(LEVEL * 100) };
    const table = this.#table({ example, method, title });
    const reach = Math.max(largestOf(stages.initial), ...stages.restored.map(({ high }) => high ?? 0));
    return Object.entries(stages).map(([stage, points]) => this.#chart({ stage, points, example, title, said, table, reach }));
  }

  #chart({ stage, points, example, title, said, table, reach }) {
    const { label, span } = axisOf(example.times);
    const { unit, synthetic } = this.run;
    const signs = signsOf(points);
    const hover = (at) => {
      const point = points.find((each) => each.year === at);
      return point?.value === null || !point ? `${label(at)}: ${t('value.none')}` : `${label(at)}: ${writtenLike(point.value, reach, unit).text} ${unitName(unit ?? '')} · ${t(`restore.cell.${point.sign}`)}`;
    };
    const list = this.#lines(stage, points, { example, title, method: said.method });
    const option = yearLines(list, { scale: scaleOf(unit), height: HEIGHT, banded: true, named: false, reach, label, span, hover });
    const subject = [title, text(this.said.patterns[example.pattern]), percent(example.share * 100), said.method].join(' · ');
    return html`<div class="stage"><fd-chart tabled .heading=${t(`experiment.stage.${stage}`, said)} .name=${`firedamp-experiment-${example.pattern}-${stage}`} .height=${HEIGHT} .option=${option} .table=${table} .told=${{ subject, synthetic, key: [...linesPictureKey(list), ...restoredPictureKey(signs, LEVEL)], attribution: sourceOf(this.run) }}></fd-chart>${list.length > 1 ? seriesKey(list) : nothing} ${restoredKey(signs, LEVEL)}</div>`;
  }

  /** The numbers of all three, as a file. */
  #table({ example, method, title }) {
    const header = [t('restore.time'), t('csv.name'), t('field.unit'), t('experiment.pattern'), t('experiment.share'), t('experiment.true'), t('experiment.was_hidden'), t('restore.method'), t('restore.cell.restored'), t('range.low'), t('range.high'), t('restore.level')];
    const shared = [title, unitName(this.run.unit ?? ''), text(this.said.patterns[example.pattern]), example.share];
    const rows = example.times.map((time, place) => [typeof time === 'number' ? year(time) : time, ...shared, example.true[place], example.hidden[place] ? t('yes') : t('no'), text(this.said.titles[method]), example.restored[method][place], example.low[method][place], example.high[method][place], LEVEL]);
    return { header, rows, shown: [] };
  }
}

customElements.define('fd-experiment-example', Example);
