// What can be done with a project: keep it, copy it, delete it, take it away as a file or bring one; told when somebody else was faster.
import { html, nothing } from 'lit';
import { go, href } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { t, text } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { changeProject, createProject, keptProject } from '../../core/reductions-api.js';
import { currentUser, mayEnter, organisationsWith, signedInWho } from '../../core/session.js';
import '../../components/name-dialog.js';
import '../../components/save-menu.js';
import './conflict-dialog.js';
import { deleteWithUndo } from './deleting.js';
import { exportProject, openFile } from './file.js';

class ProjectKeeping extends Component {
  static properties = {
    /** the kept project, null for a new one */
    row: { attribute: false },
    draft: { attribute: false },
    /** the record that the form makes */
    record: { attribute: false },
    /** whether something differs from what is kept */
    dirty: { type: Boolean },
    /** whether it can be kept as it stands in the form */
    sound: { type: Boolean },
    catalogue: { attribute: false },
    busy: { state: true },
  };

  render() {
    const { row } = this;
    const acts = {
      [t('project.export')]: () => exportProject(this.record),
      ...(row ? { [t('project.compare')]: () => go('/reductions/project', { compare: row.id }), [t('tab.progress')]: () => go('/reductions/progress', { project: row.id }) } : {}),
      ...(row?.may_change ? { [t('action.duplicate')]: () => go('/reductions/project', { copy: row.id }), [t('action.delete')]: () => this.#delete() } : {}),
    };
    return html`${row ? nothing : html`<label class="button file-choice">${t('project.import')}<input type="file" class="unseen" accept=".json,application/json" @change=${this.#imported} /></label>`}
      <fd-save-menu .kinds=${Object.keys(acts)} .label=${t('action.title')} .subject=${this.draft.name || t('tab.project')} @save=${({ detail }) => acts[detail]()}></fd-save-menu>
      ${row && !row.may_change ? html`<a class="button primary" href=${href('/reductions/project', { copy: row.id })}>${t('project.make_copy')}</a>` : html`<button type="button" class="button primary" ?disabled=${this.busy || Boolean(row && !this.dirty)} @click=${this.#save}>${t('save')}</button>`}
      <fd-name-dialog></fd-name-dialog><fd-project-conflict></fd-project-conflict>`;
  }

  #imported(event) {
    openFile(event.target.files[0]);
    event.target.value = '';
  }

  #delete() {
    const { row } = this;
    this.tell('left');
    deleteWithUndo(row, () => go(`/reductions/projects/${row.id}`));
    go('/reductions/projects');
  }

  async #save() {
    if (!this.sound) {
      this.tell('unsound');
      return;
    }
    if (this.row) await this.#change(this.row);
    else this.#ask();
  }

  #ask() {
    if (currentUser() && !mayEnter()) {
      tellNotice({ words: () => t('project.not_allowed', { user: currentUser().username }) });
      return;
    }
    const { technology } = this.record;
    const name = this.draft.name.trim() || [this.draft.mineName || this.draft.mine, text(this.catalogue.find(({ id }) => id === technology)?.name)].filter(Boolean).join(', ');
    this.querySelector('fd-name-dialog').ask({ title: t('project.save_title'), name, hint: mayEnter() ? '' : t('project.sign_in_hint'), action: t('save'), organisations: true, done: (chosen, organisation) => this.#create(chosen || name, organisation) });
  }

  async #create(name, organisation) {
    const who = await signedInWho(mayEnter);
    if (!who) {
      if (currentUser()) throw new Error(t('project.not_allowed', { user: currentUser().username }));
      return false;
    }
    // Who has signed in only now sees the choice now.
    const places = organisationsWith('enter');
    if (places.length > 1 && !organisation) throw new Error(t('keep.choose_organisation'));
    this.#kept(await createProject({ organisation: organisation ?? places[0].id, name, record: this.record }));
    return true;
  }

  async #change(row) {
    this.busy = true;
    const mine = { name: this.draft.name.trim() || row.name, record: this.record };
    try {
      this.#kept(await changeProject(row.id, { version: row.version, ...mine }));
    } catch (error) {
      if (error.status === 412) await this.#faster(row, mine);
      else this.#refused(error);
    }
    this.busy = false;
  }

  /** What stands there now is shown beside mine. */
  async #faster(row, mine) {
    try {
      const theirs = await keptProject(row.id);
      const stays = await this.querySelector('fd-project-conflict').ask({ theirs, mine, catalogue: this.catalogue });
      if (stays === 'theirs') this.tell('kept', theirs);
      if (stays === 'mine') await this.#change(theirs);
    } catch (error) {
      this.#refused(error);
    }
  }

  #refused(error) {
    tellNotice({ words: () => [...(error.errors ?? []).map(({ message }) => message), ...(error.errors?.length ? [] : [faultWords(error)])].join(' ') });
  }

  #kept(row) {
    tellNotice({ words: () => t('keep.done', { name: row.name }) });
    this.tell('kept', row);
  }
}

customElements.define('fd-project-keeping', ProjectKeeping);
