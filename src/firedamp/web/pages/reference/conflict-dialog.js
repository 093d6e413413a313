// Two people changed one record: which value of each column holds? Theirs, with who and when, and yours side by side; nothing is lost.
import { html, nothing } from 'lit';
import { Dialog } from '../../core/dialog.js';
import { named, t, text } from '../../core/locale.js';
import { sameValue, sent, written } from '../../core/record-values.js';
import * as reference from '../../core/reference-api.js';
import { currentUser } from '../../core/session.js';
import { momentText } from '../../doors/door.js';

/** Column by column: what was there, what they made of it, what I want. */
function differing({ schema, base, current, mine }) {
  return schema.columns
    .map((column) => {
      const own = column.name in mine;
      const [before, theirs] = [base.values[column.name], current.values[column.name]];
      return { column, before, theirs, yours: own ? mine[column.name] : theirs, changed: !sameValue(before, theirs), own };
    })
    .filter((each) => each.changed || each.own);
}

class ConflictDialog extends Dialog {
  static properties = { ...Dialog.properties, chosen: { state: true }, others: { state: true } };
  look = 'dialog wide-dialog';

  begun() {
    this.rows = differing(this.asked);
    this.others = [];
    this.#askWho(this.asked);
    // Where both changed a column, somebody has to say which one holds.
    this.chosen = Object.fromEntries(this.rows.map((row) => [row.column.name, !row.own ? 'theirs' : row.changed && !sameValue(row.theirs, row.yours) ? '' : 'yours']));
  }

  content(titleId, { current }) {
    const open = this.rows.some((row) => !this.chosen[row.column.name]);
    return html`<h2 id=${titleId}>${t('conflict.title', { name: named(current.name) })}</h2>
      ${this.others.map((entry) => html`<p class="conflict-who"><strong>${t('conflict.who', { user: this.#who(entry), when: momentText(entry.at) })}</strong></p>`)}
      <p>${t('conflict.explained')}</p>
      ${this.said()}
      <div class="scroll preview" tabindex="0" role="region" aria-labelledby=${titleId}>
        <table>
          <thead><tr><th scope="col">${t('change.column')}</th><th scope="col">${t('change.before')}</th><th scope="col">${t('conflict.theirs')}</th><th scope="col">${t('conflict.yours')}</th></tr></thead>
          <tbody>${this.rows.map((row) => this.#row(row))}</tbody>
        </table>
      </div>
      ${this.actions(html`<button type="button" class="button primary" ?disabled=${open} @click=${this.#done}>${open ? t('conflict.choose') : t('conflict.save')}</button>`)}`;
  }

  /** Every change since what one saw: who made it and when. Without an answer the values are compared all the same. */
  async #askWho(asked) {
    const { items } = await reference.history(asked.schema.id, asked.current.id).catch(() => ({ items: [] }));
    if (asked === this.asked) this.others = items.filter((entry) => entry.version > asked.base.version && entry.version <= asked.current.version);
  }

  #who({ user, note }) {
    if (!user) return t('history.package', { name: note || t('value.none') });
    return user === currentUser()?.username ? t('conflict.you', { user }) : user;
  }

  #row({ column, before, theirs, yours, own }) {
    const option = (which, value) => html`<label><input type="radio" name=${column.name} value=${which} .checked=${this.chosen[column.name] === which} @change=${() => (this.chosen = { ...this.chosen, [column.name]: which })} /> ${written(column, value) || t('value.none')}</label>`;
    return html`<tr>
      <th scope="row">${text(column.label)}</th>
      <td class="muted">${written(column, before) || t('value.none')}</td>
      <td>${own ? option('theirs', theirs) : html`${written(column, theirs) || t('value.none')} <span class="note">${t('conflict.only_theirs')}</span>`}</td>
      <td>${own ? option('yours', yours) : nothing}</td>
    </tr>`;
  }

  /** What of mine is to be written over what is stored now. */
  #done() {
    const mine = this.rows.filter((row) => row.own && this.chosen[row.column.name] === 'yours');
    this.finish(Object.fromEntries(mine.map((row) => [row.column.name, sent(row.yours)])));
  }
}

customElements.define('fd-conflict-dialog', ConflictDialog);
