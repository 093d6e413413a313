// Signs that stand beside words on buttons: drawn, since not every font has them.
import { html } from 'lit';

const PATHS = {
  play: 'M7 4l13 8l-13 8z',
  pause: 'M6 4h4v16h-4zM14 4h4v16h-4z',
  stop: 'M5 5h14v14h-14z',
  again: 'M12 5V1L6 6l6 5V7a5.5 5.5 0 1 1-5.5 5.5H4.500A7.500 7.500 0 1 0 12 5z',
  bell: 'M12 2a6 6 0 0 0-6 6v5l-2 4h16l-2-4V8a6 6 0 0 0-6-6zM9.500 19a2.500 2.500 0 0 0 5 0z',
  silent: 'M12 2a6 6 0 0 0-6 6v5l-2 4h16l-2-4V8a6 6 0 0 0-6-6zM9.500 19a2.500 2.500 0 0 0 5 0zM2 3.400L3.400 2L22 20.600L20.600 22z',
};

/** @param {keyof typeof PATHS} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 24 24" width="13" height="13" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
