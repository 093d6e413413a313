// How do projects come in and go out as a file? A portfolio file is looked through before any of it is kept; what is kept goes out as one.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { save } from '../../core/download.js';
import { t, text } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { tellNotice } from '../../core/notices.js';
import '../../components/file-drop.js';
import { takeIn } from './take-in.js';

const LARGEST = 10 * 1024 * 1024;
const MOST_SHOWN = 30;

class Files extends Component {
  static properties = {
    whole: { attribute: false },
    /** the organisation whose set is shown, if one's own is */
    organisation: { attribute: false },
    share: { state: true },
    problem: { state: true },
    faults: { state: true },
  };

  #stopped = false;

  constructor() {
    super();
    Object.assign(this, { share: null, problem: '', faults: [] });
  }

  render() {
    const { projects } = this.whole;
    return html`<h2>${t('portfolio.files')}</h2>
      ${projects.length ? html`<p><button type="button" class="button" @click=${this.#export}>${t('portfolio.export')}</button> <span class="note">${t('portfolio.export_means')}</span></p>` : nothing}
      ${this.#mayEnter() ? this.#import() : html`<p class="note">${t('portfolio.import_where')}</p>`}`;
  }

  #mayEnter() {
    return this.organisation?.rights.includes('enter');
  }

  #import() {
    return html`<fd-file-drop .kinds=${t('portfolio.import_kinds', { organisation: text(this.organisation.name) })} accept=".json" .share=${this.share} .problem=${this.problem} .largest=${LARGEST} .hint=${t('portfolio.import_hint')} @file-chosen=${({ detail }) => this.#take(detail)} @send-stopped=${() => (this.#stopped = true)}></fd-file-drop>
      ${this.faults.length ? html`<div class="restore-faults" role="alert"><strong>${t('portfolio.import_refused')}</strong>
        <ul class="bullets">${this.faults.slice(0, MOST_SHOWN).map((said) => html`<li>${said}</li>`)}${this.faults.length > MOST_SHOWN ? html`<li>${t('portfolio.import_more', { count: this.faults.length - MOST_SHOWN, more: exact(this.faults.length - MOST_SHOWN) })}</li>` : nothing}</ul></div>` : nothing}`;
  }

  async #take(file) {
    Object.assign(this, { share: 0, problem: '', faults: [] });
    this.#stopped = false;
    const there = this.whole.projects.map(({ record }) => record.id);
    const { kept, faults } = await takeIn(file, { organisation: this.organisation.id, there, progress: (share) => (this.share = share), stopped: () => this.#stopped });
    Object.assign(this, { share: null, faults });
    if (!kept) return;
    tellNotice({ words: () => t('portfolio.imported', { count: kept, kept: exact(kept) }) });
    this.tell('projects-changed');
  }

  /** As `firedamp portfolio` takes it. */
  #export() {
    const { projects, companies, set } = this.whole;
    const organisations = companies.filter(({ emission_co2e_t: emission }) => emission !== null).map(({ name, emission_co2e_t: emission }) => ({ name, emission_co2e_t: emission }));
    const content = { projects: projects.map(({ record }) => record), ...(organisations.length ? { organisations } : {}) };
    save(`firedamp-portfolio-${set}.json`, `${JSON.stringify(content, null, 1)}\n`, 'application/json');
  }
}

customElements.define('fd-portfolio-files', Files);
