// How does a grid come onto paper? With its rows from the first on, up to a limit; it is said how many of how many.
import { html, nothing } from 'lit';
import { t } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';

/** A longer table is downloaded, not printed. */
export const MOST_PRINTED = 1000;

/** Rows must be here before the browser prints: its own command cannot wait for them. */
export async function print(grid) {
  await grid.source.ready(0, MOST_PRINTED - 1);
  window.print();
}

export function watchPrinting(grid) {
  grid.watch(window, 'beforeprint', () => draw(grid, here(grid.source)));
  grid.watch(window, 'afterprint', () => draw(grid, 0));
  grid.watch(document, 'keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== 'KeyP') return;
    event.preventDefault();
    print(grid);
  });
}

/** How many rows are here from the first on. */
function here(source) {
  const most = Math.min(MOST_PRINTED, source.total ?? 0);
  for (let place = 0; place < most; place += 1) if (!source.at(place)) return place;
  return most;
}

/** The page is drawn at once: it is printed as it stands when this returns. */
function draw(grid, count) {
  grid.printed = count;
  if (count) [grid.first, grid.last] = [0, count - 1];
  else grid.looked();
  grid.requestUpdate();
  grid.performUpdate();
}

export function printedRows({ printed, source: { total } }) {
  if (!printed) return nothing;
  const words = { count: exact(printed), total: exact(total) };
  return html`<p class="printed-rows">${printed < total ? t('print.some', words) : t('print.all', words)}</p>`;
}
