// What does a picture of the map say, which leaves the page alone? Its finding, what circles and colours mean, whose data it is.
import * as findings from '../core/findings.js';
import { t, text } from '../core/locale.js';
import { toldOf } from '../doors/provenance.js';

/** @returns {import('../core/picture.js').Told} */
export function mapTold(map, inventory) {
  const told = toldOf(inventory);
  const dot = (type) => (palette) => `<circle cx="20" cy="5" r="5" fill="${palette[type]}"/>`;
  const key = ['underground', 'surface'].map((type) => ({ words: t(`mine_type.${type}.plural`), drawn: dot(type) }));
  const attribution = [told.attribution, text(map.attribution)].filter(Boolean).join('. ');
  return { ...told, title: findings.concentration(inventory), key: [...key, { words: t('map.area') }], attribution };
}
