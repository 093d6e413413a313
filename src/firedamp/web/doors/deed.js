// What does an entry of the log open? Who, when, where, what of, what was before and after, and its place in the chain.
import { named, t, word } from '../core/locale.js';
import { exact } from '../core/numbers.js';
import { deedWords, subjectAddress, subjectWords } from '../core/deeds.js';
import { momentText } from './door.js';

const told = (value) => {
  if (value === null || value === undefined || value === '') return t('value.none');
  if (Array.isArray(value)) return value.map(told).join('; ') || t('value.none');
  if (typeof value === 'object') return 'before' in value || 'after' in value ? `${told(value.before)} → ${told(value.after)}` : JSON.stringify(value);
  return String(value);
};

/** A role by its name, whatever else as it stands. */
const worded = (name, value) => (['role', 'before', 'after'].includes(name) ? word('role', told(value)) : told(value));

/** What was comes before what is. */
const ordered = (details) => Object.entries(details).sort(([one], [two]) => Number(two === 'before') - Number(one === 'before'));

/** @returns {import('./door.js').Door} */
export function deedDoor(entry, tables) {
  const { subject, organisation, details } = entry;
  const address = subjectAddress(entry);
  const name = subjectWords(subject, tables);
  return {
    title: deedWords(entry.action),
    subtitle: name,
    factsTitle: t('activity.details'),
    facts: [
      { label: t('activity.at'), value: momentText(entry.at) },
      { label: t('activity.who'), value: entry.actor || t('activity.firedamp') },
      ...(organisation && subject.kind !== 'organisation' ? [{ label: t('organisation'), value: named(organisation.name) }] : []),
      ...(subject.kind ? [{ label: word('subject', subject.kind), value: name, note: subject.id }] : []),
      ...ordered(details).map(([name, value]) => ({ label: word('detail', name), value: worded(name, value) })),
      { label: t('activity.action'), value: entry.action },
      { label: t('activity.number'), value: exact(entry.number) },
      { label: t('activity.hash'), value: entry.hash, note: t('activity.hash_note') },
    ],
    more: address ? { href: address, label: t('activity.open') } : undefined,
  };
}
