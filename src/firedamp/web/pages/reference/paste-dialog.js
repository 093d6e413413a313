// What will change, cell by cell, before it does? What is wrong is said in its row and left out.
import { html, nothing } from 'lit';
import { Dialog } from '../../core/dialog.js';
import { named, t, text } from '../../core/locale.js';
import { faultWords } from '../../core/faults.js';
import { changeRecords, faultsOf, isStale } from '../../core/record-changes.js';
import { written } from '../../core/record-values.js';
import { asRecords } from '../../components/grid/pasting.js';

const MOST_SHOWN = 200;

class PasteDialog extends Dialog {
  static properties = { ...Dialog.properties, changes: { state: true } };
  look = 'dialog wide-dialog';

  begun() {
    this.changes = this.asked.changes.map((each) => (each.fixed ? { ...each, problem: t('paste.fixed') } : each));
  }

  content(titleId, { schema }) {
    const good = this.changes.filter((each) => !each.problem);
    const bad = this.changes.filter((each) => each.problem);
    const shown = [...bad, ...good].slice(0, MOST_SHOWN);
    const rest = this.changes.length - shown.length;
    return html`<h2 id=${titleId}>${t('paste.title')}</h2>
      <p>${t('paste.counts', { count: good.length })} ${bad.length ? t('paste.bad', { count: bad.length }) : nothing} ${this.asked.more ? t('paste.more', { count: this.asked.more }) : nothing}</p>
      ${this.said()}
      <div class="scroll preview" tabindex="0" role="region" aria-labelledby=${titleId}>
        <table>
          <thead><tr><th scope="col">${text(schema.title)}</th><th scope="col">${t('change.column')}</th><th scope="col">${t('change.before')}</th><th scope="col">${t('change.after')}</th></tr></thead>
          <tbody>${shown.map((each) => this.#row(each))}</tbody>
        </table>
      </div>
      ${rest ? html`<p class="note">${t('paste.rest', { count: rest })}</p>` : nothing}
      ${this.actions(html`<button type="button" class="button primary" ?disabled=${!good.length || this.busy} @click=${() => this.#save(good)}>${t('paste.save', { count: good.length })}</button>`)}`;
  }

  #row({ record, column, before, after, problem }) {
    return html`<tr class=${problem ? 'bad' : ''}>
      <th scope="row">${named(record.name)}</th>
      <td>${text(column.label)}</td>
      <td>${written(column, before) || t('value.none')}</td>
      <td><strong>${written(column, after) || t('value.none')}</strong>${problem ? html`<span class="field-problem">${problem}</span>` : nothing}</td>
    </tr>`;
  }

  async #save(good) {
    this.busy = true;
    this.problem = '';
    try {
      await changeRecords(this.asked.schema.id, asRecords(good), {}, () => t('done.cells', { count: good.length }));
      this.finish(true);
    } catch (error) {
      if (isStale(error)) this.#meanwhile(error.problem.current);
      else this.#wrong(error);
    }
    this.busy = false;
  }

  /** Somebody changed a record: its rows show what is stored now, and one decides again. */
  #meanwhile(current) {
    this.changes = this.changes.map((each) => (each.record.id === current.id ? { ...each, record: current, before: current.values[each.column.name] } : each));
    this.problem = t('paste.meanwhile', { name: named(current.name) });
  }

  #wrong(error) {
    const faults = faultsOf(error);
    const of = (each) => faults.find((fault) => fault.record === each.record.id && fault.field === each.column.name)?.message ?? each.problem;
    this.changes = this.changes.map((each) => ({ ...each, problem: of(each) }));
    this.problem = faults.length ? t('paste.refused') : faultWords(error);
  }
}

customElements.define('fd-paste-dialog', PasteDialog);
