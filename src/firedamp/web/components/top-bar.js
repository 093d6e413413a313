// What everything on a page is computed for (basin, year, method, GWP set), search, language, theme, person.
import { html, nothing } from 'lit';
import { addressChanges, change, path, settings } from '../core/address.js';
import * as api from '../core/api.js';
import { chooseBasin, demonstrationOn, switchDemonstration } from '../core/demonstration.js';
import { Component } from '../core/element.js';
import { Load } from '../core/load.js';
import { currentLanguage, setLanguage, t, text, word } from '../core/locale.js';
import { exact, year } from '../core/numbers.js';
import { pageOf } from '../core/rooms.js';
import { currentTheme, setTheme, THEMES } from '../core/theme.js';
import './jobs-ring.js';
import './person.js';
import './search.js';

export const METHODS = ['ipcc2006', 'ru.factors', 'gem_model'];
const SETTINGS = ['basin', 'year', 'method', 'gwp_set'];
const THEME_SIGNS = { auto: '◐', light: '☀', dark: '☾' };

class TopBar extends Component {
  static properties = { unfolded: { state: true } };

  constructor() {
    super();
    this.basins = new Load(this);
    this.gwpSets = new Load(this);
    this.unfolded = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch(addressChanges, 'change');
    this.basins.want('all', api.basins);
    this.gwpSets.want('all', api.gwpSets);
  }

  render() {
    const wanted = pageOf(path())?.settings ?? SETTINGS;
    const known = [this.basins, this.gwpSets].every(({ value, error }) => value || error);
    return html`<header class="top-bar">
      ${wanted.length ? html`<button type="button" class="button fold" aria-expanded=${this.unfolded} aria-controls="settings" @click=${() => (this.unfolded = !this.unfolded)}>${this.#summary(wanted)}</button>` : nothing}
      <form id="settings" class="settings ${this.unfolded ? 'unfolded' : ''} ${known ? '' : 'unknown'}" aria-label=${t('settings')} @submit=${(event) => event.preventDefault()}>${this.#settings(wanted)}</form>
      <fd-search></fd-search>
      <div class="tools">
        <fd-jobs-ring></fd-jobs-ring>
        <button type="button" class="icon-button" aria-label=${t('help.open')} title="${t('help.open')} (?)" @click=${() => this.tell('help')}>?</button>
        ${this.#language()} ${this.#theme()}
        <fd-person></fd-person>
      </div>
    </header>`;
  }

  #summary(wanted) {
    const { method, year: chosen, gwp_set: gwpSet } = settings();
    const basin = this.#basin();
    const said = { basin: basin ? text(basin.name) : '', year: chosen || t('period.latest'), method: t(`method.${method}`), gwp_set: word('gwp', gwpSet) };
    const shown = wanted.length < SETTINGS.length ? wanted : ['basin', 'year', 'method'];
    return shown.map((name) => said[name]).join(' · ');
  }

  #basin() {
    return this.basins.value?.items.find((each) => each.id === settings().basin);
  }

  #settings(wanted) {
    const { basin, year: chosen, method, gwp_set: gwpSet } = settings();
    const basins = this.basins.value?.items ?? [];
    const years = [...(this.#basin()?.years ?? [])].reverse().map((each) => [String(each), year(each)]);
    const sets = (this.gwpSets.value?.items ?? []).map((each) => [each.id, `${word('gwp', each.id)}: ${exact(each.ch4)}`, text(each.title)]);
    const composite = [['', t('period.latest')]];
    const fields = {
      basin: () => this.#select('basin', t('basin'), this.#offered(basins, basin), basin),
      year: () => this.#select('year', t('year'), [...composite, ...years], chosen),
      method: () => this.#select('method', t('method'), METHODS.map((each) => [each, t(`method.${each}`)]), method),
      gwp_set: () => this.#select('gwp_set', t('gwp_set'), sets, gwpSet),
    };
    return html`${wanted.map((name) => fields[name]())} ${wanted.includes('basin') ? this.#demonstration(basins) : nothing}`;
  }

  /** Synthetic basins are offered when they are switched on, or shown already. */
  #offered(basins, chosen) {
    return basins.filter((each) => !each.synthetic || demonstrationOn() || each.id === chosen).map((each) => [each.id, text(each.name)]);
  }

  #demonstration(basins) {
    if (!basins.some((each) => each.synthetic)) return nothing;
    const on = demonstrationOn() || Boolean(this.#basin()?.synthetic);
    return html`<button type="button" class="button demonstration" role="switch" aria-checked=${on} title=${t('synthetic.switch_hint')} @click=${() => this.#switch(!on, basins)}><span aria-hidden="true">▨</span> <span class="words">${t('synthetic.switch')}</span></button>`;
  }

  #switch(on, basins) {
    switchDemonstration(on, basins);
    this.requestUpdate();
  }

  #select(name, label, options, chosen) {
    if (name === 'basin' && options.length < 2) return html`<span class="basin">${options[0]?.[1] ?? ''}</span>`;
    return html`<label><span>${label}</span>
      <select name=${name} title=${options.find(([value]) => value === chosen)?.[1] ?? nothing} @change=${(event) => this.#choose(name, event.target.value)}>
        ${options.map(([value, words, title]) => html`<option value=${value} title=${title ?? nothing} ?selected=${value === chosen} .selected=${value === chosen}>${words}</option>`)}
      </select></label>`;
  }

  #choose(name, value) {
    if (name === 'basin') chooseBasin(value);
    else change({ [name]: value });
  }

  #language() {
    const other = currentLanguage() === 'ru' ? 'en' : 'ru';
    return html`<div class="switch" role="group" aria-label=${t('language')}>
      ${['ru', 'en'].map((each) => html`<button type="button" lang=${each} aria-pressed=${each !== other} aria-label=${each === 'ru' ? 'Русский' : 'English'} @click=${() => setLanguage(each)}>${each.toUpperCase()}</button>`)}
    </div>`;
  }

  #theme() {
    const theme = currentTheme();
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    const said = t('theme.switch', { now: t(`theme.${theme}`), next: t(`theme.${next}`) });
    return html`<button type="button" class="icon-button theme" aria-label=${said} title=${said} @click=${() => this.#setTheme(next)}>${THEME_SIGNS[theme]}</button>`;
  }

  #setTheme(theme) {
    setTheme(theme);
    this.requestUpdate();
  }
}

customElements.define('fd-top-bar', TopBar);
