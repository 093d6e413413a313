// What do the numbers of an issue open? Sums open to their calculations, a calculation to its frozen trace.
import { href } from '../core/address.js';
import { confirmationsOf, countedEntries, entriesOfSite, entryName, entryOf, keptFile, organisationName, siteName } from '../core/issue-parts.js';
import { latexNumber } from '../core/latex.js';
import { has, named, t, text, word } from '../core/locale.js';
import { decimals, mass, percent, quantity, unitName, year } from '../core/numbers.js';
import { momentText, valueText } from './door.js';
import { entryDoor } from './entry.js';
import { outputDoor, sorted, step } from './trace.js';
import { spreadText } from './uncertainty.js';

const SYMBOLS = { ch4_t: 'E_{CH_4}', co2e_t: 'E_{CO_2e}' };

/** The kind of a confirmation that is of how unsure a number is, and not of the number. */
export const UNCERTAINTY = 'uncertainty';

/** The address of a calculation within an issue. */
export const calculationHref = (entry) => href(location.pathname, { part: '', calculation: entry.id });
const toCalculation = (entry) => ({ href: calculationHref(entry), label: t('door.open_calculation') });

/** A calculation of an issue as the doors of a trace take it; what a document confirmed is not to be confirmed any more. */
export function foundOf(issue, entry) {
  const { document } = issue;
  const stated = document.question.entries.find(({ id }) => id === entry.id);
  const confirmed = (ids) => confirmationsOf(issue, entry, ids);
  const open = (id) => !confirmed([id]).length;
  const { calculation } = entry;
  return {
    line: { name: { ru: siteName(issue, entry.mine_id), en: siteName(issue, entry.mine_id) }, year: document.result.year, mine_id: entry.mine_id, origin: stated?.origin ?? {}, entered: true },
    result: {
      ...calculation,
      software_version: document.report.software_version,
      to_confirm: calculation.to_confirm.filter(({ id }) => open(id)),
      trace: calculation.trace.map((row) => ({ ...row, to_confirm: (row.to_confirm ?? []).filter(open), confirmed: row.to_confirm ?? [] })),
    },
    confirmedBy: (row) => confirmed(row?.confirmed ?? []).map((each) => confirmationFact(issue, entry, row, each)),
  };
}

/** Who confirmed what, by which document: a line of the drawer. */
function confirmationFact(issue, entry, row, each) {
  const file = each.attachment && keptFile(issue, each.attachment.sha256);
  return { label: confirmedLabel(entry, row, each), value: each.document, file, note: `${confirmedWhat(each)}. ${t('issue.confirmed_by', { user: each.by, date: momentText(each.at) })}` };
}

/** What a document confirms of a row: of a number that was given, only how unsure it is. */
export function confirmedLabel(entry, row, { kind, id }) {
  if (kind !== UNCERTAINTY) return t('issue.confirmed');
  const own = id.endsWith(`|${row.symbol}`) ? rowSpread(entry, row) : '';
  return own ? t('issue.confirmed_spread', { spread: own }) : t('issue.confirmed_unsure');
}

export function confirmedWhat({ kind, id, reason }) {
  const known = has(`confirm.kind.${kind}`) ? `${t(`confirm.kind.${kind}`)} ${id}: ` : '';
  return known + text(reason);
}

/** What a sum is of and by: the same lines in every drawer of the issue. */
function issueFacts({ document, number, hash }) {
  const { result, report } = document;
  return [
    { label: t('gwp_set'), value: word('gwp', result.gwp_set) },
    { label: t('period'), value: year(result.year) },
    { label: t('door.draws'), value: t('door.draws_value', { draws: decimals(result.draws, 0), seed: result.seed }) },
    { label: t('door.software'), value: `Firedamp ${report.software_version}` },
    { label: t('issue'), value: year(number) },
    { label: t('issue.hash'), value: hash },
  ];
}

/** @param {{label: string, value: number, href?: string}[]} parts */
function sumDoor(issue, figure, { title, sums, parts }) {
  const whole = sums[figure];
  const symbol = SYMBOLS[figure];
  const summed = {
    label: t('issue.sum_of', { count: parts.length }),
    latex: `${symbol} = \\sum_{i=1}^{${parts.length}} ${symbol.replace('}', ',\\,i}')}`,
    substituted: parts.map(({ value }) => latexNumber(value)).join(' + '),
    result: mass(whole).exact,
  };
  return {
    title: t(`figure.${figure}`),
    subtitle: `${title}, ${year(issue.document.result.year)}`,
    written: mass(whole),
    low: sums[`${figure}_low`],
    high: sums[`${figure}_high`],
    origin: 'calculated',
    steps: parts.length > 1 ? [summed] : [],
    parts: [...parts].sort((left, right) => right.value - left.value).map((part) => ({ label: part.label, href: part.href, written: mass(part.value), share: whole ? part.value / whole : 0 })),
    partsTitle: t('issue.made_of', { count: parts.length }),
    facts: issueFacts(issue),
  };
}

const partOf = (issue, figure) => (entry) => ({ label: entryName(issue, entry), value: entry.calculation.outputs[figure], href: calculationHref(entry) });

