// How do the rows of a grid stand? Header, records, sums; each cell says where it is among all, also those not drawn.
import { html, nothing } from 'lit';
import { href } from '../../core/address.js';
import { named, t, text } from '../../core/locale.js';
import { heading, isNumeric, written } from '../../core/record-values.js';
import { dragged, pressed, pressedTwice } from './pointer.js';
import { draggedEdge, fit } from './widths.js';
import { cellContent, doorButton, isFigure, pendingContent } from './cell.js';

const classes = (...names) => names.filter(Boolean).join(' ');

export function headRow(grid) {
  const active = grid.selection.row === -1 ? grid.selection.column : -1;
  return html`<div class="grid-row" role="row" aria-rowindex="1">
    <div class=${classes('grid-cell handle', active === 0 && 'active')} role="columnheader" id="cell--1-0" aria-colindex="1"><span class="unseen">${t('grid.record')}</span></div>
    ${grid.columns.map((column, place) => headCell(grid, column, place, active === place + 1))}
  </div>`;
}

function headCell(grid, column, place, active) {
  const [name, descending] = [grid.sort.replace(/^-/, ''), grid.sort.startsWith('-')];
  const order = name === column.name ? (descending ? 'descending' : 'ascending') : 'none';
  const filtered = grid.filtered.includes(column.name);
  return html`<div class=${classes('grid-cell', isNumeric(column) && 'numeric', active && 'active', place === 0 && 'named')} role="columnheader" id="cell--1-${place + 1}" aria-colindex=${place + 2} aria-sort=${order} title=${text(column.help)}>
    <button type="button" class="grid-sort" tabindex="-1" @click=${() => grid.tell('sorted', column)}>${heading(column).replace(/, ([^,]+)$/, ',\u00a0$1')}<span class="sort-sign" aria-hidden="true">${{ descending: '↓', ascending: '↑', none: '' }[order]}</span></button>
    <button type="button" class=${classes('grid-filter', filtered && 'on')} tabindex="-1" aria-label=${t('filter.of', { column: text(column.label) })} title="${t('filter.of', { column: text(column.label) })} (Alt+↓)" @click=${() => grid.tell('filter-wanted', column)}>${filtered ? '▼' : '▽'}</button>
    <span class="grid-edge" title="${t('grid.edge')}" @pointerdown=${(event) => draggedEdge(grid, event, place)} @dblclick=${() => fit(grid, place)}></span>
  </div>`;
}

export function bodyRow(grid, row) {
  const record = grid.source.at(row);
  if (!record) return html`<div class="grid-row waiting" role="row" aria-rowindex=${row + 2}>${Array.from({ length: grid.columns.length + 1 }, (_, place) => html`<div class="grid-cell" role="gridcell" id="cell-${row}-${place}" aria-colindex=${place + 1}><span></span></div>`)}</div>`;
  const picked = grid.selection.picked.has(record.id);
  return html`<div class=${classes('grid-row', picked && 'picked', record.synthetic && 'synthetic')} role="row" aria-rowindex=${row + 2} aria-selected=${picked}>
    ${handle(grid, record, row, picked)} ${grid.columns.map((column, place) => bodyCell(grid, { record, column, row, place: place + 1 }))}
  </div>`;
}

/** The record itself: pick it, open it. */
function handle(grid, record, row, picked) {
  const active = grid.selection.row === row && grid.selection.column === 0;
  const name = named(record.name);
  return html`<div class=${classes('grid-cell handle', active && 'active')} role="gridcell" id="cell-${row}-0" aria-colindex="1" @mousedown=${(event) => pressed(grid, event, row, 0)}>
    <input type="checkbox" tabindex="-1" aria-label=${t('grid.pick', { name })} .checked=${picked} @change=${() => grid.pick(record)} />
    <a tabindex="-1" class="grid-open" href=${href(`/reference/${grid.schema.id}/${record.id}`, grid.wayBack?.(row) ?? {})} aria-label=${t('grid.open', { name })} title=${record.edited ? t('grid.edited') : t('grid.open', { name })}>${record.edited ? '✎' : '→'}</a>
  </div>`;
}

function bodyCell(grid, { record, column, row, place }) {
  const { selection, editing } = grid;
  const active = selection.row === row && selection.column === place;
  const edited = editing?.row === row && editing.column === place;
  const pending = grid.pending.get(`${record.id}/${column.name}`);
  const first = place === 1;
  const style = classes('grid-cell', isNumeric(column) && 'numeric', first && 'named', place > grid.columns.length / 2 && 'at-end', active && 'active', selection.wide() && selection.has(row, place) && 'in-range', pending && (pending.problem ? 'faulty' : 'waiting-value'), edited && 'edited');
  return html`<div class=${style} role=${first ? 'rowheader' : 'gridcell'} id="cell-${row}-${place}" aria-colindex=${place + 1} aria-selected=${selection.has(row, place)} aria-readonly=${column.changeable ? nothing : 'true'} aria-invalid=${pending?.problem ? 'true' : nothing} @mousedown=${(event) => pressed(grid, event, row, place)} @mouseover=${(event) => dragged(grid, event, row, place)} @dblclick=${(event) => pressedTwice(grid, event)}>
    ${edited ? html`<fd-cell-editor .column=${column} .value=${pending?.value ?? record.values[column.name] ?? null} .basin=${grid.basin} .typed=${editing.typed}></fd-cell-editor>` : pending ? pendingContent(column, pending) : cellContent(grid.schema, column, record, first)}
    ${active && !edited && isFigure(grid.schema, column) ? doorButton(() => grid.door()) : nothing}
  </div>`;
}

export function footRow(grid, total) {
  return html`<div class="grid-row" role="row" aria-rowindex=${(total ?? 0) + 2}>
    <div class="grid-cell handle" role="gridcell" aria-colindex="1">Σ</div>
    ${grid.columns.map((column, place) => {
      const sum = grid.sums[column.name];
      return html`<div class=${classes('grid-cell', isNumeric(column) && 'numeric', place === 0 && 'named')} role="gridcell" aria-colindex=${place + 2}>${sum === undefined || sum === null ? (place === 0 ? html`<span class="cell-text">${t('grid.sum')}</span>` : nothing) : written(column, sum)}</div>`;
    })}
  </div>`;
}
