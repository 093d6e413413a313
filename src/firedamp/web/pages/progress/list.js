// Which projects have measured hours? Those, and one's own that could have them.
import { html, nothing } from 'lit';
import { href, path } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { companyLabel, mineName, projectName, technologyName } from '../../core/portfolio.js';
import { currentUser } from '../../core/session.js';
import { signInFirst } from '../../components/sign-in-first.js';
import { empty } from '../../components/states.js';
import { syntheticMark } from '../../components/synthetic-banner.js';
import '../../components/table.js';

class List extends Component {
  static properties = { rows: { attribute: false }, technologies: { attribute: false } };

  render() {
    const measured = this.rows.filter(({ measured_files: files }) => files);
    const others = this.rows.filter(({ measured_files: files, may_change: mayChange }) => !files && mayChange);
    return html`<h2>${t('progress.list', { count: measured.length, of: exact(measured.length) })}</h2>
      ${measured.length ? this.#table(measured, t('progress.list_caption')) : empty(t('progress.none'), t('progress.empty_hint'))}
      ${others.length ? html`<h2 class="after-table">${t('progress.others')}</h2>${this.#table(others, t('progress.others'))}` : nothing}
      ${currentUser() ? nothing : signInFirst(t('progress.sign_in'))}`;
  }

  #table(rows, caption) {
    return html`<fd-table .caption=${caption} .columns=${this.#columns()} .rows=${rows} .rowKey=${({ id }) => id} sort="name" .counted=${t('portfolio.count', { count: rows.length, of: exact(rows.length) })}></fd-table>`;
  }

  #columns() {
    return [
      { key: 'name', label: t('portfolio.project'), value: projectName, cell: (row) => html`${syntheticMark(row.synthetic)}<a href=${href(path(), { project: row.id })}>${projectName(row)}</a>` },
      { key: 'technology', card: true, label: t('portfolio.technology'), value: ({ record }) => technologyName(record.technology, this.technologies) },
      { key: 'mine', minor: true, label: t('mine'), value: mineName },
      { key: 'company', label: t('company'), value: ({ record }) => companyLabel(record.organisation) },
      { key: 'files', card: true, numeric: true, label: t('progress.files'), value: ({ measured_files: files }) => files, cell: ({ measured_files: files }) => exact(files ?? 0) },
    ];
  }
}

customElements.define('fd-progress-list', List);
