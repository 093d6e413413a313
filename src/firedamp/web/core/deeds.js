// Which deeds does the log tell of, and where is what they were done to?
import { href } from './address.js';
import { has, t, text } from './locale.js';
import { currentUser } from './session.js';

/** Kinds of deeds with the deeds of each, as the log names them. @type {Record<string, string[]>} */
export const DEEDS = {
  session: ['sign_in', 'sign_out', 'failed'],
  calculation: ['create', 'rename', 'duplicate', 'delete'],
  inventory: ['create'],
  reference: ['edit', 'bulk', 'import', 'delete', 'restore', 'undo', 'package', 'restoration'],
  job: ['create', 'cancel', 'retry'],
  report: ['create', 'change', 'delete', 'entry_add', 'entry_remove', 'statement', 'reason', 'confirm', 'attachment_add', 'attachment_delete', 'evidence', 'issue', 'check', 'remark', 'answer', 'reply', 'remark_settle', 'verify', 'return', 'reopen', 'access_revoke'],
  confirmation: ['withdraw'],
  longwall: ['create', 'change', 'delete'],
  channel: ['create', 'change'],
  readings: ['import', 'replace'],
  replay: ['set', 'stop'],
  forecast: ['train', 'serve'],
  measured: ['stream_create', 'stream_change', 'stream_delete', 'compute', 'delete'],
  reduction: ['create', 'change', 'delete', 'hours', 'hours_delete'],
  plumes: ['create', 'delete'],
  organisation: ['create', 'change', 'sites'],
  member: ['change', 'remove'],
  invitation: ['create', 'accept', 'revoke'],
  user: ['create', 'change'],
  token: ['create', 'revoke'],
  password: ['change'],
  second_factor: ['add', 'remove'],
  backup: ['create', 'load'],
};

/** A deed in words; one that is not known yet by its own name. */
export const deedWords = (action) => (has(`deed.${action}`) ? t(`deed.${action}`) : action);

const segment = encodeURIComponent;
const belongsTo = (id) => (currentUser()?.organisations ?? []).some((each) => each.id === id);

/**
 * What it was done to, as people know it; a reference table by its title.
 * @param {Map<string, {en: string, ru: string}>} tables
 */
export const subjectWords = ({ kind, name, id }, tables) => (kind === 'change_set' && tables.has(name) ? text(tables.get(name)) : name || id);

/** Where an entry's subject can be opened, or '' where it has no page. */
export function subjectAddress({ subject, action, organisation }) {
  const of = {
    calculation: () => (action === 'calculation.delete' ? '' : href(`/calculations/${segment(subject.id)}`)),
    organisation: () => (belongsTo(subject.id) ? href(`/organisations/${segment(subject.id)}`) : ''),
    invitation: () => (organisation && belongsTo(organisation.id) ? href(`/organisations/${segment(organisation.id)}`) : ''),
    user: () => href('/activity', { who: subject.name, deed: '', organisation: '', since: '', until: '' }),
    token: () => href('/account'),
    job: () => href('/jobs'),
    report: () => (action === 'report.delete' ? '' : href(`/reports/${segment(subject.id)}`)),
    reduction: () => (action === 'reduction.delete' ? '' : href(`/reductions/projects/${segment(subject.id)}`)),
    plumes: () => (action === 'plumes.delete' ? '' : href('/topdown', { set: subject.id })),
    change_set: () => href(`/reference/${segment(subject.name)}`),
  };
  return of[subject.kind]?.() ?? '';
}
