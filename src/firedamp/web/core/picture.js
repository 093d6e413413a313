// How does a chart leave as a picture? With its title, what it is of, whether that is made up, what its marks mean and whose data it is.
import { charts, colours } from './charts.js';
import { save } from './download.js';
import { t } from './locale.js';

const PAD = 20;
const FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
const STYLES = {
  title: { size: 17, weight: 600, tone: 'ink', after: 2 },
  subject: { size: 13, weight: 400, tone: 'muted', after: 6 },
  synthetic: { size: 13, weight: 700, tone: 'ink', after: 6 },
  key: { size: 12, weight: 400, tone: 'ink', after: 4 },
  source: { size: 11, weight: 400, tone: 'muted', after: 0 },
};
const LINE = 1.4;
const [SAMPLE_PX, KEY_GAP_PX] = [34, 20];
const SHARPNESS = 2;

/**
 * @typedef {{words: string, drawn?: ((palette: object) => string) | null}} KeyItem `drawn`: SVG in a box of 28 by 10
 * @typedef {{title: string, subject?: string, synthetic?: boolean, key?: KeyItem[], attribution?: string}} Told
 */

/**
 * Save a chart as PNG or SVG on the ground of its panel.
 * @param {{option: object, width: number, height: number, name: string, kind: string, told: Told}} picture
 */
export async function savePicture({ option, width, height, name, kind, told }) {
  const palette = colours();
  const drawn = framed(await asSvg(option, width, height), { width, height }, told, palette);
  if (kind === 'SVG') save(`${name}.svg`, drawn.svg, 'image/svg+xml');
  else save(`${name}.png`, await asPng(drawn), 'image/png');
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

async function asPng({ svg, width, height }) {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * SHARPNESS, height: height * SHARPNESS });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** The drawn chart with what a reader without the page has to be told, above and below it. */
function framed(chart, { width, height }, told, palette) {
  const whole = width + 2 * PAD;
  const page = { parts: [], y: PAD, width, palette };
  words(page, told.title, STYLES.title);
  words(page, told.subject, STYLES.subject);
  if (told.synthetic) words(page, `▨ ${t('picture.synthetic')}`, STYLES.synthetic);
  page.parts.push(chart.replace('<svg ', `<svg x="${PAD}" y="${page.y}" `));
  page.y += height + 8;
  key(page, told.key ?? []);
  words(page, told.attribution ? `${t('data')}: ${told.attribution}` : '', STYLES.source);
  const tall = Math.ceil(page.y + PAD);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${tall}" viewBox="0 0 ${whole} ${tall}"><title>${escaped(told.title)}</title><rect width="100%" height="100%" fill="${palette.ground}"/>${page.parts.join('')}</svg>`;
  return { svg, width: whole, height: tall };
}

function words(page, said, style) {
  if (!said) return;
  for (const line of wrapped(said, style, page.width)) {
    page.parts.push(textAt(page, line, style, PAD));
    page.y += style.size * LINE;
  }
  page.y += style.after;
}

const textAt = ({ y, palette }, said, { size, weight, tone }, x) =>
  `<text x="${x}" y="${y + size}" font-family="${FAMILY}" font-size="${size}" font-weight="${weight}" fill="${palette[tone]}">${escaped(said)}</text>`;

/** The items of the key, as many in a row as there is room for. */
function key(page, items) {
  const style = STYLES.key;
  let x = PAD;
  for (const { words: said, drawn } of items) {
    const wide = (drawn ? SAMPLE_PX : 0) + measured(said, style);
    if (x > PAD && x + wide > PAD + page.width) {
      x = PAD;
      page.y += style.size * LINE + style.after;
    }
    if (drawn) page.parts.push(`<g transform="translate(${x} ${page.y + 3})">${drawn(page.palette)}</g>`);
    page.parts.push(textAt(page, said, style, x + (drawn ? SAMPLE_PX : 0)));
    x += wide + KEY_GAP_PX;
  }
  if (items.length) page.y += style.size * LINE + style.after + 6;
}

let pen = null;

function measured(said, { size, weight }) {
  pen ??= document.createElement('canvas').getContext('2d');
  pen.font = `${weight} ${size}px ${FAMILY}`;
  return pen.measureText(said).width;
}

function wrapped(said, style, width) {
  const lines = [];
  for (const word of said.split(/(?<=[ \u00ad–-])/)) {
    const longer = (lines.at(-1) ?? '') + word;
    if (lines.length && measured(longer.trimEnd(), style) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

const escaped = (said) => said.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
