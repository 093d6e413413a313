// Does long work go on? A ring while it does, with the number of jobs; it leads to their page.
import { html, nothing } from 'lit';
import { href } from '../core/address.js';
import { Component } from '../core/element.js';
import { goesOn, jobChanges, jobs } from '../core/jobs.js';
import { t } from '../core/locale.js';
import { currentUser, sessionChanges } from '../core/session.js';

const AGAIN_MS = 3000;

class JobsRing extends Component {
  static properties = { active: { state: true } };

  #timer = 0;

  constructor() {
    super();
    this.active = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(jobChanges, 'change', () => this.#look());
    this.watch(sessionChanges, 'change', () => this.#look());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const count = this.active.length;
    if (!count) return nothing;
    const known = this.active.filter(({ progress }) => progress !== null);
    const share = known.length === count ? known.reduce((sum, { progress }) => sum + progress, 0) / count : null;
    const said = t('jobs.active', { count });
    return html`<a class="icon-button jobs-ring" href=${href('/jobs')} aria-label=${said} title=${said}>
      <svg viewBox="0 0 20 20" class=${share === null ? 'turning' : ''} aria-hidden="true"><circle cx="10" cy="10" r="8" pathLength="100" /><circle class="done" cx="10" cy="10" r="8" pathLength="100" stroke-dasharray="${share === null ? 25 : Math.max(3, 100 * share)} 100" /></svg>
    </a>`;
  }

  /** Ask at once, and again as long as something goes on. */
  async #look() {
    clearTimeout(this.#timer);
    if (!currentUser()) {
      this.active = [];
      return;
    }
    try {
      this.active = (await jobs({ state: 'active' })).items.filter(goesOn);
    } catch {
      return; // no connection: what is shown stays, and the next change asks again
    }
    if (this.active.length && this.isConnected) this.#timer = setTimeout(() => this.#look(), AGAIN_MS);
  }
}

customElements.define('fd-jobs-ring', JobsRing);
