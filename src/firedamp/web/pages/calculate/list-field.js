// Several of a kind (streams of air, drainage units): a card for each, added and taken away.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';

class ListField extends Component {
  static properties = {
    item: { attribute: false },
    records: { attribute: false },
    /** path → what is wrong */
    faults: { attribute: false },
  };

  render() {
    const { item, records } = this;
    return html`<fieldset class="list-field" id="field-${item.name}">
      <legend>${text(item.label)} <span class="count">${records.length}</span></legend>
      <p class="note">${text(item.help)}</p>
      ${this.faults[item.name] ? html`<p class="field-problem">${this.faults[item.name]}</p>` : nothing}
      <ol>${records.map((record, place) => this.#record(record, place))}</ol>
      <button type="button" class="button" @click=${() => this.tell('record-added', { name: item.name })}>+ ${t('list.add')}</button>
    </fieldset>`;
  }

  #record(record, place) {
    const { item } = this;
    const path = `${item.name}[${place}]`;
    return html`<li><div class="record" role="group" aria-label="${text(item.label)}, ${place + 1}">
      <div class="record-head"><strong>${place + 1}</strong>
        <button type="button" class="icon-button" aria-label="${t('list.remove')}: ${text(item.label)}, ${place + 1}" title=${t('list.remove')} @click=${() => this.tell('record-removed', { name: item.name, place })}>✕</button></div>
      ${this.faults[path] ? html`<p class="field-problem">${this.faults[path]}</p>` : nothing}
      <div class="record-fields">${item.fields.map(
        (field) => html`<fd-field .item=${field} .entry=${record[field.name]} .path="${path}.${field.name}" .fault=${this.faults[`${path}.${field.name}`] ?? ''} .spread=${null}></fd-field>`,
      )}</div>
    </div></li>`;
  }
}

customElements.define('fd-list-field', ListField);
