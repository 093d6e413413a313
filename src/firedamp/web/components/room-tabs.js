// Which pages has this room? Tabs that are links.
import { html } from 'lit';
import { href, parameter, path } from '../core/address.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { TABS } from '../core/rooms.js';

/** A mine and year stay chosen from tab to tab. */
function mineOf(tab) {
  const mine = parameter('mine') || parameter('mine_id');
  if (!mine || ['calculations', 'reports'].includes(tab)) return {};
  return { [tab === 'reconcile' ? 'mine_id' : 'mine']: mine, year: parameter('year') };
}

class RoomTabs extends Component {
  static properties = { room: { type: String }, address: { type: String } };

  render() {
    return html`<nav class="tabs room-tabs" aria-label=${t(`room.${this.room}`)}>
      ${TABS[this.room].map((tab) => html`<a href=${href(tab.path, mineOf(tab.name))} aria-current=${tab.path === path() ? 'page' : 'false'}>${t(`tab.${tab.name}`)}</a>`)}
    </nav>`;
  }
}

customElements.define('fd-room-tabs', RoomTabs);
