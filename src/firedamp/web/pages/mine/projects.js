// Which projects does the source know of this mine: working, planned, stopped?
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { named, t, text, word } from '../../core/locale.js';
import { mass, quantity, yearWritten } from '../../core/numbers.js';

class Projects extends Component {
  static properties = { mine: { attribute: false } };

  render() {
    const { projects } = this.mine;
    if (!projects.length) return nothing;
    return html`<h2>${t('projects.title', { count: projects.length })}</h2>
      <p><a class="tall" href=${href('/reference/mine_projects', { filter: `mine:eq:${this.mine.mine_id}` })}>${t('projects.table')}</a></p>
      <fd-table .caption=${t('projects.caption')} .columns=${this.#columns()} .rows=${projects} .rowKey=${(row) => row.row}></fd-table>`;
  }

  #columns() {
    const number = (name, label, write) => ({
      key: name,
      label,
      numeric: true,
      value: (row) => row[name],
      cell: (row) => (row[name] === null ? html`<span class="absent">${t('value.none')}</span>` : html`<fd-number .label=${label} .written=${write(row[name])} .door=${() => this.#door(name, label, row, write(row[name]))}></fd-number>`),
    });
    const years = (name) => number(name, t(`passport.${name}`), yearWritten);
    return [
      { key: 'status', label: t('status'), value: (row) => word('status', row.status) },
      { key: 'project_type', label: t('projects.type'), card: true, value: (row) => word('project_type', row.project_type || 'mine') },
      { card: true, ...number('capacity_t_year', t('passport.capacity_t_year'), (value) => ({ ...mass(value, 'coal'), unit: t('unit.per_year', { unit: mass(value, 'coal').unit }) })) },
      number('output_t', t('figure.output_t'), (value) => mass(value, 'coal')),
      years('output_year'),
      number('depth_m', t('passport.depth_m'), (value) => quantity(value, 'm')),
      years('opening_year'),
    ];
  }

  #door(name, title, row, written) {
    const { mine } = this;
    const origin = row.origin[name];
    return {
      title,
      subtitle: `${named(mine.name)}, ${word('status', row.status)}`,
      written,
      origin: origin?.quality,
      facts: [{ label: t('door.source'), value: origin?.source ?? mine.source.title }, { label: t('door.row'), value: String(row.row) }],
      attribution: text(mine.source.attribution),
    };
  }
}

customElements.define('fd-projects', Projects);
