// How are charts drawn? By ECharts, fetched after the first paint, in the colours of the theme.
import { token } from './theme.js';

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
    limit: token('limit'),
  };
}

/** What every chart shares. */
export function base(palette) {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: palette.ink, fontSize: 12 },
  };
}

/** The chart as SVG text: drawn apart, so that no style attribute comes into the page. */
export async function asSvg(option, width, height) {
  const { init } = await charts();
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return drawn;
}
