// What do keys do? `/` and Ctrl+K search, `?` helps, `g` and a letter goes to a room.
import { go } from './address.js';
import { ROOMS } from './rooms.js';

const PATIENCE_MS = 1200;

/** @param {{search: () => void, help: () => void}} actions */
export function listenForShortcuts({ search, help }) {
  let went = 0;
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
      event.preventDefault();
      search();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event) || document.querySelector('dialog[open]')) return;
    // The place of the key as well as its letter: on a Russian keyboard the same keys give other letters.
    const room = ROOMS.find((each) => event.code === `Key${each.key.toUpperCase()}`);
    if (Date.now() - went < PATIENCE_MS && room) {
      went = 0;
      go(room.path);
    } else if (event.code === 'KeyG') {
      went = Date.now();
    } else if (event.key === '?' || (event.shiftKey && event.code === 'Slash')) {
      help();
    } else if (event.key === '/' || (event.code === 'Slash' && !event.shiftKey)) {
      event.preventDefault();
      search();
    }
  });
}

function typing(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
}
