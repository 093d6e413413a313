// What does a picture of the map say, which leaves the page alone? Its finding, what circles and colours mean, whose data it is.
import * as findings from '../core/findings.js';
import { t, text } from '../core/locale.js';
import { toldOf } from '../doors/provenance.js';

/** @returns {import('../core/picture.js').Told} */
export function mapTold(map, inventory, marks = null) {
  const told = toldOf(inventory);
  const dot = (type) => (palette) => `<circle cx="20" cy="5" r="5" fill="${palette[type]}"/>`;
  const ring = (type) => (palette) => `<circle cx="20" cy="5" r="4" fill="${palette[type]}" fill-opacity="0.2" stroke="${palette[type]}" stroke-width="2"/>`;
  const key = [['underground', dot], ['surface', ring]].map(([type, drawn]) => ({ words: t(`mine_type.${type}.plural`), drawn: drawn(type) }));
  const attribution = [...new Set([told.attribution, text(map.attribution)])].filter(Boolean).join('. ');
  return { ...told, title: marks?.title ?? findings.concentration(inventory), key: [...key, { words: t('map.area') }, ...(marks?.key ?? []).map(({ sign, words }) => ({ words: `${sign} ${words}` }))], attribution };
}
