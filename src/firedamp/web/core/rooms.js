// Which rooms are built, and which page answers an address?

/** @typedef {{name: string, path: string, key: string, icon: string}} Room */

/** @type {Room[]} */
export const ROOMS = [
  { name: 'overview', path: '/', key: 'o', icon: 'M3 12l9-8 9 8M6 10v10h12V10' },
  { name: 'mines', path: '/mines', key: 'm', icon: 'M4 20V9l8-5 8 5v11M9 20v-6h6v6M4 20h16' },
  { name: 'calculate', path: '/calculate', key: 'c', icon: 'M6 3h12v18H6zM9 7h6M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01' },
  { name: 'reference', path: '/reference', key: 'r', icon: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9' },
  { name: 'series', path: '/series', key: 's', icon: 'M4 4v16h16M7 15l4-5 4 3 5-7' },
  { name: 'longwalls', path: '/longwalls', key: 'l', icon: 'M3 5h18M3 19h18M6 5v14M11 5v14M14 12h7M14 9v6' },
  { name: 'reductions', path: '/reductions', key: 'd', icon: 'M4 5l6 7 4-3 6 9M20 12v6h-6' },
];

/** The pages of a room that has several, as tabs; `{id}`: those of one thing in it; `of`: what else a tab is of. @type {Record<string, {name: string, path: string, of?: RegExp}[]>} */
export const TABS = {
  calculate: [
    { name: 'calculate', path: '/calculate' },
    { name: 'reconcile', path: '/reconcile' },
    { name: 'topdown', path: '/topdown' },
    { name: 'compliance', path: '/compliance' },
    { name: 'calculations', path: '/calculations' },
    { name: 'reports', path: '/reports' },
  ],
  series: [
    { name: 'series', path: '/series' },
    { name: 'restore', path: '/restore' },
    { name: 'experiment', path: '/restore?part=experiment' },
  ],
  longwalls: [
    { name: 'live', path: '/longwalls/{id}' },
    { name: 'telemetry', path: '/longwalls/{id}/telemetry' },
    { name: 'correlation', path: '/longwalls/{id}/correlation' },
    { name: 'forecast', path: '/longwalls/{id}/forecast' },
    { name: 'emissions', path: '/longwalls/{id}/emissions' },
  ],
  reductions: [
    { name: 'technologies', path: '/reductions' },
    { name: 'project', path: '/reductions/projects', of: /^\/reductions\/projects?(\/|$)/ },
    { name: 'portfolio', path: '/reductions/portfolio' },
    { name: 'progress', path: '/reductions/progress' },
  ],
};

/** `settings`: what of the top bar a page is computed for; all of it unless it says so. */
const PAGES = [
  { pattern: /^\/$/, room: 'overview', tag: 'fd-overview', load: () => import('../pages/overview.js') },
  { pattern: /^\/mines\/?$/, room: 'mines', tag: 'fd-mines', load: () => import('../pages/mines.js') },
  { pattern: /^\/mines\/(?<mineId>[^/]+)$/, room: 'mines', tag: 'fd-mine', load: () => import('../pages/mine.js') },
  { pattern: /^\/calculate\/?$/, room: 'calculate', tag: 'fd-calculate', settings: ['basin', 'gwp_set'], load: () => import('../pages/calculate.js') },
  { pattern: /^\/reconcile\/?$/, room: 'calculate', tag: 'fd-reconcile', settings: ['basin', 'gwp_set'], load: () => import('../pages/reconcile.js') },
  { pattern: /^\/topdown\/?$/, room: 'calculate', tag: 'fd-topdown', settings: ['basin', 'gwp_set'], load: () => import('../pages/topdown.js') },
  { pattern: /^\/compliance\/?$/, room: 'calculate', tag: 'fd-compliance', settings: ['basin', 'year', 'gwp_set'], load: () => import('../pages/compliance.js') },
  { pattern: /^\/calculations\/?$/, room: 'calculate', tag: 'fd-calculations', settings: [], load: () => import('../pages/calculations.js') },
  { pattern: /^\/calculations\/compare$/, room: 'calculate', tag: 'fd-compare', settings: [], load: () => import('../pages/compare.js') },
  { pattern: /^\/calculations\/(?<calculationId>[^/]+)$/, room: 'calculate', tag: 'fd-stored', settings: [], load: () => import('../pages/stored.js') },
  { pattern: /^\/reports\/?$/, room: 'calculate', tag: 'fd-reports', settings: [], load: () => import('../pages/reports.js') },
  { pattern: /^\/reports\/(?<reportId>[^/]+)$/, room: 'calculate', tag: 'fd-report', settings: [], load: () => import('../pages/report.js') },
  { pattern: /^\/reference\/?$/, room: 'reference', tag: 'fd-reference', settings: ['basin'], load: () => import('../pages/reference.js') },
  { pattern: /^\/reference\/(?<table>\w+)$/, room: 'reference', tag: 'fd-reference-table', settings: ['basin'], load: () => import('../pages/reference-table.js') },
  { pattern: /^\/reference\/(?<table>\w+)\/import$/, room: 'reference', tag: 'fd-reference-import', settings: ['basin'], load: () => import('../pages/reference-import.js') },
  { pattern: /^\/reference\/(?<table>\w+)\/(?<recordId>\d+)$/, room: 'reference', tag: 'fd-reference-record', settings: ['basin'], load: () => import('../pages/reference-record.js') },
  { pattern: /^\/reports\/(?<reportId>[^/]+)\/(?<number>\d+|latest)$/, room: 'calculate', tag: 'fd-issue', settings: [], load: () => import('../pages/issue.js') },
  { pattern: /^\/jobs\/?$/, room: '', tag: 'fd-jobs', settings: [], load: () => import('../pages/jobs.js') },
  { pattern: /^\/series\/?$/, room: 'series', tag: 'fd-series', settings: ['basin', 'gwp_set'], load: () => import('../pages/series.js') },
  { pattern: /^\/restore\/?$/, room: 'series', tag: 'fd-restore', settings: ['basin'], load: () => import('../pages/restore.js') },
  { pattern: /^\/restore\/(?<restorationId>[^/]+)$/, room: 'series', tag: 'fd-restoration', settings: [], load: () => import('../pages/restoration.js') },
  { pattern: /^\/longwalls\/?$/, room: 'longwalls', tag: 'fd-longwalls', settings: [], load: () => import('../pages/longwalls.js') },
  { pattern: /^\/longwalls\/(?<longwallId>[^/]+)$/, room: 'longwalls', tag: 'fd-longwall', settings: [], load: () => import('../pages/longwall.js') },
  { pattern: /^\/longwalls\/(?<longwallId>[^/]+)\/forecast$/, room: 'longwalls', tag: 'fd-forecast', settings: [], load: () => import('../pages/forecast.js') },
  { pattern: /^\/longwalls\/(?<longwallId>[^/]+)\/telemetry$/, room: 'longwalls', tag: 'fd-telemetry', settings: [], load: () => import('../pages/telemetry.js') },
  { pattern: /^\/longwalls\/(?<longwallId>[^/]+)\/correlation$/, room: 'longwalls', tag: 'fd-correlation', settings: [], load: () => import('../pages/correlation.js') },
  { pattern: /^\/longwalls\/(?<longwallId>[^/]+)\/emissions$/, room: 'longwalls', tag: 'fd-emissions', settings: [], load: () => import('../pages/emissions.js') },
  { pattern: /^\/reductions\/?$/, room: 'reductions', tag: 'fd-technologies', settings: [], load: () => import('../pages/technologies.js') },
  { pattern: /^\/reductions\/projects\/?$/, room: 'reductions', tag: 'fd-projects-kept', settings: [], load: () => import('../pages/reduction-projects.js') },
  { pattern: /^\/reductions\/project\/?$/, room: 'reductions', tag: 'fd-reduction-project', settings: ['gwp_set'], load: () => import('../pages/reduction-project.js') },
  { pattern: /^\/reductions\/projects\/(?<projectId>[^/]+)$/, room: 'reductions', tag: 'fd-reduction-project', settings: ['gwp_set'], load: () => import('../pages/reduction-project.js') },
  { pattern: /^\/reductions\/portfolio\/?$/, room: 'reductions', tag: 'fd-portfolio', settings: [], load: () => import('../pages/portfolio.js') },
  { pattern: /^\/reductions\/progress\/?$/, room: 'reductions', tag: 'fd-progress', settings: [], load: () => import('../pages/progress.js') },
  { pattern: /^\/account\/?$/, room: '', tag: 'fd-account', settings: [], load: () => import('../pages/account.js') },
  { pattern: /^\/account\/password\/?$/, room: '', tag: 'fd-forgotten-password', settings: [], load: () => import('../pages/forgotten-password.js') },
  { pattern: /^\/account\/password\/(?<key>[^/]+)$/, room: '', tag: 'fd-new-password', settings: [], load: () => import('../pages/new-password.js') },
  { pattern: /^\/account\/join\/?$/, room: '', tag: 'fd-join', settings: [], load: () => import('../pages/join.js') },
  { pattern: /^\/organisations\/(?<organisationId>[^/]+)$/, room: '', tag: 'fd-organisation', settings: [], load: () => import('../pages/organisation.js') },
  { pattern: /^\/activity\/?$/, room: '', tag: 'fd-activity', settings: [], load: () => import('../pages/activity.js') },
];

/** The tabs of a room whose pages there are; of one thing in it, by its id. */
export const tabsOf = (room, id = '') => TABS[room].map((tab) => ({ ...tab, path: tab.path.replace('{id}', encodeURIComponent(id)) })).filter(({ path }) => pageOf(path.split('?')[0]));

/** The page of an address with what the address names, or null. */
export function pageOf(pathname) {
  for (const page of PAGES) {
    const found = page.pattern.exec(pathname);
    if (found) return { ...page, named: Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])) };
  }
  return null;
}
