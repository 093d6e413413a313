// Which page, with which settings? The address holds it all, so that a link shows a colleague the same thing.

/** Tells of a new address. */
export const addressChanges = new EventTarget();

/** What stays when one goes to another page. */
const KEPT = ['basin', 'method', 'year', 'gwp_set'];
const DEFAULTS = { basin: 'kuzbass', method: 'ipcc2006', year: '', gwp_set: 'RU' };

/** @typedef {{basin: string, method: string, year: string, gwp_set: string}} Settings what every page is computed for */

export function path() {
  return location.pathname;
}

export function parameter(name) {
  return new URLSearchParams(location.search).get(name) ?? DEFAULTS[name] ?? '';
}

/** All values of a parameter that may stand more than once. */
export const parameterList = (name) => new URLSearchParams(location.search).getAll(name);

/** @returns {Settings} */
export function settings() {
  const named = KEPT.map((name) => [name, parameter(name)]);
  return /** @type {Settings} */ (Object.fromEntries(named));
}

/**
 * The address of a page that keeps the settings; an empty value removes a parameter.
 * @param {string} target a path, with or without parameters
 * @param {Record<string, string | number | null | undefined>} [changes]
 */
export function href(target, changes = {}) {
  const [pathname, query = ''] = target.split('?');
  const here = new URLSearchParams(location.search);
  const kept = pathname === path() && !query ? [...here] : KEPT.filter((name) => here.has(name)).map((name) => [name, here.get(name)]);
  const parameters = new URLSearchParams(kept);
  for (const [name, value] of [...new URLSearchParams(query), ...Object.entries(changes)]) {
    if (Array.isArray(value)) {
      parameters.delete(name);
      value.forEach((each) => parameters.append(name, each));
    } else if (value === null || value === undefined || value === '' || String(value) === DEFAULTS[name]) parameters.delete(name);
    else parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text ? `${pathname}?${text}` : pathname;
}

/** @type {{words: () => string, address: string} | null} what would be lost if the page were left now */
let held = null;
const asks = (event) => event.preventDefault();

/** While something is on its way that leaving would lose, it is asked first; ends with what is returned. */
export function holdPage(words) {
  const own = { words, address: location.href };
  held = own;
  window.addEventListener('beforeunload', asks);
  return () => {
    if (held !== own) return;
    held = null;
    window.removeEventListener('beforeunload', asks);
  };
}

/** Whether nothing is lost by going to another page, or it may be. */
function mayLeave(pathname) {
  const stays = !held || pathname === new URL(held.address).pathname;
  return stays || window.confirm(held.words());
}

/** Go to another page or to other settings of this one. */
export function go(target, changes = {}) {
  const wanted = href(target, changes);
  if (wanted === location.pathname + location.search || !mayLeave(wanted.split('?')[0])) return;
  history.pushState(null, '', wanted);
  addressChanges.dispatchEvent(new Event('change'));
}

/** Change parameters of this page. */
export function change(changes, { replace = false } = {}) {
  const wanted = href(path(), changes);
  history[replace ? 'replaceState' : 'pushState'](null, '', wanted);
  addressChanges.dispatchEvent(new Event('change'));
}

/** Note parameters of this page in the address without telling anybody: what a page writes there it knows already. */
export function note(changes) {
  history.replaceState(history.state, '', href(path(), changes));
}

/** Follow the client's own links without loading the page anew. */
export function followLinks(root) {
  root.addEventListener('click', (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const own = link.origin === location.origin && !link.target && !link.hasAttribute('download');
    if (!own || link.pathname.startsWith('/api/') || (link.hash && link.pathname === location.pathname)) return;
    event.preventDefault();
    if (link.href === location.href || !mayLeave(link.pathname)) return;
    history.pushState(null, '', link.href);
    addressChanges.dispatchEvent(new Event('change'));
  });
  window.addEventListener('popstate', () => {
    if (mayLeave(path())) addressChanges.dispatchEvent(new Event('change'));
    else history.pushState(null, '', held.address);
  });
}
