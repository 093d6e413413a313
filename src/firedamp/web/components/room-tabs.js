// Which pages has this room? Tabs that are links.
import { html } from 'lit';
import { href, parameter, path } from '../core/address.js';
import { Component } from '../core/element.js';
import { t } from '../core/locale.js';
import { TABS, tabsOf } from '../core/rooms.js';

/** Paths of which several tabs show different parts. */
const TABS_WITH_PARTS = Object.values(TABS).flat().filter(({ path: each }) => each.includes('?')).map(({ path: each }) => each.split('?')[0]);

/** A mine and year stay chosen from tab to tab. */
function mineOf(tab) {
  const mine = parameter('mine') || parameter('mine_id');
  if (!mine || ['calculations', 'reports'].includes(tab)) return {};
  return { [tab === 'reconcile' ? 'mine_id' : 'mine']: mine, year: parameter('year') };
}

/** Whether the address is a tab's: its path, and its part where it names one; or one of the pages that it leads to. */
function isHere(tab) {
  if (tab.of) return tab.of.test(path());
  const [pathname, query = ''] = tab.path.split('?');
  return pathname === path() && (new URLSearchParams(query).get('part') ?? '') === (TABS_WITH_PARTS.includes(pathname) ? parameter('part') : '');
}

class RoomTabs extends Component {
  static properties = {
    room: { type: String },
    /** the id of what the tabs are of, where the room has many such things */
    of: { type: String },
    /** what else stays in the address from tab to tab */
    kept: { attribute: false },
    address: { type: String },
  };

  render() {
    return html`<nav class="tabs room-tabs" aria-label=${t(`room.${this.room}`)}>
      ${tabsOf(this.room, this.of).map((tab) => html`<a href=${href(tab.path, { ...mineOf(tab.name), ...this.kept })} aria-current=${isHere(tab) ? 'page' : 'false'}>${t(`tab.${tab.name}`)}</a>`)}
    </nav>`;
  }
}

customElements.define('fd-room-tabs', RoomTabs);
