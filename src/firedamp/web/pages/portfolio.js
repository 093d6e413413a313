// Portfolio: which projects bring a company under the threshold, or the most reduction for the money, at the least cost?
import { html, nothing } from 'lit';
import { note, parameter, settings } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { isSynthetic } from '../core/demonstration.js';
import { t } from '../core/locale.js';
import { allProjects, portfolio, portfolioSummaryPath, technologies } from '../core/reductions-api.js';
import { currentUser, knownUser, organisationsWith, sessionChanges } from '../core/session.js';
import { attributionLine } from '../components/attribution.js';
import { empty, loaded } from '../components/states.js';
import { syntheticNote } from '../components/synthetic-banner.js';
import '../components/download-link.js';
import '../components/room-tabs.js';
import { decisive, howDoor, warningsOf } from '../doors/portfolio.js';
import { answerWords } from './portfolio/answer-words.js';
import { asParameters, EXAMPLE, questionOf } from './portfolio/asked.js';
import './portfolio/cards.js';
import './portfolio/choose.js';
import './portfolio/companies.js';
import './portfolio/curve.js';
import './portfolio/emission.js';
import './portfolio/files.js';
import './portfolio/place.js';
import './portfolio/projects.js';
import './portfolio/remarks.js';
import './portfolio/spreads.js';

class Portfolio extends Component {
  static properties = { address: { type: String } };

  /** the one that was shown last */
  #company = null;

  constructor() {
    super();
    /** the set: its companies, projects and whole curve */
    this.whole = new Load(this);
    /** the answer to the question of the address */
    this.answer = new Load(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(sessionChanges, 'change');
  }

  willUpdate() {
    const who = currentUser()?.username ?? '';
    this.whole.want(JSON.stringify([parameter('set'), who, parameter('limit')]), () => wholeOf(parameter('limit')));
    const found = this.whole.value;
    if (!found || this.whole.loading) return;
    const question = questionOf(found.threshold);
    const asked = asParameters(found.set, question);
    this.answer.want(JSON.stringify([asked, who, found.asked]), async () => ({ ...(await portfolio(asked)), question, technologies: found.technologies }));
  }

  /** The answer about a company stands at the head: who chose it in the list below is brought there. */
  updated() {
    const company = parameter('company');
    if (this.#company === company) return;
    if (this.#company === '') window.scrollTo({ top: 0 });
    this.#company = company;
  }

  /** The projects changed: ask for everything anew. */
  #again() {
    this.whole.again();
  }

  render() {
    const found = this.whole.value;
    const answer = found && this.answer.value;
    const title = answer ? answerWords(answer, answer.question) : t('portfolio.title');
    document.title = `${title} · Firedamp`;
    return html`<div class="page portfolio-page ${this.answer.loading ? 'loading' : ''} ${answer || this.answer.error || this.whole.error || found?.projects.length === 0 ? '' : 'unsettled'}" aria-busy=${this.whole.loading || this.answer.loading}>
      <header class="page-head">
        <div><h1 aria-live="polite">${title}</h1><p class="lead">${t('portfolio.answers')}</p></div>
        ${answer ? this.#actions(answer) : nothing}
      </header>
      <fd-room-tabs room="reductions" .address=${this.address}></fd-room-tabs>
      ${syntheticNote(answer?.synthetic ?? found?.synthetic, t('portfolio.synthetic'))}
      ${this.#refused(this.whole)} ${loaded(this.whole, (whole) => this.#content(whole), 12)}
    </div>`;
  }

  /** What in which project makes the set or the question one that has no answer. */
  #refused({ error }) {
    const faults = error?.errors ?? [];
    return faults.length ? html`<ul class="bullets failure-list">${faults.map(({ message }) => html`<li>${message}</li>`)}</ul>` : nothing;
  }

  #actions(answer) {
    const asked = asParameters(this.whole.value.set, answer.question);
    return html`<div class="page-actions">
      <button type="button" class="button" @click=${() => this.tell('door', () => howDoor(answer))}>${t('how_computed')}</button>
      ${answer.status ? html`<fd-download class="main-download" .path=${portfolioSummaryPath(asked)} .label=${t('portfolio.pdf')}></fd-download>` : nothing}
    </div>`;
  }

  #content(whole) {
    const organisation = whole.organisations.find(({ id }) => id === whole.set);
    const files = html`<fd-portfolio-files class="panel" .whole=${whole} .organisation=${organisation} @projects-changed=${this.#again}></fd-portfolio-files>`;
    const choose = html`<fd-portfolio-choose class="panel" .whole=${whole} .address=${this.address}></fd-portfolio-choose>`;
    if (!whole.projects.length) return html`${choose}<section class="panel">${this.#none()}</section>${files}`;
    return html`${choose} ${this.#refused(this.answer)} ${loaded(this.answer, (answer) => html`${this.#answer(answer, whole)} ${files}`, 10)}`;
  }

  #none() {
    return empty(t('portfolio.empty'), t('portfolio.empty_hint'), html`<a class="button primary" href="/reductions/project">${t('portfolio.empty_action')}</a>`);
  }

  #answer(answer, whole) {
    const shared = { answer, technologies: whole.technologies };
    const { kind, company, value } = answer.question;
    const unasked = kind === 'threshold' && !company && value !== null;
    return html`${answer.status ? warningsOf({ warnings: answer.warnings.filter(decisive) }).map((said) => html`<p class="warning">${said}</p>`) : nothing}
      ${unasked ? html`<fd-portfolio-companies class="panel" .whole=${whole} .limit=${value}></fd-portfolio-companies>` : nothing}
      ${answer.status ? html`<fd-portfolio-cards .answer=${answer}></fd-portfolio-cards>` : nothing}
      ${answer.status && kind === 'threshold' ? html`<fd-portfolio-emission class="panel" .answer=${answer} .technologies=${shared.technologies}></fd-portfolio-emission>` : nothing}
      <fd-abatement-curve class="panel" .answer=${answer} .technologies=${shared.technologies}></fd-abatement-curve>
      <fd-portfolio-projects class="panel" .answer=${answer} .technologies=${shared.technologies}></fd-portfolio-projects>
      <div class="portfolio-columns">
        <fd-portfolio-place .answer=${answer}></fd-portfolio-place>
        <div class="portfolio-stack">
          <fd-portfolio-spreads class="panel" .answer=${answer} .whole=${whole} .address=${this.address}></fd-portfolio-spreads>
          <fd-portfolio-remarks .answer=${answer}></fd-portfolio-remarks>
        </div>
      </div>
      ${attributionLine(answer.attribution)}`;
  }
}

/** The set of the address, else one's own where there is one and no invented basin is shown; with what names it. */
async function wholeOf(limit) {
  await knownUser();
  const organisations = organisationsWith('read');
  const [set, catalogue] = await Promise.all([parameter('set') || firstSet(organisations), technologies()]);
  if (set !== parameter('set')) note({ set });
  const found = await portfolio({ set, limit });
  return { ...found, set, organisations, asked: Date.now(), limits: catalogue.limits, technologies: new Map(catalogue.items.map((each) => [each.id, each])) };
}

async function firstSet(organisations) {
  if (!organisations.length || (await isSynthetic(settings().basin))) return EXAMPLE;
  const own = await allProjects({ set: 'own' });
  return own.find(({ organisation }) => organisation)?.organisation.id ?? EXAMPLE;
}

customElements.define('fd-portfolio', Portfolio);
