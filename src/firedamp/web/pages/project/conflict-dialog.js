// Somebody was faster: what they wrote, beside mine. Nothing is lost until one says which of both stays.
import { html } from 'lit';
import { Dialog } from '../../core/dialog.js';
import { t } from '../../core/locale.js';
import { momentText } from '../../doors/door.js';
import { recordLines } from './lines.js';

class ProjectConflict extends Dialog {
  /** @param {string} titleId @param {{theirs: import('../../core/reductions-api.js').ProjectRow, mine: {name: string, record: object}}} asked */
  content(titleId, { theirs, mine, catalogue }) {
    const lines = recordLines(theirs, mine, catalogue).filter(({ differs }) => differs);
    return html`<h2 id=${titleId}>${t('project.conflict')}</h2>
      <p>${t('project.conflict.means', { when: momentText(theirs.changed) })}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('project.conflict')}><table class="conflict-table">
        <thead><tr><th scope="col">${t('compare.what')}</th><th scope="col">${t('project.conflict.theirs')}</th><th scope="col">${t('project.conflict.mine')}</th></tr></thead>
        <tbody>${lines.map(({ label, left, right }) => html`<tr><th scope="row">${label}</th><td>${left || t('value.none')}</td><td>${right || t('value.none')}</td></tr>`)}</tbody>
      </table></div>
      ${this.actions(
        html`<button type="button" class="button" @click=${() => this.finish('theirs')}>${t('project.conflict.take')}</button>`,
        html`<button type="button" class="button primary" @click=${() => this.finish('mine')}>${t('project.conflict.keep')}</button>`,
      )}`;
  }
}

customElements.define('fd-project-conflict', ProjectConflict);
