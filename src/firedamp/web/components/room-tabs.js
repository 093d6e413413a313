// Which pages has this room? Tabs that are links.
import { html } from 'lit';
import { href, path } from '../core/address.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { TABS } from '../core/rooms.js';

class RoomTabs extends Component {
  static properties = { room: { type: String }, address: { type: String } };

  render() {
    return html`<nav class="tabs room-tabs" aria-label=${t(`room.${this.room}`)}>
      ${TABS[this.room].map((tab) => html`<a href=${href(tab.path)} aria-current=${tab.path === path() ? 'page' : 'false'}>${t(`tab.${tab.name}`)}</a>`)}
    </nav>`;
  }
}

customElements.define('fd-room-tabs', RoomTabs);
