// A project goes when the time to undo has passed.
import { faultWords } from '../../core/faults.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { deleteProject } from '../../core/reductions-api.js';

/** Deleted projects whose notice still stands: lists leave them out. */
export const goneForNow = new Set();

/** @param {{id: string, name: string}} row @param {() => void} undone */
export function deleteWithUndo(row, undone) {
  const back = () => {
    goneForNow.delete(row.id);
    undone();
  };
  goneForNow.add(row.id);
  tellNotice({
    words: () => t('action.deleted', { name: row.name || t('name.none') }),
    undo: back,
    done: (leaving) =>
      deleteProject(row.id, leaving).catch((error) => {
        tellNotice({ words: () => faultWords(error) });
        back();
      }),
  });
}
