// Filling a gap of a report: with a calculation that is kept, with a new one, or by saying that there is none and why.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { FormDialog } from '../../core/form-dialog.js';
import { Load } from '../../core/load.js';
import { named, t, text } from '../../core/locale.js';
import { mass, year } from '../../core/numbers.js';
import { sayOfCell, takeIn } from '../../core/reports-api.js';
import { wholeFault } from '../../core/faults.js';
import { field } from '../../components/field.js';
import { loaded } from '../../components/states.js';
import { keptOf } from './kept.js';

const SAID = ['not_occurring', 'not_estimated'];
const NOTHING_SAID = 0; // the version of a gap

class GapDialog extends FormDialog {
  look = 'dialog form-dialog gap-dialog';
  names = ['state', 'reason'];
  kept = new Load(this);

  begun() {
    super.begun();
    const { report, first, every, taken } = this.asked;
    // A key of its own each time: what was kept meanwhile is there.
    this.kept.value = null;
    if (!every) this.kept.want(`${first} ${performance.now()}`, () => keptOf(report, { mine: first, taken }));
  }

  heading = ({ category, sites, first, every }) => (every ? text(category.name) : `${named(sites.find(({ mine_id: id }) => id === first).name)}: ${text(category.name)}`);

  does = () => t('report.gap.say');

  fields(asked) {
    return html`${asked.every ? nothing : this.#calculated(asked)}
      <fieldset class="gap-part" aria-describedby=${this.faults.state ? 'gap-state-fault' : nothing}>
        <legend>${asked.every ? t('report.gap.none_for_all') : t('report.gap.none')}</legend>
        ${this.faults.state ? html`<p class="field-problem" id="gap-state-fault" role="alert">${this.faults.state}</p>` : nothing}
        ${SAID.map((state, index) => html`<label class="check"><input type="radio" name="state" value=${state} ?autofocus=${asked.every && index === 0} aria-invalid=${Boolean(this.faults.state)} /> <span><abbr class="key" title=${t(`report.cell.${state}`)}>${t(`report.key.${state}`)}</abbr> ${t(`report.cell.${state}`)}<span class="note">${t(`report.gap.${state}`)}</span></span></label>`)}
        ${field({ name: 'reason', label: t('report.gap.reason'), maxlength: 1000, optional: true, fault: this.faults.reason })}
        ${asked.sites.length > 1 ? this.#sites(asked) : nothing}
      </fieldset>`;
  }

  #calculated({ report, category, first }) {
    const anew = href('/calculate', { mine: first, year: report.year, gwp_set: report.gwp_set, report: report.id });
    return html`<div class="gap-part">
      <h3>${t('report.gap.calculated')}</h3>
      ${loaded(this.kept, (rows) => this.#list(report, category, rows), 2)}
      <p><a class="button" href=${anew}>${t('report.gap.anew')}</a></p>
    </div>`;
  }

  /** Those that fill the gap; others of the site and year stand apart. */
  #list(report, { methods }, rows) {
    const [fitting, others] = [true, false].map((fits) => rows.filter(({ method }) => methods.includes(method) === fits));
    const list = (some) => html`<ul class="plain-list kept">${some.map((row) => this.#kept(report, row))}</ul>`;
    return html`${fitting.length ? list(fitting) : html`<p class="muted">${t('report.gap.no_kept', { year: year(report.year) })}</p>`}
      ${others.length ? html`<details><summary>${t('report.gap.others', { count: others.length })}</summary>${list(others)}</details>` : nothing}`;
  }

  #kept(report, row) {
    const { text: number, unit } = mass(row.co2e_t);
    return html`<li><div><strong>${row.name || t('name.none')}</strong><p class="muted">${text(row.method_title)} · ${t('figure.co2e_t.short')} ${number} ${unit}</p></div>
      <button type="button" class="button" aria-label="${t('report.take_in')}: ${row.name || t('name.none')}" ?disabled=${this.busy} @click=${() => this.#take(report, row)}>${t('report.take_in')}</button></li>`;
  }

  #sites({ sites, first, every }) {
    return html`<fieldset class="scopes"><legend>${t('report.gap.sites')}</legend>
      ${sites.map(({ mine_id: id, name }) => html`<label class="check"><input type="checkbox" name="site" value=${id} ?checked=${every || id === first} /> ${named(name)}</label>`)}</fieldset>`;
  }

  async #take(report, row) {
    Object.assign(this, { busy: true, problem: '' });
    try {
      await takeIn(report.id, row.id);
      this.finish(true);
    } catch (error) {
      this.problem = wholeFault(error);
    }
    this.busy = false;
  }

  lacking(given) {
    if (!given.get('state')) return { state: t('report.gap.choose') };
    const silent = given.get('state') === 'not_estimated' && !given.get('reason').trim();
    return silent ? { reason: t('report.gap.why') } : {};
  }

  async act(given, { report, category, sites, first }) {
    const wanted = sites.length > 1 ? given.getAll('site') : [first];
    for (const mine of wanted) await sayOfCell(report.id, { mine_id: mine, category: category.category, version: NOTHING_SAID }, given.get('state'), given.get('reason').trim());
    return true;
  }
}

customElements.define('fd-gap-dialog', GapDialog);
