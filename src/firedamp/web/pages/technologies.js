// Technologies: which are there to cut a mine's methane, which of them fit a stream, and why not the rest?
import { html, nothing } from 'lit';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { t, text } from '../core/locale.js';
import { year } from '../core/numbers.js';
import { technologies } from '../core/reductions-api.js';
import { columnUnit, figureDoor, FIGURES, figureWritten } from '../doors/technology.js';
import { unsureMark } from '../components/origin.js';
import { loaded } from '../components/states.js';
import '../components/room-tabs.js';
import '../components/table.js';
import './technologies/stream-fits.js';

/** Without these one knows little of a technology; the others give way where there is little room. */
const FIRST = ['destruction_efficiency', 'availability'];
/** What is a range stands in one column. */
const RANGES = { ch4: ['ch4_min_percent', 'ch4_max_percent'], flow: ['flow_min_m3_min', 'flow_max_m3_min'] };

class Technologies extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.found = new Load(this);
  }

  willUpdate() {
    this.found.want('all', technologies);
  }

  render() {
    document.title = `${t('tab.technologies')} · Firedamp`;
    return html`<div class="page technologies" aria-busy=${this.found.loading}>
      <header class="page-head"><div><h1>${t('tab.technologies')}</h1><p class="lead">${t('technologies.answers')}</p></div></header>
      <fd-room-tabs room="reductions" .address=${this.address}></fd-room-tabs>
      ${loaded(this.found, ({ items, limits }) => this.#content(items, limits), 12)}
    </div>`;
  }

  #content(items, limits) {
    const unconfirmed = items.some(({ status }) => status === 'to_confirm');
    return html`<section class="panel"><fd-stream-fits .catalogue=${items} .limits=${limits} .address=${this.address}></fd-stream-fits></section>
      <section class="panel" aria-labelledby="catalogue-title"><h2 id="catalogue-title">${t('technologies.catalogue')}</h2>
        <p class="note">${t('technologies.catalogue_means')} ${unconfirmed ? html`${unsureMark(true)} ${t('technology.unconfirmed')}` : nothing}</p>
        <fd-table choosable class="catalogue" .caption=${t('technologies.catalogue')} .columns=${columns(items)} .rows=${items} .rowKey=${({ id }) => id} .counted=${t('technologies.count', { count: items.length })}></fd-table></section>`;
  }
}

function columns(items) {
  return [
    { key: 'name', label: t('technology.name'), value: ({ name }) => text(name), cell: (each) => html`${text(each.name)}${unsureMark(each.status === 'to_confirm')} <span class="note catalogue-kind">${t(`technology.kind.${each.kind}`)}</span>` },
    { key: 'stream', label: t('technology.stream'), value: ({ stream }) => t(`stream.${stream}`) },
    ...Object.entries(RANGES).map(([key, ends]) => rangeColumn(key, ends)),
    ...FIGURES.filter((name) => !Object.values(RANGES).flat().includes(name)).map((name) => figureColumn(name, items)),
    { key: 'source', minor: true, label: t('door.source'), value: ({ source }) => text(source), cell: ({ source, source_year: of }) => html`<span class="catalogue-source">${text(source)}${of ? `, ${year(of)}` : ''}</span>` },
  ];
}

/** From which to which: two doors in one column. */
function rangeColumn(key, [from, to]) {
  return {
    key, numeric: true, card: key === 'ch4', label: `${t(`technology.${key}`)}, ${columnUnit(from)}`,
    value: (each) => each[from],
    cell: (each) => (each[from] === null && each[to] === null ? figureCell(each, from, true) : html`<span class="from-to">${figureCell(each, from, true)}–${figureCell(each, to, true)}</span>`),
  };
}

function figureColumn(name, items) {
  const label = t(`technology.figure.${name}`);
  const unit = columnUnit(name);
  const known = items.some((each) => typeof each[name] === 'number');
  return {
    key: name, numeric: true, card: FIRST.includes(name), minor: !FIRST.includes(name) && !known, label: unit ? `${label}, ${unit}` : label,
    value: (each) => each[name],
    cell: (each) => figureCell(each, name, unit !== ''),
  };
}

/** A figure is a door; one that no source supports says so, and is a door to why. */
function figureCell(technology, name, bare) {
  const written = figureWritten(technology, name);
  const of = `${t(`technology.figure.${name}`)}, ${text(technology.name)}`;
  if (written) return html`<fd-number ?bare=${bare} .label=${of} .written=${written} .door=${() => figureDoor(technology, name)}></fd-number>`;
  if (!applies(technology, name)) return html`<span class="absent">${t('value.none')}</span>`;
  return html`<fd-number bare class="no-source" .label=${of} .written=${{ text: t('technology.no_source'), unit: '', exact: t('technology.no_source_means') }} .door=${() => figureDoor(technology, name)}></fd-number>`;
}

/** A well has no efficiency, and a flare no price of gas: what a kind of technology cannot have is not missing. */
const OF_SOURCE = ['ch4_min_percent', 'ch4_max_percent', 'flow_min_m3_min', 'flow_max_m3_min'];
const OF_BURNING = ['destruction_efficiency', 'electrical_efficiency', 'thermal_efficiency'];
const applies = ({ kind }, name) => (kind === 'source' ? OF_SOURCE.includes(name) : kind === 'pump' ? !OF_BURNING.includes(name) : true);

customElements.define('fd-technologies', Technologies);
