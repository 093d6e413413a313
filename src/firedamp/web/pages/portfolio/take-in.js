// Is a portfolio file fit to be kept? All its projects are looked through first; what was kept before a refusal is taken away again.
import { faultWords } from '../../core/faults.js';
import { t } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';
import { createProject, deleteProject, evaluateProject, portfolio } from '../../core/reductions-api.js';

/** How much of the way looking through is. */
const LOOKING = 0.6;

/**
 * @param {File} file
 * @param {{organisation: string, there: string[], progress: (share: number) => void, stopped: () => boolean}} how `there`: ids of projects that are kept already
 * @returns {Promise<{kept: number, faults: string[]}>} how many are kept, or why none is
 */
export async function takeIn(file, { organisation, there, progress, stopped }) {
  const { records, fault } = recordsOf(await file.text());
  if (fault) return { kept: 0, faults: [fault] };
  const faults = twice(records, there);
  for (const [place, record] of records.entries()) {
    if (stopped()) return { kept: 0, faults: [] };
    faults.push(...(await faultsOf(record, place)));
    progress((LOOKING * (place + 1)) / records.length);
  }
  return faults.length ? { kept: 0, faults } : keep(records, { organisation, progress, stopped });
}

/** The projects of a file: of one as `firedamp portfolio` takes it, or one project alone. */
function recordsOf(content) {
  let read;
  try {
    read = JSON.parse(content);
  } catch {
    return { fault: t('portfolio.import.not_json') };
  }
  const records = Array.isArray(read) ? read : read?.projects ?? (read?.stream ? [read] : []);
  const fits = Array.isArray(records) && records.length && records.every((each) => each && typeof each === 'object');
  return fits ? { records } : { fault: t('portfolio.import.no_projects') };
}

const nameOf = ({ id }, place) => `${exact(place + 1)}${id ? ` (${id})` : ''}`;

/** Ids that stand twice, in the file or beside what is kept. */
function twice(records, there) {
  const seen = new Set(there);
  return records.flatMap((record, place) => {
    const known = record.id && seen.has(record.id);
    seen.add(record.id);
    return known ? [t('portfolio.import.twice', { project: nameOf(record, place) })] : [];
  });
}

async function faultsOf(record, place) {
  try {
    await evaluateProject({ project: record });
    return [];
  } catch (error) {
    return wordsOf(error).map((said) => t('portfolio.import.fault', { project: nameOf(record, place), said }));
  }
}

const wordsOf = (error) => (error.errors?.length ? error.errors.map(({ message }) => message) : [faultWords(error)]);

async function keep(records, { organisation, progress, stopped }) {
  const kept = [];
  for (const [place, record] of records.entries()) {
    try {
      if (stopped()) throw new DOMException('', 'AbortError');
      kept.push(await createProject({ organisation, name: record.name ?? record.id ?? '', record }));
    } catch (error) {
      await takeAway(kept);
      return { kept: 0, faults: error.name === 'AbortError' ? [] : wordsOf(error).map((said) => t('portfolio.import.fault', { project: nameOf(record, place), said })) };
    }
    progress(LOOKING + ((1 - LOOKING) * (place + 1)) / records.length);
  }
  const faults = await together(organisation);
  if (faults.length) await takeAway(kept);
  return { kept: faults.length ? 0 : kept.length, faults };
}

const takeAway = (kept) => Promise.all(kept.map(({ id }) => deleteProject(id).catch(() => null)));

/** Each may be sound alone and not beside the others: two flows of one stream, two currencies. */
async function together(organisation) {
  try {
    await portfolio({ set: organisation });
    return [];
  } catch (error) {
    return wordsOf(error);
  }
}
