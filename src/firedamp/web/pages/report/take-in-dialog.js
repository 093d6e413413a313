// Taking kept calculations into a report: those of its year and sites, several at once.
import { html } from 'lit';
import { href } from '../../core/address.js';
import { FormDialog } from '../../core/form-dialog.js';
import { Load } from '../../core/load.js';
import { named, t, text } from '../../core/locale.js';
import { mass, year } from '../../core/numbers.js';
import { takeIn } from '../../core/reports-api.js';
import { loaded } from '../../components/states.js';
import { keptOf } from './kept.js';

class TakeInDialog extends FormDialog {
  look = 'dialog form-dialog gap-dialog';
  kept = new Load(this);

  begun() {
    super.begun();
    const { report, sites, taken } = this.asked;
    const mines = sites.map(({ mine_id: mine }) => mine);
    this.kept.value = null;
    this.kept.want(String(performance.now()), async () => (await keptOf(report, { taken })).filter(({ mine_id: mine }) => mines.includes(mine)));
  }

  heading = () => t('report.calculations.add');

  does = () => t('report.take_in');

  fields({ report }) {
    return html`<p class="muted">${t('report.calculations.which', { year: year(report.year) })}</p>
      ${loaded(this.kept, (rows) => (rows.length ? html`<ul class="plain-list kept">${rows.map((row) => this.#kept(row))}</ul>` : html`<p>${t('report.calculations.no_kept')} <a href=${href('/calculate', { year: report.year, report: report.id })}>${t('report.gap.anew')}</a></p>`), 3)}`;
  }

  #kept(row) {
    const { text: number, unit } = mass(row.co2e_t);
    return html`<li><label class="check"><input type="checkbox" name="calculation" value=${row.id} /> <span><strong>${row.name || t('name.none')}</strong><span class="note">${named(row.mine.name)} · ${text(row.method_title)} · ${t('figure.co2e_t.short')} ${number} ${unit}</span></span></label></li>`;
  }

  async act(given, { report }) {
    const chosen = given.getAll('calculation');
    if (!chosen.length) throw new Error(t('report.calculations.choose'));
    for (const each of chosen) await takeIn(report.id, each);
    return true;
  }
}

customElements.define('fd-take-in-dialog', TakeInDialog);
