// Light or dark? As the system says, until the reader says otherwise. Loaded first, so that nothing flashes.

const KEPT = 'firedamp.theme';
export const THEMES = ['auto', 'light', 'dark'];
/** Tells of a change of theme: charts draw themselves anew. */
export const themeChanges = new EventTarget();

export function currentTheme() {
  try {
    return THEMES.find((each) => each === localStorage.getItem(KEPT)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function setTheme(theme) {
  try {
    localStorage.setItem(KEPT, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  apply(theme);
}

function apply(theme) {
  const dark = theme === 'dark' || (theme === 'auto' && system.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  themeChanges.dispatchEvent(new Event('change'));
}

/** The colour of a design token as it is now, for what draws on a canvas. */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

const system = matchMedia('(prefers-color-scheme: dark)');
system.addEventListener('change', () => apply(currentTheme()));
apply(currentTheme());
