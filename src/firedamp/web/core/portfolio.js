// What was found? The answer joined with the projects that it is of, in the reader's words.
import { named, t, text } from './locale.js';

/** The projects of an answer, each with its step of the curve and why it is left out, if it is. */
export function projectsOf({ projects, curve, excluded, chosen }) {
  const steps = new Map(curve.map((step) => [step.id, step]));
  const faults = new Map(excluded.map((each) => [each.id, each.faults]));
  return projects.map((row) => ({
    ...row,
    key: row.record.id,
    step: steps.get(row.record.id) ?? null,
    faults: faults.get(row.record.id) ?? [],
    chosen: chosen.includes(row.record.id),
  }));
}

export const mineName = ({ mine, record }) => (mine ? named(mine.name) : text(record.mine));

/** A project by the name that it was given; one named by its id alone, by its mine. */
export const projectName = (row) => (row.name && row.name !== row.record.id ? row.name : mineName(row));

const TWO_NAMES = /^([^\u0400-\u04ff]+) \/ (.*[\u0400-\u04ff].*)$/;

/** A company as its projects name it; where that is in two languages, in the reader's. */
export function companyLabel(name) {
  const [, en, ru] = TWO_NAMES.exec(name) ?? [];
  return text(en ? { en, ru } : name);
}

/** The name of a technology of the catalogue, or what a project with figures of its own calls it. */
export function technologyName(technology, technologies) {
  if (technology && typeof technology === 'object') return text(technology.name) || t('portfolio.own_technology');
  return text(technologies.get(technology)?.name) || technology;
}

/** The currency and price year of the whole set: a portfolio has one of each. */
export const currencyOf = (answer) => answer.currency ?? answer.projects.find(({ record }) => record.currency)?.record.currency ?? '';

/** Whose threshold it is: the law's by its name, or one of the reader's own. */
export const thresholdName = ({ threshold, question }) => (threshold?.value === question.value ? text(threshold.name) : t('portfolio.own_threshold'));

/** What a company emits once the chosen projects run. */
export const emissionAfter = ({ emission_co2e_t: before, reduction_t_per_year: saved }) => (before === null || saved === null ? null : before - saved);

/** A bound of a drawn quantity, undefined where nothing was drawn. */
export const boundsOf = ({ uncertainty }, name) => ({ low: uncertainty?.[name]?.low, high: uncertainty?.[name]?.high });
