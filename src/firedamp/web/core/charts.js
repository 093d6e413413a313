// How are charts drawn? By ECharts, fetched after the first paint, in the colours of the theme.
import { token } from './theme.js';

/** How many colours lines and bars have; what is more takes another shape. */
export const HUES = 8;
let library = null;

/** ECharts, fetched once, when the page has been painted. */
export function charts() {
  library ??= afterPaint().then(() => import('echarts'));
  return library;
}

function afterPaint() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Okabe and Ito's palette, told apart by colour-blind readers; by mine type and for what is neutral. */
export function colours() {
  return {
    underground: token('series-underground'),
    surface: token('series-surface'),
    ink: token('ink'),
    muted: token('muted'),
    line: token('line'),
    ground: token('panel'),
    land: token('land'),
    accent: token('accent'),
    series: Array.from({ length: HUES }, (_, place) => token(`series-${place + 1}`)),
    limit: token('limit'),
    warning: token('warning-ink'),
  };
}

/** What every chart shares. */
export function base(palette) {
  return {
    animation: false,
    // Double quotes would end the attribute in which an SVG picture names its font.
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily.replaceAll('"', "'"), color: palette.ink, fontSize: 12 },
  };
}
