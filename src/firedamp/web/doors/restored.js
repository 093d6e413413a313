// What does a restored value open? Its method and reason, how each candidate did on artificial gaps, and its run.
import { href } from '../core/address.js';
import { t, text } from '../core/locale.js';
import { exact, percent, quantity, unitName } from '../core/numbers.js';

/** The methods that a blend is made of, with their weights. */
const blended = ({ weights }, said) => Object.entries(weights ?? {}).map(([id, weight]) => `${text(said.titles[id])} ${percent(weight * 100)}`).join(', ');

/**
 * @param {{run: object, said: object, found: object, value: object, written: import('../core/numbers.js').Written, when: string}} of `found`: the series with its evidence
 * @returns {import('./door.js').Door}
 */
export function restoredDoor({ run, said, found, value, written, when }) {
  const own = found.evidence.filter(({ kind }) => kind === value.kind);
  const tried = own.filter(({ mae }) => mae !== null).sort((one, other) => one.mae - other.mae);
  const untried = own.filter(({ mae }) => mae === null).map((each) => `${text(said.titles[each.method])}: ${text(said.reasons[each.note])}`);
  const mixed = blended(value, said);
  return {
    title: text(run.label) || text(found.title),
    subtitle: `${text(found.title)}, ${when}`,
    written,
    low: value.low ?? undefined,
    high: value.high ?? undefined,
    level: run.level,
    origin: 'restored',
    summary: t('restore.door', { reason: text(said.reasons[value.reason]) }),
    partsTitle: t('restore.evidence', { kind: text(said.kinds[value.kind]) }),
    parts: tried.map((each) => ({ label: t('restore.evidence_of', { method: text(said.titles[each.method]), count: exact(each.count) }), written: quantity(each.mae, run.unit ?? ''), share: each.weight })),
    facts: [
      { label: t('restore.method'), value: text(said.titles[value.method]), note: mixed },
      { label: t('restore.kind'), value: text(said.kinds[value.kind]) },
      { label: t('restore.level'), value: value.low === null ? t('restore.no_interval') : percent(run.level * 100) },
      { label: t('restore.in_table'), value: value.in_table ? t('yes') : t('no') },
      { label: t('restore.run_id'), value: run.id.slice(0, 8), href: href(`/restore/${run.id}`), note: t('restore.seed_of', { seed: run.seed }) },
      { label: t('door.software'), value: `Firedamp ${run.software_version}` },
      ...(untried.length ? [{ label: t('restore.untried'), value: untried.join('; ') }] : []),
    ],
  };
}

/** What a method is: null for what is none, as the blend of several. @returns {import('./door.js').Door | null} */
export function methodOfRestoration(said, id) {
  const method = said.methods.find((each) => each.id === id);
  if (!method) return null;
  return {
    title: text(method.title),
    summary: text(method.text),
    factsTitle: t('restore.method'),
    facts: ['assumes', 'needs', 'source'].map((name) => ({ label: t(`restore.method.${name}`), value: text(method[name]) })),
  };
}

/** An error of a method in an experiment: how it was measured, beside those of the others. @returns {import('./door.js').Door} */
export function errorDoor({ run, said, experiment, row, heading, written }) {
  const alike = experiment.rows.filter(({ pattern, share }) => pattern === row.pattern && share === row.share);
  return {
    title: heading,
    subtitle: [text(said.titles[row.method]), text(said.patterns[row.pattern]), percent(row.share * 100)].join(', '),
    written,
    origin: 'calculated',
    summary: t('experiment.door', { count: exact(row.count) }),
    facts: [
      ...alike.map((each) => ({ label: text(said.titles[each.method]), value: t('experiment.door_of', { mae: exact(each.mae), unit: unitName(run.unit ?? ''), scaled: exact(each.scaled_mae) }) })),
      { label: t('experiment.repeats'), value: exact(experiment.repeats) },
      { label: t('restore.seed'), value: exact(experiment.seed) },
      { label: t('restore.run_id'), value: run.id.slice(0, 8), href: href(`/restore/${run.id}`, { part: 'experiment' }) },
      { label: t('door.software'), value: `Firedamp ${experiment.software_version}` },
    ],
  };
}
