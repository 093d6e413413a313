// The form of a project: group by group, faults listed on top, each figure with its unit, its help and where it comes from.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import '../calculate/field.js';
import { itemOf } from './fields.js';
import { shownFields } from './draft.js';
import { limitChoice } from './limit-choice.js';
import './mine-field.js';
import './plan-table.js';
import './sources.js';

/** Groups in the order in which a project is thought of; those that few need are folded. */
const GROUPS = [
  { name: 'stream', fields: ['stream'] },
  { name: 'coal', fields: ['coal'], folded: true },
  { name: 'technology', fields: ['technology', 'own'] },
  { name: 'time', fields: ['time'] },
  { name: 'money', fields: ['money', 'prices'] },
  { name: 'carbon', fields: ['carbon'] },
  { name: 'beside', fields: ['beside'], folded: true },
];

const idOf = (path) => `field-${path.replace(/[^\w]/g, '-')}`;

class ProjectForm extends Component {
  static properties = {
    /** @type {import('./draft.js').ProjectDraft} */
    draft: { attribute: false },
    /** the stream's kind, the currency, the catalogue, the chosen technology */
    about: { attribute: false },
    /** of the form and of the server, {path, label, message} */
    faults: { attribute: false },
    /** the records of the permitted concentration, and the chosen one */
    limits: { attribute: false },
    limit: { type: String },
  };

  willUpdate() {
    this.said = Object.fromEntries(this.faults.map(({ path, message }) => [path, message]));
  }

  render() {
    return html`<form class="calculation-form project-form" aria-label=${t('project.figures')} @submit=${(event) => event.preventDefault()}>
      ${this.#faults()}
      <fieldset class="project-group"><legend>${t('project.group.whose')}</legend>
        <fd-project-mine .draft=${this.draft} .faults=${this.said}></fd-project-mine></fieldset>
      ${GROUPS.map((group) => this.#group(group))}
      <fd-project-sources .draft=${this.draft}></fd-project-sources>
    </form>`;
  }

  #faults() {
    if (!this.faults.length) return nothing;
    return html`<div class="fault-list" role="alert">
      <strong>${t('check.title', { count: this.faults.length })}</strong>
      <ul>${this.faults.map(({ path, label, message }) => html`<li><a href="#${idOf(path)}" @click=${(event) => this.#to(event, path)}>${label ? `${label}: ${message}` : message}</a></li>`)}</ul>
    </div>`;
  }

  #to(event, path) {
    event.preventDefault();
    const place = this.querySelector(`#${idOf(path)}`);
    place?.closest('details')?.setAttribute('open', '');
    place?.scrollIntoView({ block: 'center' });
    (place?.querySelector('input') ?? place)?.focus();
  }

  #group({ name, fields, folded }) {
    const shown = shownFields(this.draft).filter(({ group }) => fields.includes(group));
    const filled = shown.some(({ path }) => this.draft.entries[path].text);
    const content = html`<div class="fields">${this.#fields(shown)}${name === 'stream' ? this.#ofStream() : nothing}</div>`;
    if (!folded) return html`<fieldset class="project-group"><legend>${t(`project.group.${name}`)}</legend>${content}</fieldset>`;
    return html`<details class="project-group" ?open=${filled}><summary>${t(`project.group.${name}`)}</summary><p class="note">${t(`project.group.${name}.means`)}</p>${content}</details>`;
  }

  /** Own figures stand right under the choice of them. */
  #fields(shown) {
    const first = shown.filter(({ path }) => path === 'technology');
    const own = shown.filter(({ group }) => group === 'own');
    const rest = shown.filter((field) => !first.includes(field) && !own.includes(field));
    return html`${first.map((field) => this.#field(field))}
      ${own.length ? html`<div class="own-figures" role="group" aria-label=${t('project.own_figures')}>${own.map((field) => this.#field(field))}</div>` : nothing}
      ${rest.map((field) => this.#field(field))}`;
  }

  #field(field) {
    const item = itemOf(field, this.about);
    return html`<fd-field .item=${item} .entry=${{ ...this.draft.entries[field.path], unit: item.unit }} .path=${field.path} .fault=${this.said[field.path] ?? ''} .spread=${null}></fd-field>`;
  }

  #ofStream() {
    return html`<fd-project-plan .rows=${this.draft.plan} .about=${this.about} .faults=${this.said}></fd-project-plan>
      ${this.about.kind === 'ventilation' ? nothing : limitChoice(this.limits, this.limit, (limit) => this.tell('limit-chosen', limit))}`;
  }
}

customElements.define('fd-project-form', ProjectForm);
