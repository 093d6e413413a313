// What is told for a moment, and what can be undone as long as it stands there?

const STANDS_MS = 8000;
/** Tells of a new or gone notice. */
export const noticeChanges = new EventTarget();
/** @typedef {{words: () => string, undo?: () => void, href?: string, label?: () => string, timer?: number, done?: (leaving: boolean) => void}} Notice */
/** @type {Notice[]} */
let notices = [];

export const currentNotices = () => notices;

/**
 * Tell something. With `done` and `undo`: `done` happens when the notice goes, unless it was undone.
 * @param {Notice} notice
 */
export function tellNotice(notice) {
  notice.timer = setTimeout(() => dismiss(notice), STANDS_MS);
  notices = [...notices, notice];
  changed();
}

/** The notice goes; what it stood for happens. */
export function dismiss(notice, leaving = false) {
  if (!take(notice)) return;
  notice.done?.(leaving);
}

export function undo(notice) {
  if (take(notice)) notice.undo?.();
}

/** A notice that is pointed at or in focus stays; the pause begins anew afterwards. */
export function hold(held) {
  for (const notice of notices) {
    clearTimeout(notice.timer);
    if (!held) notice.timer = setTimeout(() => dismiss(notice), STANDS_MS);
  }
}

function take(notice) {
  if (!notices.includes(notice)) return false;
  clearTimeout(notice.timer);
  notices = notices.filter((each) => each !== notice);
  changed();
  return true;
}

function changed() {
  noticeChanges.dispatchEvent(new Event('change'));
}

// Who closes the page does not undo any more.
window.addEventListener('pagehide', () => [...notices].forEach((notice) => dismiss(notice, true)));
