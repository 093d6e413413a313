// What would a filled file of a table look like? A few records as they are shipped: of the synthetic basin, else of the table.
import { saveCsv } from './download.js';
import { currentLanguage, t, text } from './locale.js';
import { tellNotice } from './notices.js';
import { heading, isAbsent, isNumeric, pasteable } from './record-values.js';
import { records } from './reference-api.js';

const ROWS = 10;
const SYNTHETIC = 'demonstration';

/** Save it under a name that says what it is; it can be taken over as it is. */
export async function saveExample(schema, basin) {
  const found = await examples(schema, basin);
  if (!found.length) return void tellNotice({ words: () => t('import.no_example') });
  const columns = schema.columns.filter((column) => column.required || found.some((record) => !isAbsent(record.values[column.name])));
  const kind = found.some((record) => record.synthetic) ? 'synthetic-' : '';
  saveCsv(`firedamp-${kind}example-${schema.id}-${currentLanguage()}`, columns.map((column) => header(schema, column)), found.map((record) => columns.map((column) => cell(column, record.values[column.name]))));
  return undefined;
}

/** Of a table by year: the year after the last, so that taking the file over adds something, and to invented mines only. */
async function examples(schema, basin) {
  const byYear = schema.columns.find((column) => column.name === 'year' && schema.key.includes('year'));
  const of = async (wanted) => (await records(schema.id, { basin: wanted, sort: byYear ? '-year' : schema.sort }, { limit: ROWS })).items;
  const synthetic = await of(SYNTHETIC).catch(() => []);
  if (!synthetic.length) return of(basin);
  if (!byYear || !synthetic.every((record) => record.synthetic)) return synthetic;
  const last = Math.max(...synthetic.map((record) => record.values.year));
  const year = Math.max(last, Math.min(last + 1, new Date().getFullYear()));
  return synthetic.map((record) => ({ ...record, values: { ...record.values, year } }));
}

/** The heading, unless it is what another column is called in files. */
function header(schema, column) {
  const label = text(column.label).toLowerCase();
  return schema.columns.some((other) => other !== column && other.name === label) ? column.name : heading(column);
}

function cell(column, value) {
  return isNumeric(column) && typeof value === 'number' ? value : pasteable(column, value);
}
