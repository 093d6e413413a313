// Is it calculated for a report? Then what is kept here is taken into it, and the way back stands above.
import { html, nothing } from 'lit';
import { href, parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { faultWords } from '../../core/faults.js';
import { Load } from '../../core/load.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { report, takeIn } from '../../core/reports-api.js';
import { knownUser } from '../../core/session.js';
import { reportTitle } from '../reports/name.js';

class ForReport extends Component {
  static properties = { address: { type: String } };

  constructor() {
    super();
    this.data = new Load(this);
  }

  willUpdate() {
    const id = parameter('report');
    this.data.want(id, async () => (id && (await knownUser()) ? report(id) : null));
  }

  render() {
    const found = this.data.value;
    if (!found) return nothing;
    return html`<p class="for-report">${t('report.for_report', { title: reportTitle(found) })} <a href=${href(`/reports/${found.id}`)}>${t('report.back')}</a></p>`;
  }
}

customElements.define('fd-for-report', ForReport);

/** Take what was just kept into the report that it was calculated for. @returns {Promise<boolean>} whether there is one and it was told how it went */
export async function takenIn(kept) {
  const id = parameter('report');
  if (!id) return false;
  const name = kept.name || t('name.none');
  try {
    await takeIn(id, kept.id);
    tellNotice({ words: () => t('report.taken_in', { name }), href: `/reports/${id}`, label: () => t('report.back') });
  } catch (error) {
    tellNotice({ words: () => t('report.not_taken_in', { name, why: faultWords(error) }), href: `/calculations/${kept.id}`, label: () => t('keep.open') });
  }
  return true;
}
