// How did a record come to be what it is? Who changed what and when, the newest first; each version can be had back.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import { momentText } from '../../doors/door.js';
import { written } from '../../core/record-values.js';
import { languageOf } from '../../core/sources.js';

class RecordHistory extends Component {
  static properties = { schema: { attribute: false }, history: { attribute: false } };

  render() {
    const { items } = this.history;
    return html`<h2 id="history" tabindex="-1">${t('reference.history')}</h2>
      <ol class="history">${items.map((entry, place) => this.#entry(entry, place === 0))}</ol>`;
  }

  #entry(entry, latest) {
    const by = entry.user ?? (entry.action === 'loaded' ? t('history.package', { name: entry.note || t('value.none') }) : t('value.none'));
    const from = entry.user && entry.note ? `, ${entry.note}` : '';
    const can = !latest && entry.values;
    return html`<li>
      <p class="history-head"><strong>${t(`history.action.${entry.action}`)}</strong> <span class="muted">${t('history.version', { version: entry.version })}, ${by}${entry.at ? `, ${momentText(entry.at)}` : ''}${from}</span>
        ${can ? html`<button type="button" class="button" aria-label=${t('history.restore_of', { version: entry.version })} @click=${() => this.tell('restore-wanted', entry)}>${t('history.restore')}</button>` : nothing}
      </p>
      ${entry.changes.length && entry.action !== 'created' && entry.action !== 'deleted' ? this.#changes(entry.changes) : nothing}
    </li>`;
  }

  #changes(changes) {
    const column = (name) => this.schema.columns.find((each) => each.name === name);
    return html`<dl class="change-list">${changes.map((each) => {
      const own = column(each.column);
      const said = (value) => (own ? written(own, value) : String(value ?? '')) || t('value.none');
      return html`<div><dt>${own ? text(own.label) : each.column}</dt><dd><del lang=${languageOf(said(each.before))}>${said(each.before)}</del> → <ins lang=${languageOf(said(each.after))}>${said(each.after)}</ins></dd></div>`;
    })}</dl>`;
  }
}

customElements.define('fd-record-history', RecordHistory);
