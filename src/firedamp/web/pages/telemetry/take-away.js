// How are readings taken away? Those that are drawn, of their span, or all of them, as CSV or Parquet.
import { html } from 'lit';
import { Component } from '../../core/element.js';
import { t } from '../../core/locale.js';
import { readingsPath } from '../../core/telemetry-api.js';
import { empty } from '../../components/states.js';
import '../../components/download-link.js';
import { drawn, extentOf, iso, windowOf } from './place.js';

const FORMATS = ['csv', 'parquet'];

class TakeAway extends Component {
  static properties = { found: { attribute: false }, asked: { attribute: false } };

  render() {
    const { longwall } = this.found;
    return html`<h2 id="take-title">${t('telemetry.take')}</h2>
      ${longwall.first ? this.#files(longwall) : empty(t('telemetry.take_nothing'), t('telemetry.none_hint_reader'))}`;
  }

  #files(longwall) {
    const { channels, times } = this.found;
    const shown = drawn(channels, this.asked);
    const [from, to] = windowOf(this.asked, extentOf(longwall));
    const part = { channels: shown.map(({ id }) => id), start: iso(from), end: iso(to + 999) };
    return html`<p class="note">${t('telemetry.take_means')}</p>
      ${this.#line(t('telemetry.take_all'), {})}
      ${this.#line(t('telemetry.take_shown', { channels: shown.map(({ tag }) => tag).join(', '), span: times.span(from, to) }), part)}`;
  }

  #line(words, wanted) {
    return html`<p class="take"><span>${words}</span> ${FORMATS.map((format) => html`<fd-download .path=${readingsPath(this.found.longwall.id, { ...wanted, format })} .label=${t(`telemetry.format.${format}`)} .name="${words}, ${t(`telemetry.format.${format}`)}"></fd-download>`)}</p>`;
  }
}

customElements.define('fd-telemetry-take-away', TakeAway);
