// Whose project is it? A mine of the tables, or a name; the company; what the project is called.
import { html, nothing } from 'lit';
import * as api from '../../core/api.js';
import { Component } from '../../core/element.js';
import { companyName, named, t } from '../../core/locale.js';
import { originMark } from '../../components/origin.js';
import '../../components/combobox.js';

const MOST = 40;

class ProjectMine extends Component {
  static properties = { draft: { attribute: false }, faults: { attribute: false } };

  render() {
    const { draft, faults } = this;
    return html`<div class="fields">
      ${this.#text('name', draft.name, t('project.help.name'))}
      <div class="field ${faults.mine ? 'faulty' : ''}">
        <fd-combobox id="field-mine" clearable .label=${t('project.field.mine')} .hint=${t('project.mine.hint')} .chosen=${draft.mineName || draft.mine} .find=${found} @picked=${this.#picked}></fd-combobox>
        ${faults.mine ? html`<p class="field-problem">${faults.mine}</p>` : html`<p class="note">${draft.mineName ? t('project.mine.of_tables') : t('project.help.mine')}</p>`}
      </div>
      ${this.#text('organisation', draft.organisation.text, t('project.help.organisation'))}
      ${draft.organisation.origin ? html`<p class="note">${originMark(draft.organisation.origin.quality)} ${draft.organisation.origin.source}</p>` : nothing}
    </div>`;
  }

  #text(name, value, help) {
    const fault = this.faults[name];
    const id = `field-${name}`;
    return html`<div class="field ${fault ? 'faulty' : ''}">
      <div class="field-head"><label for=${id}>${t(`project.field.${name}`)}</label></div>
      <div class="field-row"><input id=${id} type="text" maxlength="200" autocomplete="off" aria-describedby="${id}-about" aria-invalid=${Boolean(fault)} .value=${value} @input=${(event) => this.tell('said', { [name]: event.target.value })} /></div>
      <div class="field-about" id="${id}-about">${fault ? html`<p class="field-problem">${fault}</p>` : html`<p class="note">${help}</p>`}</div>
    </div>`;
  }

  #picked(event) {
    event.stopPropagation();
    const option = event.detail;
    this.tell('said', { mine: option?.id ?? '', mineName: option?.ofTables ? option.title : '', ...(option?.company ? { company: { name: option.company, source: t('project.company_of_mine', { mine: option.title }) } } : {}) });
  }
}

/** Mines of the tables that exist, and what is typed as a name of its own. */
async function found(query) {
  const [{ items }, { items: basins }] = await Promise.all([api.mines({ q: query }), api.basins()]);
  const made = new Set(basins.filter(({ synthetic }) => synthetic).map(({ id }) => id));
  const known = items.filter(({ basin }) => !made.has(basin)).slice(0, MOST).map((mine) => ({ id: mine.mine_id, title: named(mine.name), subtitle: `${t(`mine_type.${mine.mine_type}`)}, ${companyName(mine.company)}`, company: companyName(mine.company), ofTables: true }));
  return query ? [...known, { id: query, title: query, subtitle: t('project.mine.as_name') }] : known;
}

customElements.define('fd-project-mine', ProjectMine);
