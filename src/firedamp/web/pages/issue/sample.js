// Which numbers are to be checked, and how far is that? Marked by button, or by the keys 1 and 2 on a number.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { entryName, entryOf } from '../../core/issue-parts.js';
import { setCheck } from '../../core/issues-api.js';
import { t } from '../../core/locale.js';
import { mass } from '../../core/numbers.js';
import { calculationHref } from '../../doors/issue.js';
import { empty } from '../../components/states.js';
import './sample-item.js';

const OUTCOMES = { Digit1: 'right', Numpad1: 'right', Digit2: 'wrong', Numpad2: 'wrong' };
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** The numbers by their calculation, in the order in which they come. */
function byCalculation(items) {
  const groups = new Map();
  for (const each of items) groups.set(each.entry, [...(groups.get(each.entry) ?? []), each]);
  return [...groups.values()];
}

class IssueSample extends Component {
  static properties = {
    shared: { attribute: false },
    sample: { attribute: false },
    /** whether the person verifies this report, and whether numbers can be marked now */
    may: { type: Boolean },
    checks: { type: Boolean },
    here: { state: true },
    problems: { state: true },
  };

  constructor() {
    super();
    this.here = '';
    this.problems = {};
  }

  render() {
    const { items, checked } = this.sample;
    const wrong = items.filter(({ outcome }) => outcome === 'wrong').length;
    const here = items.some(({ item }) => item === this.here) ? this.here : items[0]?.item;
    return html`<section class="panel" aria-labelledby="sample-title">
      <div class="panel-head"><h2 id="sample-title">${t('verify.progress', { checked, count: items.length })}</h2>${wrong ? html`<span class="state off">${t('verify.wrong_count', { count: wrong })}</span>` : nothing}</div>
      <progress max=${items.length || 1} .value=${checked} aria-labelledby="sample-title"></progress>
      <p class="note">${t('verify.why_these')}</p>
      ${this.checks ? html`<p class="note keys-hint">${t('verify.keys')}</p>` : nothing}
      ${items.length
        ? html`<div class=${this.may ? '' : 'reading'} @keydown=${this.#key} @focusin=${this.#focused}>${byCalculation(items).map((group) => this.#group(group, here))}</div>`
        : empty(t('verify.nothing'), t('verify.nothing_hint'))}
      <span class="unseen" role="status">${t('verify.progress', { checked, count: items.length })}</span>
    </section>`;
  }

  /** The numbers of one calculation, under its name. */
  #group([first, ...others], here) {
    const { issue } = this.shared;
    const entry = entryOf(issue, first.entry);
    const { text: said, unit } = mass(first.weight_t);
    return html`<div class="sample-group"><h3>${entryName(issue, entry)}</h3>
      <p class="note">${t('verify.weight', { mass: `${said} ${unit}` })} <a href=${calculationHref(entry)}>${t('door.open_calculation')}<span class="unseen">: ${entryName(issue, entry)}</span></a></p>
      <ol class="sample">${[first, ...others].map((each) => html`<li data-item=${each.item} class=${each.outcome ?? 'open'} tabindex=${each.item === here ? 0 : -1} aria-labelledby="sample-${each.item}">
        <fd-sample-item .shared=${this.shared} .found=${each} ?checks=${this.checks} ?may=${this.may} .problem=${this.problems[each.item] ?? ''} @mark=${({ detail }) => this.#mark(each, detail)}></fd-sample-item>
      </li>`)}</ol></div>`;
  }

  #focused(event) {
    this.here = event.target.closest('li[data-item]')?.dataset.item ?? this.here;
  }

  /** Keys that act only while a number of the list is in focus, by their place: on a Russian keyboard too. */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const row = event.target.closest('li[data-item]');
    if (!row) return;
    if (event.key in STEPS) {
      const rows = [...this.querySelectorAll('li[data-item]')];
      const next = rows[rows.indexOf(row) + STEPS[event.key]];
      if (next) {
        event.preventDefault();
        next.focus();
      }
      return;
    }
    const item = row.querySelector('fd-sample-item');
    if (event.code in OUTCOMES && this.checks) {
      event.preventDefault();
      this.#mark(item.found, OUTCOMES[event.code]);
    } else if ((event.code === 'Digit3' || event.code === 'Numpad3') && this.may) {
      event.preventDefault();
      item.begin();
    } else if (event.key === 'Enter' && event.target === row) {
      event.preventDefault();
      item.open();
    }
  }

  /** The same mark once more takes it back. */
  async #mark({ item, outcome }, wanted) {
    const { report, issue } = this.shared;
    this.problems = { ...this.problems, [item]: '' };
    try {
      this.tell('checked', await setCheck(report.id, issue.number, item, outcome === wanted ? null : wanted));
    } catch (error) {
      this.problems = { ...this.problems, [item]: faultWords(error) };
    }
  }
}

customElements.define('fd-issue-sample', IssueSample);
