// How are charts drawn? By ECharts, fetched after the first paint, in the colours of the theme.
import { save } from './download.js';
import { token } from './theme.js';

/** How many colours lines and bars have; what is more takes another shape. */
export const HUES = 7;
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
  };
}

/** What every chart shares. */
export function base(palette) {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: palette.ink, fontSize: 12 },
  };
}

/** Save a drawn chart as PNG or SVG on the ground of its panel. */
export async function savePicture(chart, option, name, kind) {
  const { ground } = colours();
  if (kind === 'SVG') {
    const drawn = await asSvg({ ...option, backgroundColor: ground }, chart.getWidth(), chart.getHeight());
    save(`${name}.svg`, drawn, 'image/svg+xml');
    return;
  }
  const [, base64] = chart.getDataURL({ pixelRatio: 2, backgroundColor: ground }).split(',');
  save(`${name}.png`, new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/png' }));
}

/** The chart as SVG text: drawn apart, so that no style attribute comes into the page. */
async function asSvg(option, width, height) {
  const { init } = await charts();
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return drawn;
}