/** The whole of the organisation. */
export function totalDoor(issue, figure) {
  const parts = countedEntries(issue).map(partOf(issue, figure));
  return sumDoor(issue, figure, { title: organisationName(issue), sums: issue.document.result.totals, parts });
}

export function siteDoor(issue, site, figure) {
  const entries = entriesOfSite(issue, site.mine_id);
  if (entries.length === 1) return calculationDoor(issue, entries[0], figure);
  return sumDoor(issue, figure, { title: named(site.name), sums: site, parts: entries.map(partOf(issue, figure)) });
}

/** A source category: what it is at each site. */
export function categoryDoor(issue, category, figure) {
  const cells = issue.document.result.cells.filter((cell) => cell.category === category.category && cell[figure]);
  if (cells.length === 1) return cellDoor(issue, cells[0], figure);
  const link = ({ entries }) => (entries.length === 1 ? calculationHref(entryOf(issue, entries[0])) : undefined);
  const parts = cells.map((cell) => ({ label: siteName(issue, cell.mine_id), value: cell[figure], href: link(cell) }));
  return sumDoor(issue, figure, { title: named(category.name), sums: category, parts });
}

/** A category of a site: the calculation that it comes from, or the part of it. */
export function cellDoor(issue, cell, figure) {
  const { document } = issue;
  const category = document.result.categories.find((each) => each.category === cell.category);
  const entries = cell.entries.map((id) => entryOf(issue, id));
  const title = `${named(category.name)}, ${siteName(issue, cell.mine_id)}`;
  if (entries.length !== 1) return sumDoor(issue, figure, { title, sums: cell, parts: entries.map(partOf(issue, figure)) });
  const [entry] = entries;
  const found = foundOf(issue, entry);
  const share = entry.calculation.outputs[figure] ? cell[figure] / entry.calculation.outputs[figure] : 0;
  const whole = share > 0.9999999 && share < 1.0000001;
  return {
    ...sumDoor(issue, figure, { title, sums: cell, parts: [] }),
    summary: whole ? t('issue.from_calculation', { name: text(entry.calculation.title) }) : t('issue.part_of_calculation', { name: text(entry.calculation.title), share: percent(share * 100) }),
    parts: [],
    ...sorted(found.result, found.line, figure),
    more: toCalculation(entry),
  };
}

/** An output of a calculation, with its whole trace. */
export function calculationDoor(issue, entry, figure) {
  return { ...outputDoor(foundOf(issue, entry), figure, ''), more: toCalculation(entry) };
}

/** A number of a trace: what it is, where it came from, and the documents that it was taken from. */
export function rowDoor(issue, entry, row, documents = []) {
  const found = foundOf(issue, entry);
  const own = found.result.trace.find(({ symbol }) => symbol === row.symbol);
  const door = entryDoor(found, own);
  const spread = rowSpread(entry, row);
  const unsure = spread ? [{ label: t('uncertainty'), value: spread }] : [];
  const sources = documents.map(({ name, sha256 }) => ({ label: t('issue.source_document'), value: name, file: keptFile(issue, sha256) }));
  return { ...door, steps: door.steps ?? stepsWith(found, row.symbol), facts: [...sources, ...unsure, ...door.facts], more: toCalculation(entry) };
}

/** The steps in which a given number stands. */
function stepsWith({ result }, symbol) {
  return result.trace.filter(({ kind, formula }) => kind === 'step' && (formula?.match(/[A-Za-z_]\w*/g) ?? []).includes(symbol) && formula !== symbol).map(step);
}

/** A value of a trace as a number that opens; a list as its values. */
export function rowWritten(row) {
  if (typeof row.value === 'number') return quantity(row.value, row.unit);
  const said = valueText(row.value, row.unit);
  return { value: 0, text: said, unit: unitName(row.unit), exact: `${said} ${unitName(row.unit)}`.trim(), divisor: 1, places: 0 };
}

/** The change of a site, or of all, since last year. */
export function changeDoor(issue, row) {
  const now = issue.document.result.year;
  const before = issue.document.question.last.year;
  return {
    title: t('issue.change'),
    subtitle: `${named(row.name)}, ${year(before)}–${year(now)}`,
    written: mass(row.change_t),
    low: row.change_t_low,
    high: row.change_t_high,
    origin: 'calculated',
    summary: row.beyond_uncertainty ? t('issue.beyond') : t('issue.within'),
    steps: [{ label: t('issue.change_how'), latex: `\\Delta E = E_{${now}} - E_{${before}}`, substituted: `${latexNumber(row.co2e_t)} - ${latexNumber(row.last_co2e_t)}`, result: mass(row.change_t).exact }],
    inputs: [
      { label: year(now), value: mass(row.co2e_t).exact, origin: 'calculated' },
      { label: year(before), value: mass(row.last_co2e_t).exact, origin: 'calculated', note: t('issue.last_as', { gwp: word('gwp', issue.document.result.gwp_set) }) },
    ],
    facts: [...(row.reason ? [{ label: t('issue.reason'), value: row.reason }] : []), ...issueFacts(issue)],
  };
}

/** How unsure a given number was taken to be, in words; '' where it was taken as certain. */
export function rowSpread(entry, row) {
  const spread = entry.calculation.uncertainty?.variables.find(({ name }) => name === row.symbol);
  return spread ? spreadText(spread) : '';
}
