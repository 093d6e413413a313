// Which rooms are built, and which page answers an address?

/** @typedef {{name: string, path: string, key: string, icon: string}} Room */

/** @type {Room[]} */
export const ROOMS = [
  { name: 'overview', path: '/', key: 'o', icon: 'M3 12l9-8 9 8M6 10v10h12V10' },
  { name: 'mines', path: '/mines', key: 'm', icon: 'M4 20V9l8-5 8 5v11M9 20v-6h6v6M4 20h16' },
];

const PAGES = [
  { pattern: /^\/$/, room: 'overview', tag: 'fd-overview', load: () => import('../pages/overview.js') },
  { pattern: /^\/mines\/?$/, room: 'mines', tag: 'fd-mines', load: () => import('../pages/mines.js') },
  { pattern: /^\/mines\/(?<mineId>[^/]+)$/, room: 'mines', tag: 'fd-mine', load: () => import('../pages/mine.js') },
];

/** The page of an address with what the address names, or null. */
export function pageOf(pathname) {
  for (const page of PAGES) {
    const found = page.pattern.exec(pathname);
    if (found) return { ...page, named: Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])) };
  }
  return null;
}
