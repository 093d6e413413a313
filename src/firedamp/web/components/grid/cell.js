// How does a value stand in a cell? With the sign of its origin, the mark of what is to be confirmed, and its way on.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { named, t } from '../../core/locale.js';
import { unitName } from '../../core/numbers.js';
import { alsoRestored, pageOfRecord, qualityOf, sourceSaid, unsure } from '../../core/record-columns.js';
import { isAbsent, isNumeric, written } from '../../core/record-values.js';
import { languageOf } from '../../core/sources.js';
import { originMark, unsureMark } from '../origin.js';

/** Where the text of a cell leads to: a mine to its page, an address to the web. */
function wayOn(schema, column, record, value, first) {
  if (value && typeof value === 'object') return pageOfRecord(column.table, value.id);
  return first && schema.named ? pageOfRecord(schema.id, record.key) : null;
}

/** Whether a value is a figure: it bears its origin and is a door. */
export const isFigure = (schema, column) => column.type === 'number' && !column.common && !schema.key.includes(column.name);

function plainOf(column, record, value) {
  if (column.name === 'unit') return unitName(value) || value;
  return column.name === 'source' ? sourceSaid(record) : written(column, value);
}

/** The content of a cell that is not being edited. */
export function cellContent(schema, column, record, first) {
  const value = record.values[column.name];
  if (isAbsent(value)) return nothing;
  const way = wayOn(schema, column, record, value, first);
  const plain = plainOf(column, record, value);
  const said = first && schema.named ? named(plain) : plain;
  if (way) return html`<a class="cell-text" tabindex="-1" href=${href(way)}>${said}</a>`;
  if (/^https?:\/\//.test(said)) return html`<a class="cell-text" tabindex="-1" href=${said} target="_blank" rel="noopener external">${said.replace(/^https?:\/\/(www\.)?/, '')}</a>`;
  if (column.name === 'quality') return html`<span class="cell-text">${originMark(value)}</span>`;
  if (!isFigure(schema, column)) return html`<span class="cell-text" lang=${languageOf(said)} title=${isNumeric(column) ? nothing : said}>${said}</span>`;
  return html`${figureMarks(record, column)}<span class="cell-text">${said}</span>${unsureMark(unsure(record))}`;
}

/** The signs of a figure: how it came about, and that it was restored where its record as a whole was not. */
export const figureMarks = (record, column) => html`${originMark(qualityOf(record, column), { wordless: true })}${alsoRestored(record, column) ? html` ${originMark('restored', { wordless: true })}` : nothing}`;

/** What somebody typed and what has not been kept yet, or cannot be. */
export function pendingContent(column, pending) {
  return html`<span class="cell-text">${written(column, pending.value)}</span>${pending.problem ? html`<span class="cell-problem">${pending.problem}</span>` : nothing}`;
}

/** The button that opens where a number comes from. */
export const doorButton = (open) =>
  html`<button type="button" class="cell-door" tabindex="-1" aria-label=${t('grid.door')} title="${t('grid.door')} (Alt+Enter)" @click=${open}>i</button>`;
