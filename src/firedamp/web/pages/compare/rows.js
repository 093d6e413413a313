// How do the lines of a comparison stand? Name before symbol, both values with their ranges, how far they are apart.
import { html, nothing } from 'lit';
import { t, text } from '../../core/locale.js';
import { percent, quantity, significant, valueLike } from '../../core/numbers.js';
import { comparedDoor } from '../../doors/stored.js';
import { differs } from './lines.js';
import '../../components/number.js';

/** From so many times on, times say more than percent. */
const MANY_TIMES = 10;

export const mark = (different, words = t('compare.differs')) => (different ? html`<span class="differs-mark" aria-hidden="true" title=${words}>≠</span><span class="unseen">${words}: </span>` : nothing);

/** Results in one unit that suits the larger, what was given as it was given. */
function writing(line, part) {
  const most = Math.max(Math.abs(line.left ?? 0), Math.abs(line.right ?? 0));
  return part === 'outputs' && most ? (value) => valueLike(value, most, line.unit) : (value) => quantity(value, line.unit);
}

/** "+12 %", "× 25", or nothing where there is nothing to compare with. */
export function relative({ ratio }) {
  if (ratio === null) return t('value.none');
  if (Math.abs(ratio) >= MANY_TIMES) return `× ${significant(ratio, 3)}`;
  const share = (ratio - 1) * 100;
  return `${share > 0 ? '+' : ''}${percent(share, 3)}`;
}

export function lineRow(found, line, part) {
  const write = writing(line, part);
  const { unit } = write(line.left ?? line.right ?? 0);
  const apart = differs(line);
  const number = (side) => (line[side] === null ? html`<span class="absent">${t('value.none')}</span>` : html`<fd-number bare .label="${text(line.label)}, ${found[side].name}" .written=${write(line[side])} .low=${line.ranges[side].low} .high=${line.ranges[side].high} .door=${() => comparedDoor(found[side], line, line[side], part)}></fd-number>`);
  const difference = line.difference === null ? t('value.none') : `${line.difference > 0 ? '+' : ''}${write(line.difference).text}`;
  return html`<tr class=${apart ? 'differs' : ''}>
    <th scope="row">${mark(apart, part === 'inputs' ? t('compare.input_differs') : t('compare.differs'))}${text(line.label)}${unit ? html`<span class="muted">, ${unit}</span>` : nothing}${text(line.label) === line.name ? nothing : html` <code class="symbol">${line.name}</code>`}</th>
    <td class="numeric">${number('left')}</td><td class="numeric">${number('right')}</td>
    <td class="numeric">${apart ? difference : t('compare.same')}</td>
    <td class="numeric">${apart ? relative(line) : t('compare.same')}</td>
  </tr>`;
}
