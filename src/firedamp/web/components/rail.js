// The rooms, on the left; on a narrow screen below.
import { html } from 'lit';
import { href } from '../core/address.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { ROOMS } from '../core/rooms.js';

class Rail extends Component {
  static properties = { room: { type: String } };

  render() {
    return html`<nav class="rail" aria-label=${t('rail')}>
      <a class="brand" href=${href('/')} aria-label=${t('rail.home')}><img src="/icons/firedamp.svg" alt="" width="28" height="28" /><span>Firedamp</span></a>
      <ul>${ROOMS.map((room) => this.#entry(room))}</ul>
    </nav>`;
  }

  #entry(room) {
    const here = room.name === this.room;
    return html`<li>
      <a href=${href(room.path)} class=${here ? 'here' : ''} aria-current=${here ? 'page' : 'false'} title="g ${room.key}">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${room.icon}></path></svg>
        <span>${t(`room.${room.name}`)}</span>
      </a>
    </li>`;
  }
}

customElements.define('fd-rail', Rail);
