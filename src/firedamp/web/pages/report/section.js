// What do the sections of a report share? The report, its figures as they stand, and one way to change it: do it, say what was refused, have all read anew.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { wholeFault } from '../../core/faults.js';

export class Section extends Component {
  static properties = { report: { attribute: false }, found: { attribute: false }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
  }

  get enters() {
    return this.report.may.includes('enter');
  }

  /** Whether it was done. The report is read anew either way: a part of it may have been. */
  async act(does) {
    Object.assign(this, { problem: '', busy: true });
    try {
      await does();
      return true;
    } catch (error) {
      this.problem = wholeFault(error);
      return false;
    } finally {
      this.busy = false;
      this.tell('report-changed');
    }
  }

  /** Where the keyboard goes on, once the report has been read anew: what was pressed may be gone. */
  goOnAt(id) {
    this.next = id;
  }

  updated(changed) {
    if (!changed.has('found') || !this.next) return;
    const place = document.getElementById(this.next) ?? this.querySelector('h2');
    this.next = '';
    if (document.activeElement === document.body) place?.focus({ preventScroll: true });
  }

  /** A panel under a title that can be led to. */
  panel(name, title, content, aside = nothing) {
    return html`<section class="panel report-section">
      <div class="panel-head"><h2 id="report-${name}" tabindex="-1">${title}</h2>${aside}</div>
      ${this.problem ? html`<p class="field-problem" role="alert">${this.problem}</p>` : nothing}
      ${content}
    </section>`;
  }
}

/** Lead the reader, and the keyboard, to a place of the page. */
export function leadTo(event, id) {
  const place = document.getElementById(id);
  if (!place) return;
  event?.preventDefault();
  place.scrollIntoView({ block: 'center' });
  place.focus({ preventScroll: true });
}

/** The site of a report by its id. */
export const siteOf = (found, mineId) => found.sites.find(({ mine_id: id }) => id === mineId);
export const cellId = ({ mine_id: mine, category }) => `cell-${mine}-${category}`;
