// What does a project's worth hang on? Each figure 20 % lower and higher, the largest effect first.
import { html, nothing } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { money } from '../../core/money.js';
import { massLike } from '../../core/numbers.js';
import { projectDoor } from '../../doors/reduction.js';

class ProjectTornado extends Component {
  static properties = { about: { attribute: false }, priced: { type: Boolean } };

  render() {
    const { result } = this.about;
    const of = this.priced ? 'npv' : 'reduction_t_per_year';
    const rows = result.sensitivity.map((each) => ({ name: each.name, low: each[`${of}_low`], high: each[`${of}_high`] })).filter(({ low, high }) => low !== high);
    if (!rows.length) return nothing;
    const sorted = rows.sort((one, other) => Math.abs(other.high - other.low) - Math.abs(one.high - one.low));
    const value = this.priced ? result.economics.npv : result.totals.reduction_t_per_year;
    const ends = [value, ...sorted.flatMap(({ low, high }) => [low, high])];
    const [least, most] = [Math.min(...ends), Math.max(...ends)];
    const at = (point) => ((point - least) / (most - least || 1)) * 100;
    const like = Math.max(...ends.map(Math.abs));
    return html`<h2>${t('project.tornado', { what: t(`project.field.${sorted[0].name}`) })}</h2>
      <ul class="tornado project-tornado">${sorted.map((row) => this.#row(row, { value, at, of, like }))}</ul>
      <p class="note">${this.priced ? t('project.tornado.npv') : t('project.tornado.reduction')}</p>`;
  }

  #row({ name, low, high }, { value, at, of, like }) {
    const label = t(`project.field.${name}`);
    const write = (worth) => (of === 'npv' ? money(worth, this.about.result.currency, like) : massLike(worth, like));
    const [left, right] = [Math.min(low, high), Math.max(low, high)];
    const written = { ...write(low), text: t('range.signed', { low: write(low).text, high: write(high).text }), exact: t('range.signed', { low: write(low).exact, high: write(high).exact }) };
    const door = () => ({ ...projectDoor(of, write(value), this.about), facts: [{ label: t('project.tornado.lower', { what: label }), value: write(low).exact }, { label: t('project.tornado.higher', { what: label }), value: write(high).exact }] });
    return html`<li><span class="range-label">${label}</span>
      <svg class="tornado-bar" role="img" aria-label="${written.text} ${written.unit}"><rect x="${at(left)}%" width="${Math.max(at(right) - at(left), 0.5)}%" y="3" height="14"></rect><line x1="${at(value)}%" x2="${at(value)}%" y1="0" y2="20"></line></svg>
      <fd-number class="range-value" .label=${label} .written=${written} .door=${door}></fd-number></li>`;
  }
}

customElements.define('fd-project-tornado', ProjectTornado);
