// What can be done with a result: keep it under a name (for an organisation), or take it away as a file.
import { html } from 'lit';
import * as api from '../../core/api.js';
import { save } from '../../core/download.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { named, t, text } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { currentUser, mayEnter, organisationsWith, signedInWho } from '../../core/session.js';
import '../../components/name-dialog.js';
import '../../components/save-menu.js';
import { takenIn } from './for-report.js';

const KINDS = { XLSX: 'xlsx', CSV: 'csv', JSON: 'json' };

class Keeping extends Component {
  static properties = {
    sheet: { attribute: false },
    /** what the result was calculated from: {inputs, uncertainty, gwp_set, beside} */
    body: { attribute: false },
    /** what is kept with it: {mine, year, origin} */
    about: { attribute: false },
  };

  render() {
    const ready = Boolean(this.body);
    return html`<fd-save-menu ?disabled=${!ready} .kinds=${Object.keys(KINDS)} .label=${t('export')} .subject=${t('calculate.title')} @save=${this.#export}></fd-save-menu>
      <button type="button" class="button primary" ?disabled=${!ready} @click=${this.#ask}>${t('save')}</button>
      <fd-name-dialog></fd-name-dialog>`;
  }

  async #export({ detail: kind }) {
    try {
      const { name, content } = await api.exportResult(this.sheet.id, KINDS[kind], this.body);
      save(name, content, content.type);
    } catch (error) {
      tellNotice({ words: () => faultWords(error) });
    }
  }

  #ask() {
    if (currentUser() && !mayEnter()) {
      tellNotice({ words: () => t('keep.not_allowed', { user: currentUser().username }) });
      return;
    }
    const { mine, year } = this.about;
    const name = [mine ? named(mine.name) : '', year, text(this.sheet.title)].filter(Boolean).join(', ');
    const hint = mayEnter() ? '' : t('keep.hint');
    this.querySelector('fd-name-dialog').ask({ title: t('keep.title'), name, hint, action: t('save'), organisations: true, done: (chosen, organisation) => this.#keep(chosen, organisation) });
  }

  async #keep(name, organisation) {
    const who = await signedInWho(mayEnter);
    if (!who) {
      if (currentUser()) throw new Error(t('keep.not_allowed', { user: currentUser().username }));
      return false;
    }
    // Who has signed in only now sees the choice now.
    if (organisationsWith('enter').length > 1 && !organisation) throw new Error(t('keep.choose_organisation'));
    const { mine, year, origin } = this.about;
    const kept = await api.createCalculation({ ...this.body, method: this.sheet.id, name, mine_id: mine?.mine_id ?? null, year: year ?? null, origin, organisation });
    if (!(await takenIn(kept))) tellNotice({ words: () => t('keep.done', { name: kept.name || t('name.none') }), href: `/calculations/${kept.id}`, label: () => t('keep.open') });
    this.tell('kept', kept);
    return true;
  }
}

customElements.define('fd-keeping', Keeping);
