// Where does each figure come from? Said beside it by whoever gave it: a quotation, a design document, a contract.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { sourcedFields, sourceOf } from './draft.js';
import { labelOf } from './fields.js';

class ProjectSources extends Component {
  static properties = { draft: { attribute: false } };

  render() {
    const { draft } = this;
    const given = sourcedFields(draft);
    if (!given.length) return nothing;
    const without = given.filter(({ path }) => !sourceOf(draft.sources, path)).length;
    return html`<details class="project-group">
      <summary>${t('project.sources')} <span class="note">${without ? t('project.sources.without', { count: without }) : t('project.sources.all')}</span></summary>
      <p class="note">${t('project.sources.means')}</p>
      <ul class="source-list">${given.map(({ path, name }) => html`<li><label for="source-${name}">${labelOf(path)}</label>
        <input id="source-${name}" type="text" maxlength="2000" autocomplete="off"  placeholder=${draft.sources[path.split('.').at(-2)] ?? ''} .value=${live(draft.sources[name] ?? '')} @input=${(event) => this.tell('source-given', { name, said: event.target.value })} /></li>`)}</ul>
    </details>`;
  }
}

customElements.define('fd-project-sources', ProjectSources);
