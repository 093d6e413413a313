// What goes when records are deleted? Everything that depends on them is named first; what cannot go says why.
import { html, nothing } from 'lit';
import { Dialog } from '../../core/dialog.js';
import { named, t, text } from '../../core/locale.js';
import { faultWords } from '../../core/faults.js';
import { removeRecords } from '../../core/record-changes.js';
import * as reference from '../../core/reference-api.js';
import { skeleton } from '../../components/states.js';

const MOST_NAMED = 8;
const MOST_EXAMPLES = 3;

class DeleteDialog extends Dialog {
  static properties = { ...Dialog.properties, dependents: { state: true } };

  async begun() {
    this.dependents = null;
    try {
      this.dependents = (await reference.dependentsOf(this.asked.schema.id, this.asked.records.map((record) => record.id))).items;
    } catch (error) {
      this.problem = faultWords(error);
    }
  }

  content(titleId, { records }) {
    const forbidden = this.dependents?.some((group) => group.forbids);
    const all = this.dependents?.filter((group) => group.goes).reduce((sum, group) => sum + group.count, 0) ?? 0;
    const says = all ? t('delete.with_dependents', { count: records.length + all }) : t('delete.records', { count: records.length });
    return html`<h2 id=${titleId}>${records.length === 1 ? t('delete.title_one', { name: named(records[0].name) }) : t('delete.title', { count: records.length })}</h2>
      ${records.length > 1 ? html`<ul class="bullets">${records.slice(0, MOST_NAMED).map((each) => html`<li>${named(each.name)}</li>`)}</ul>${records.length > MOST_NAMED ? html`<p class="note">${t('delete.more', { count: records.length - MOST_NAMED })}</p>` : nothing}` : nothing}
      ${this.said()} ${this.dependents === null && !this.problem ? skeleton(2) : this.#listed(forbidden)}
      ${forbidden || this.dependents === null ? this.actions() : html`<p class="note">${t('delete.can_be_undone')}</p>${this.actions(html`<button type="button" class="button danger" ?disabled=${this.busy} @click=${() => this.#go(all)}>${says}</button>`)}`}`;
  }

  /** What forbids the deletion; else what goes too, and what only names the records and stays. */
  #listed(forbidden) {
    if (!this.dependents) return nothing;
    if (forbidden) return this.#group(t(`delete.forbidden_${this.#number}`), ({ forbids }) => forbids, 'field-problem');
    const going = this.#group(t(`delete.these_go_${this.#number}`), ({ goes }) => goes);
    const staying = this.#group(t(`delete.these_stay_${this.#number}`), ({ goes }) => !goes);
    return html`${going === nothing ? html`<p>${t('delete.nothing_depends')}</p>` : going} ${staying}`;
  }

  /** Words of one record, or of several. */
  get #number() {
    return this.asked.records.length > 1 ? 'many' : 'one';
  }

  #group(words, wanted, kind = '') {
    const groups = this.dependents.filter(wanted);
    if (!groups.length) return nothing;
    const examples = (group) => html`<span class="muted">${group.examples.slice(0, MOST_EXAMPLES).map(named).join('; ')}${group.count > MOST_EXAMPLES ? ' …' : ''}</span>`;
    return html`<p class=${kind}>${words}</p>
      <ul class="bullets">${groups.map((group) => html`<li><strong>${text(group.title)}: ${group.count}</strong> ${examples(group)}</li>`)}</ul>`;
  }

  async #go(dependents) {
    const { schema, records } = this.asked;
    this.busy = true;
    this.problem = '';
    try {
      const chosen = records.map(({ id, version }) => ({ id, version }));
      await removeRecords(schema.id, chosen, dependents > 0, () => (records.length + dependents === 1 ? t('done.deleted_one', { name: named(records[0].name) }) : t('done.deleted', { count: records.length + dependents })));
      this.finish(true);
    } catch (error) {
      if (error.problem?.dependents) this.dependents = error.problem.dependents;
      this.problem = error.status === 412 ? t('delete.meanwhile', { name: named(error.problem.current.name) }) : faultWords(error);
    }
    this.busy = false;
  }
}

customElements.define('fd-delete-dialog', DeleteDialog);
