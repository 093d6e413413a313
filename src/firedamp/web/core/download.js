// How does something leave the page as a file?
import { currentLanguage } from './locale.js';

/** Save text or a picture under a name. */
export function save(name, content, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/**
 * Rows as a table that a spreadsheet of the reader's language opens: in Russian `;` and decimal commas.
 * @param {string[]} header
 * @param {(string | number | null | undefined)[][]} rows
 */
export function csv(header, rows) {
  const russian = currentLanguage() === 'ru';
  const cell = (value) => {
    if (typeof value === 'number') return russian ? String(value).replace('.', ',') : String(value);
    const written = String(value ?? '');
    // A text that a spreadsheet would take for a formula is kept a text.
    const safe = /^[=+\-@\t\r]/.test(written) ? `'${written}` : written;
    return /[";,\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [header, ...rows].map((row) => row.map(cell).join(russian ? ';' : ','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

export function saveCsv(name, header, rows) {
  save(`${name}.csv`, csv(header, rows), 'text/csv;charset=utf-8');
}
