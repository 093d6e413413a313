// Making a report of one stored calculation, for its organisation's engineers.
import { go } from '../../core/address.js';
import { faultWords } from '../../core/faults.js';
import { tellNotice } from '../../core/notices.js';
import { beginReport } from '../../core/reports-api.js';
import { organisationsWith } from '../../core/session.js';

export const mayReport = ({ organisation }) => organisationsWith('enter').some(({ id }) => id === organisation?.id);

/** @param dialog an fd-new-report-dialog, which asks for the year of a calculation that has none */
export async function makeReport(dialog, calculation) {
  const begin = () => beginReport({ calculation: calculation.id, title: calculation.name });
  try {
    const made = calculation.year ? await begin() : await dialog.ask({ calculation });
    if (made) go(`/reports/${made.id}`);
  } catch (error) {
    tellNotice({ words: () => faultWords(error) });
  }
}
