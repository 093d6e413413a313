// A project as a file, out and in: the same JSON that `firedamp reduction evaluate` takes.
import { go } from '../../core/address.js';
import { save } from '../../core/download.js';
import { t } from '../../core/locale.js';
import { tellNotice } from '../../core/notices.js';
import { forgetNew } from './place.js';

const LARGEST = 2_000_000;

export function exportProject(record) {
  save(`${record.id}.json`, `${JSON.stringify(record, null, 1)}\n`, 'application/json');
}

/** Read a project's file into a new form; what is wrong with its figures the form says. @returns {Promise<object | null>} its record */
export async function readProject(file) {
  if (file.size > LARGEST) return refused(() => t('project.file_too_large', { name: file.name }));
  try {
    return projectIn(JSON.parse(await file.text()), file);
  } catch {
    return refused(() => t('project.file_no_json', { name: file.name }));
  }
}

/** A portfolio's file of one project is one, too. */
function projectIn(content, file) {
  const projects = Array.isArray(content?.projects) ? content.projects : [content];
  if (projects.length > 1) return refused(() => t('project.file_portfolio', { name: file.name }));
  const [found] = projects;
  const sound = found && typeof found === 'object' && !Array.isArray(found) && typeof found.stream === 'object' && found.stream !== null;
  return sound ? found : refused(() => t('project.file_no_project', { name: file.name }));
}

function refused(words) {
  tellNotice({ words });
  return null;
}

/** Open the form with what a file says. */
export async function openFile(file) {
  const record = file ? await readProject(file) : null;
  if (!record) return;
  forgetNew();
  go('/reductions/project', { project: JSON.stringify({ record, name: '' }) });
}
