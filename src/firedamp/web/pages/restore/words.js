// What is a restoration called, how far is it, and what are its cells? Words that several parts of the page share.
import { html } from 'lit';
import { t, text, word } from '../../core/locale.js';
import { exact, year } from '../../core/numbers.js';

const SIGNS = { read: '○', restored: '◌', accepted: '◉' };

/** "Absolute abundance, Kuzbass"; a file by its name. */
export const titleOf = ({ kind, name, label, basin }) => (kind === 'file' ? name : [text(label), text(basin?.name)].filter(Boolean).join(', '));

/** What a picture says of its data: the series and the restoration. */
export const sourceOf = (run) => `${titleOf(run)}; ${t('restore.run_id')} ${run.id.slice(0, 8)}, Firedamp`;

/** The state by shape and word. */
export const stateMark = (state) => html`<span class="restoration-state"><span aria-hidden="true">${SIGNS[state]}</span> ${word('restoration_state', state)}</span>`;

/** A time of a series as it is read: midnight and whole minutes without their noughts. */
export const timeText = (time) => (typeof time === 'number' ? year(time) : String(time).replace('T', ' ').replace(/:00$/, '').replace(/ 00:00$/, ''));

/** Places in a row as spans: "2009–2023, 2025". */
export function spansOf(times, all) {
  const places = times.map((time) => all.indexOf(time)).sort((one, other) => one - other);
  const spans = [];
  for (const place of places) {
    if (spans.length && spans.at(-1)[1] === place - 1) spans.at(-1)[1] = place;
    else spans.push([place, place]);
  }
  return spans.map(([first, last]) => (first === last ? timeText(all[first]) : `${timeText(all[first])}–${timeText(all[last])}`)).join(', ');
}

/** "13 known, 21 missing: 5 short, 16 at an end": what a row of the map says. */
export function cellsInWords(counts, kinds) {
  const missing = Object.keys(kinds).filter((kind) => counts[kind]).map((kind) => `${text(kinds[kind])} ${exact(counts[kind])}`);
  const said = [t('restore.count.known', { count: counts.known, written: exact(counts.known) })];
  if (missing.length) said.push(t('restore.count.missing', { kinds: missing.join(', ') }));
  if (counts.restored) said.push(t('restore.count.restored', { count: counts.restored, written: exact(counts.restored) }));
  if (counts.accepted) said.push(t('restore.count.accepted', { count: counts.accepted, written: exact(counts.accepted) }));
  return said.join('; ');
}
