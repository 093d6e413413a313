// What can be done with a stored calculation, from the list and from its own page?
import * as api from '../../core/api.js';
import { save } from '../../core/download.js';
import { faultWords } from '../../core/faults.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { organisationsWith } from '../../core/session.js';

export const KINDS = { XLSX: 'xlsx', CSV: 'csv', JSON: 'json' };

const nameOf = (calculation) => calculation.name || t('name.none');
const failed = (error) => tellNotice({ words: () => faultWords(error) });

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

/** Where a copy belongs without asking: where the original does, else the only place there is. */
function placeOf({ organisation }) {
  const places = organisationsWith('enter').map(({ id }) => id);
  if (places.includes(organisation?.id)) return organisation.id;
  return places.length === 1 ? places[0] : null;
}

/**
 * Copy a calculation; who may enter in several organisations, none of them the original's, is asked which.
 * @param dialog an fd-name-dialog
 * @param {(copy: object) => void} copied
 */
export async function duplicate(dialog, calculation, copied) {
  const act = async (organisation) => {
    const copy = await api.duplicateCalculation(calculation.id, organisation);
    tellNotice({ words: () => t('action.duplicated', { name: nameOf(copy) }) });
    copied(copy);
    return true;
  };
  const place = placeOf(calculation);
  if (place) return act(place).catch(failed);
  return dialog.ask({
    title: t('action.duplicate'),
    name: null,
    action: t('action.duplicate'),
    organisations: true,
    done: (_, organisation) => {
      if (!organisation) throw new Error(t('keep.choose_organisation'));
      return act(organisation);
    },
  });
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
