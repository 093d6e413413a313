// Where were plumes seen, and which mines lie near? All of them, or those around the mine that is looked at.
import { html } from 'lit';
import { parameter } from '../../core/address.js';
import { Component } from '../../core/element.js';
import { t, text } from '../../core/locale.js';
import '../../components/mine-map.js';

/** Around a mine: the map begins seven times closer than its frame. */
const AROUND_DEG = 0.42;
const MARGIN = 0.06;

class TopdownMap extends Component {
  static properties = { found: { attribute: false }, address: { type: String } };

  render() {
    const { found } = this;
    const focus = found.mines.find(({ mine_id: id }) => id === parameter('look'));
    const near = (each) => !focus || (Math.abs(each.latitude - focus.latitude) < AROUND_DEG && Math.abs(each.longitude - focus.longitude) < AROUND_DEG * 2);
    const plumes = found.plumes.filter((plume) => plume.candidates.length && near(plume));
    const mines = found.mines.filter(near);
    const places = [
      ...plumes.map(({ plume_id: name, latitude, longitude }) => ({ name, latitude, longitude, full: false })),
      ...mines.map((mine) => ({ name: text(mine.name), latitude: mine.latitude, longitude: mine.longitude, full: true })),
    ];
    const key = [{ sign: '◆', words: t('topdown.mine') }, { sign: '◇', words: t('topdown.plume') }];
    const title = focus ? t('topdown.map_of', { mine: text(focus.name) }) : t('topdown.map');
    return html`<h2>${title}</h2><fd-mine-map plain .map=${{ outline: frameOf(focus ? [focus] : places, focus ? AROUND_DEG : 0), towns: [], attribution: null }} .inventory=${{ lines: [], synthetic: found.synthetic }} .centre=${focus ?? null} .marks=${{ places, key, title }}></fd-mine-map>
      <p class="note">${t('topdown.map_note')}</p>`;
  }
}

/** A rectangle around places: there is no outline of a basin here. */
function frameOf(places, around) {
  const [across, along] = [places.map(({ longitude }) => longitude), places.map(({ latitude }) => latitude)];
  const [west, east, south, north] = [Math.min(...across), Math.max(...across), Math.min(...along), Math.max(...along)];
  const [wide, high] = [around * 1.4 || Math.max((east - west) * MARGIN, 0.2), around || Math.max((north - south) * MARGIN, 0.2)];
  const ring = [[west - wide, south - high], [east + wide, south - high], [east + wide, north + high], [west - wide, north + high], [west - wide, south - high]];
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }] };
}

customElements.define('fd-topdown-map', TopdownMap);
