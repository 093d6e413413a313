// Which projects are there, and which are chosen? A table of all; what is unsafe has no price and says why.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { currencyName, money, perTonne, perTonneUnit } from '../../core/money.js';
import { exact, massLike, quantity } from '../../core/numbers.js';
import { projectDoor } from '../../doors/portfolio-project.js';
import '../../components/table.js';
import { currencyOf, mineName, projectName, projectsOf, technologyName } from '../../core/portfolio.js';

const STATES = ['chosen', 'not_chosen', 'unsafe'];
const SIGNS = { chosen: '✓', not_chosen: '○', unsafe: '⚠' };
const stateOf = ({ chosen, faults }) => (faults.length ? 'unsafe' : chosen ? 'chosen' : 'not_chosen');

class Projects extends Component {
  static properties = { answer: { attribute: false }, technologies: { attribute: false } };

  render() {
    const rows = projectsOf(this.answer);
    const unsafe = rows.filter(({ faults }) => faults.length);
    const heading = this.#heading(rows, unsafe.length);
    // Of a whole set before a question there are many: they wait until they are asked for.
    if (!this.answer.status) return html`<details class="all-projects"><summary><h2>${heading}</h2></summary>${this.#table(rows)} ${this.#excluded(unsafe)}</details>`;
    return html`<h2>${heading}</h2>${this.#table(rows)} ${this.#excluded(unsafe)}`;
  }

  #table(rows) {
    return html`<fd-table choosable .caption=${t('portfolio.projects_all')} .columns=${this.#columns(rows)} .rows=${rows} .rowKey=${({ id }) => id} sort="state" .counted=${t('portfolio.count', { count: rows.length, of: exact(rows.length) })}></fd-table>`;
  }

  #excluded(unsafe) {
    if (!unsafe.length) return nothing;
    return html`<div class="unsafe-list" role="note"><h3>${t('portfolio.excluded', { count: unsafe.length, of: exact(unsafe.length) })}</h3>
        <ul>${unsafe.map((row) => html`<li><strong>${mineName(row)}, ${this.#technology(row)}</strong><ul class="bullets">${row.faults.map(({ message, text: said }) => html`<li>${message ?? text(said)}</li>`)}</ul></li>`)}</ul></div>`;
  }

  #heading(rows, unsafe) {
    const chosen = rows.filter((row) => row.chosen).length;
    const said = { count: chosen, chosen: exact(chosen), of: exact(rows.length), unsafe: exact(unsafe) };
    if (!this.answer.status) return t('portfolio.projects_count', { count: rows.length, of: exact(rows.length) });
    return unsafe ? t('portfolio.projects_found_unsafe', said) : t('portfolio.projects_found', said);
  }

  #technology = (row) => technologyName(row.record.technology, this.technologies);

  #columns(rows) {
    const count = (group) => rows.filter(({ record }) => record.alternative_group === group).length;
    const alternatives = ({ record: { alternative_group: group } }) => (group && count(group) > 1 ? `${group} (${exact(count(group))})` : null);
    const named = rows.some((row) => projectName(row) !== mineName(row));
    const { answer } = this;
    const currency = currencyOf(answer);
    const absent = html`<span class="absent">${t('value.none')}</span>`;
    const most = Math.max(...rows.map(({ step }) => step?.reduction_t_per_year ?? 0), 1);
    const dearest = Math.max(...rows.map(({ result }) => result?.capex ?? 0), 1);
    const number = (row, label, value, written) => (row.faults.length || typeof value !== 'number' ? absent : html`<fd-number bare .label="${label}, ${projectName(row)}, ${this.#technology(row)}" .written=${written} .door=${() => projectDoor({ answer, row, technologies: this.technologies })}></fd-number>`);
    const column = (key, label, value, write) => ({ key, label, numeric: true, value: (row) => (row.faults.length ? null : value(row)), cell: (row) => number(row, label, value(row), typeof value(row) === 'number' ? write(value(row)) : null) });
    return [
      { key: 'name', label: t('portfolio.project'), value: projectName, cell: (row) => html`<a href=${href(`/reductions/projects/${row.id}`)}>${projectName(row)}</a>` },
      { key: 'state', card: true, label: t('status'), value: (row) => STATES.indexOf(stateOf(row)), cell: (row) => this.#state(row) },
      ...(named ? [{ key: 'mine', minor: true, label: t('mine'), value: mineName, cell: (row) => (row.mine ? html`<a href=${href(`/mines/${row.mine.id}`)}>${mineName(row)}</a>` : mineName(row)) }] : []),
      { key: 'technology', label: t('portfolio.technology'), value: this.#technology },
      { ...column('cost_per_t', `${t('portfolio.cost_per_t')}, ${perTonneUnit(currency)}`, ({ step, result }) => step?.cost_per_t ?? result?.cost_per_t, (value) => perTonne(value, currency)), card: true },
      column('reduction', `${t('portfolio.figure.reduction_t_per_year')}, ${t('unit.per_year', { unit: massLike(most, most).unit })}`, ({ step, result }) => step?.reduction_t_per_year ?? result?.reduction_t_per_year, (value) => massLike(value, most)),
      column('capex', `${t('portfolio.figure.capex')}, ${money(dearest, currency).unit || currencyName(currency)}`, ({ result }) => result?.capex, (value) => money(value, currency, dearest)),
      { ...column('units', t('portfolio.units'), ({ result }) => result?.units, (value) => quantity(value)), minor: true },
      ...(rows.some(alternatives) ? [{ key: 'group', minor: true, label: t('portfolio.alternative_group'), value: alternatives }] : []),
    ];
  }

  #state(row) {
    const state = stateOf(row);
    return html`<span class="project-state ${state}"><span aria-hidden="true">${SIGNS[state]}</span> ${t(`portfolio.state.${state}`)}</span>`;
  }
}

customElements.define('fd-portfolio-projects', Projects);
