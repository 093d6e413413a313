// What do the methods of regulations make of the same readings, and what was filled by which rule?
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { exact, mass, massLike, signed, significant, unitName } from '../../core/numbers.js';
import { Times } from '../../core/telemetry-times.js';
import { partDoor } from '../../doors/measured.js';
import '../../components/table.js';
import { periodText } from '../../core/sum-periods.js';

const MOST_FILLS = 100;

/** By the mine's clock, whose midnights cut the days: not that of whoever reads. */
const momentText = ({ zone }, moment) => new Times({ time_zone: zone, arbitrary_times: false, first: null }).moment(moment, { seconds: false });

const lacks = ({ covered }) => covered.some(({ covered: count, of }) => count < of);

class Methods extends Component {
  static properties = { of: { attribute: false } };

  render() {
    const { told } = this.of;
    const name = (id) => told.streams.find((each) => each.id === id)?.name ?? t('measured.all');
    const most = Math.max(...told.methods.map(({ ch4_t: value }) => value ?? 0), 1e-9);
    const fills = told.streams.flatMap((stream) => stream.fills.map((fill) => ({ ...fill, stream })));
    return html`<section class="panel"><h2>${t('measured.methods')}</h2><p class="note">${t('measured.methods_means')}</p>
        <fd-table .caption=${t('measured.methods')} .columns=${this.#columns(most)} .rows=${told.methods} .rowKey=${({ method }) => method}></fd-table>
        ${told.methods.filter(({ parts }) => parts.length).map((method) => html`<details class="measured-parts"><summary>${text(method.title)}: ${t('measured.parts', { count: method.parts.length })}</summary><p class="note">${text(method.text)}</p>
          <fd-table .caption=${text(method.title)} .columns=${this.#partColumns(method, name, most)} .rows=${method.parts.map((part, number) => ({ ...part, number }))} .rowKey=${({ number }) => number}></fd-table></details>`)}</section>
      <section class="panel"><h2>${t('measured.fills')}</h2>
        ${fills.length ? html`<fd-table .caption=${t('measured.fills')} .columns=${this.#fillColumns()} .rows=${fills.slice(0, MOST_FILLS)} .rowKey=${({ stream, role, start }) => `${stream.id} ${role} ${start}`}></fd-table>` : html`<p>${t('measured.no_fills')}</p>`}
        ${this.#more(fills)}</section>`;
  }

  #more(fills) {
    const more = Math.max(0, fills.length - MOST_FILLS) + this.of.told.streams.reduce((sum, each) => sum + each.fills_left_off, 0);
    return more ? html`<p class="note">${t('measured.more_fills', { count: exact(more) })}</p>` : nothing;
  }

  #columns(most) {
    const written = (value) => massLike(value, most);
    return [
      { key: 'method', fixed: true, label: t('measured.method'), value: ({ title }) => text(title) },
      { key: 'ch4_t', fixed: true, card: true, numeric: true, label: `${t('figure.ch4_t')}, ${written(most).unit}`, value: ({ ch4_t: value }) => value, cell: (method) => (method.ch4_t === null ? html`<span class="muted">${text(method.reason)}</span>` : html`${this.#number(method, written(method.ch4_t))}${this.#lacking(method)}`) },
      { key: 'difference', fixed: true, card: true, numeric: true, label: t('measured.difference'), value: ({ difference_percent: value }) => value, cell: (method) => (method.difference_percent === null ? nothing : html`${signed(method.difference_percent, 2)} %${lacks(method) ? html`<br /><span class="muted">${t('measured.same_time', { value: `${written(method.compared_ch4_t).text} ${written(method.compared_ch4_t).unit}` })}</span>` : nothing}`) },
    ];
  }

  /** For how many quarters and weeks it has a number, where not for all. */
  #lacking(method) {
    return lacks(method) ? method.covered.map(({ step, ...counts }) => html`<br /><span class="muted">${t(`measured.covered.${step}`, counts)}</span>`) : nothing;
  }

  /** One calculation opens to itself, several to what they add up to. */
  #number(method, written) {
    const { told } = this.of;
    const single = method.parts.length === 1;
    const door = () => (single ? partDoor(this.of, method, method.parts[0], 0, '') : {
      title: text(method.title), written: mass(method.ch4_t), origin: this.of.synthetic ? 'synthetic' : 'calculated', summary: text(method.text), partsTitle: t('measured.calculations'),
      parts: method.parts.map((part) => ({ label: [told.streams.find(({ id }) => id === part.stream)?.name, periodText(part.first)].filter(Boolean).join(' · '), written: mass(part.ch4_t), share: method.ch4_t ? part.ch4_t / method.ch4_t : 0 })),
    });
    return html`<fd-number bare .label="${text(method.title)}, ${t('figure.ch4_t')}" .written=${written} .door=${door}></fd-number>`;
  }

  #partColumns(method, name, most) {
    return [
      { key: 'stream', fixed: true, label: t('measured.stream'), value: ({ stream }) => name(stream) },
      { key: 'span', fixed: true, card: true, label: t('measured.period'), value: ({ first }) => first, cell: ({ first, last }) => html`<span class="nowrap">${periodText(first)} –</span> <span class="nowrap">${periodText(last)}</span>` },
      { key: 'ch4_t', fixed: true, card: true, numeric: true, label: `${t('figure.ch4_t')}, ${massLike(most, most).unit}`, value: ({ ch4_t: value }) => value, cell: (part) => html`<fd-number bare .label="${text(method.title)}, ${periodText(part.first)}" .written=${massLike(part.ch4_t, most)} .door=${() => partDoor(this.of, method, part, part.number, name(part.stream))}></fd-number>` },
    ];
  }

  #fillColumns() {
    return [
      { key: 'stream', fixed: true, label: t('measured.stream'), value: ({ stream }) => stream.name },
      { key: 'role', fixed: true, card: true, label: t('telemetry.channel'), value: ({ role }) => t(`role.${role}`) },
      { key: 'start', fixed: true, card: true, label: t('telemetry.from_to'), value: ({ start }) => start, cell: ({ stream, start, end }) => html`<span class="nowrap">${momentText(stream, start)} –</span> <span class="nowrap">${momentText(stream, end)}</span>` },
      { key: 'hours', fixed: true, card: true, numeric: true, label: t('unit.h'), value: ({ hours }) => hours, cell: ({ hours }) => significant(hours) },
      { key: 'rule', fixed: true, card: true, label: t('measured.rule'), value: ({ title }) => text(title) },
      { key: 'value', fixed: true, card: true, numeric: true, label: t('measured.value'), value: ({ value }) => value, cell: ({ value, unit }) => (value === null ? html`<span class="absent">${t('value.none')}</span>` : html`<span class="nowrap">${significant(value, 4)} ${unitName(unit)}</span>`) },
    ];
  }
}


customElements.define('fd-measured-methods', Methods);
