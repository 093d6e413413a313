// A record changed in the form, on its own page or from a card: what is wrong stands in the form; of two people, the second is asked.
import { named, t } from '../../core/locale.js';
import { changeRecord, isStale, mayChange, recordChanges } from '../../core/record-changes.js';

/** @param {any} page holds the form and the dialog of conflicts; the record as it is then, or null where it stays as it was */
export async function editInForm(page, { schema, record, basin }) {
  if (!(await mayChange())) return null;
  return page.querySelector('fd-record-form').ask({ schema, record, basin, save: (values) => keep(page, schema, record, values) });
}

async function keep(page, schema, base, values) {
  try {
    return await changeRecord(schema.id, () => base, values, (record) => t('done.changed', { name: named(record.name) }));
  } catch (error) {
    if (!isStale(error)) throw error;
    const { current } = error.problem;
    const chosen = await page.querySelector('fd-conflict-dialog').ask({ schema, base, current, mine: values });
    if (chosen === null) return null;
    if (Object.keys(chosen).length) return keep(page, schema, current, chosen);
    recordChanges.dispatchEvent(new Event('change'));
    return current;
  }
}
