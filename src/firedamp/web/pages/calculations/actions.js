// What can be done with a stored calculation, from the list and from its own page?
import * as api from '../../core/api.js';
import { save } from '../../core/download.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';

export const KINDS = { XLSX: 'xlsx', CSV: 'csv', JSON: 'json' };

const nameOf = (calculation) => calculation.name || t('name.none');
const failed = (error) => tellNotice({ words: () => (error instanceof api.ConnectionError ? t('state.no_connection') : error.message) });

/** Deleted calculations whose notice still stands: lists leave them out. */
export const goneForNow = new Set();

/**
 * Delete a draft when the time to undo has passed.
 * @param {{undone?: () => void, done?: () => void}} then
 */
export function deleteWithUndo(calculation, { undone = () => {}, done = () => {} } = {}) {
  goneForNow.add(calculation.id);
  tellNotice({
    words: () => t('action.deleted', { name: nameOf(calculation) }),
    undo: () => {
      goneForNow.delete(calculation.id);
      undone();
    },
    done: (leaving) =>
      api.deleteCalculation(calculation.id, leaving).then(done, (error) => {
        goneForNow.delete(calculation.id);
        failed(error);
        undone();
      }),
  });
}

/** The copy, or null when it could not be made. */
export async function duplicate(calculation) {
  try {
    const copy = await api.duplicateCalculation(calculation.id);
    tellNotice({ words: () => t('action.duplicated', { name: nameOf(copy) }) });
    return copy;
  } catch (error) {
    failed(error);
    return null;
  }
}

/** Ask for another name in a dialog. */
export function rename(dialog, calculation, renamed) {
  dialog.ask({
    title: t('action.rename_title'),
    name: calculation.name,
    action: t('action.rename'),
    done: async (name) => {
      renamed(await api.renameCalculation(calculation.id, name));
      return true;
    },
  });
}

export async function exportAs(calculation, kind) {
  try {
    const { name, content } = await api.exportCalculation(calculation.id, KINDS[kind]);
    save(name, content, content.type);
  } catch (error) {
    failed(error);
  }
}
