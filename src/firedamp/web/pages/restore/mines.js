// Which mine is each series of a file? Those that are known by their name, and a choice for the others: a mine, or none.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { findMinesOf } from '../../core/find-mines.js';
import { t, text } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import '../../components/combobox.js';

const MOST = 60;
const AT_FIRST = 12;

class SeriesMines extends Component {
  static properties = { run: { attribute: false }, still: { type: Boolean }, all: { state: true } };

  render() {
    const { series } = this.run;
    const unmatched = series.filter(({ mine_id: mine }) => !mine);
    const ordered = [...unmatched, ...series.filter(({ mine_id: mine }) => mine)];
    const shown = this.all ? ordered : ordered.slice(0, Math.max(AT_FIRST, Math.min(unmatched.length, MOST)));
    return html`<h3>${t('restore.mines', { count: series.length - unmatched.length, of: exact(series.length) })}</h3>
      <p class="note">${t('restore.mines_mean')}</p>
      <ul class="series-mines">${shown.map((each) => this.#series(each))}</ul>
      ${ordered.length > shown.length ? html`<button type="button" class="button" @click=${() => (this.all = true)}>${t('restore.all_series', { count: ordered.length })}</button>` : nothing}`;
  }

  #series({ name, title, mine_id: mine }) {
    const chosen = mine ? text(title) : '';
    return html`<li><span class="file-name">${name}</span>
      ${this.still ? html`<span>${chosen || t('restore.no_mine')}</span>` : html`<fd-combobox clearable .label=${t('restore.mine_of', { name })} .hint=${t('restore.no_mine')} .chosen=${chosen} .find=${findMinesOf(this.run.basin?.id)} @picked=${({ detail }) => this.tell('mine-said', { [name]: detail?.id ?? null })}></fd-combobox>`}</li>`;
  }
}

customElements.define('fd-series-mines', SeriesMines);
