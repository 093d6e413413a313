// How is a record changed that somebody else may change meanwhile? Only what was changed is sent; where another was faster, what they wrote is shown, and mine is kept until I decide.
import { html, nothing } from 'lit';
import { FormDialog } from './form-dialog.js';
import { t } from './locale.js';

/** A dialog says its `names`, `read(base)` what stands there now, `write(base, changes)`, `valuesOf(record)` and `given(form)` the values by name. */
export class VersionedDialog extends FormDialog {
  static properties = { ...FormDialog.properties, base: { state: true }, values: { state: true }, theirs: { state: true } };
  look = 'dialog form-dialog';

  begun() {
    super.begun();
    this.base = this.asked.found ?? null;
    this.values = this.valuesOf(this.base);
    this.theirs = {};
  }

  /** That somebody was faster; nothing, unless they were. */
  faster() {
    return Object.keys(this.theirs).length ? html`<p class="warning" role="alert">${t('dialog.meanwhile')}</p>` : nothing;
  }

  /** What stands at a field now, where somebody has changed it. */
  note(name, words = '') {
    if (!(name in this.theirs)) return words;
    return html`${t('dialog.stored_now', { value: this.theirs[name] || t('value.none') })} ${words}`;
  }

  async act(form) {
    const given = this.given(form);
    if (!this.base) return this.write(null, given);
    const before = this.valuesOf(this.base);
    const changes = Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== before[name]));
    if (!Object.keys(changes).length) return this.base;
    try {
      return await this.write(this.base, changes);
    } catch (error) {
      if (error.status !== 412) throw error;
    }
    const current = await this.read(this.base);
    const now = this.valuesOf(current);
    this.theirs = Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== before[name]).map(([name, value]) => [name, this.worded(name, value)]));
    // What I left alone is theirs now; what I changed stays as I wrote it.
    Object.assign(this, { base: current, values: { ...now, ...changes } });
    return null;
  }

  /** A value in words. */
  worded(_, value) {
    return value === null ? '' : String(value);
  }
}
