// How was a value restored? Its interval, its method and the run that it is of, wherever the value stands.
import { html, nothing } from 'lit';
import { href } from '../core/address.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { t, text } from '../core/locale.js';
import { exact, percent, unitName } from '../core/numbers.js';
import { restoringMethods } from '../core/restoration-api.js';

/** @typedef {{low: number | null, high: number | null, level: number, method: string, reason: string, run: string}} RestoredMark as the API tells it of a value of a table */

class RestoredNote extends Component {
  static properties = { /** @type {RestoredMark} */ mark: { attribute: false }, unit: { type: String } };

  constructor() {
    super();
    this.said = new Load(this);
  }

  willUpdate() {
    this.said.want('all', restoringMethods);
  }

  render() {
    const { low, high, level, method, reason, run } = this.mark;
    const words = this.said.value;
    const range = low === null ? t('restore.no_interval') : t('restore.interval', { level: percent(level * 100), low: exact(low), high: exact(high), unit: unitName(this.unit ?? '') });
    return html`<span class="restored-note"><span aria-hidden="true">◌</span> ${t('restore.restored_value')}: ${range}. ${words ? html`${text(words.titles[method]) || method}: ${text(words.reasons[reason])}.` : nothing} <a href=${href(`/restore/${run}`)}>${t('restore.to_run')}</a></span>`;
  }
}

customElements.define('fd-restored-note', RestoredNote);
