// What is the answer, in one sentence? The title of the page, computed from what was found.
import { has, named, t } from '../../core/locale.js';
import { exact, limitText, mass, range } from '../../core/numbers.js';
import { money, moneyText } from '../../core/money.js';
import { boundsOf, companyLabel, currencyOf } from '../../core/portfolio.js';

/** A quantity stays in one line. */
const unbroken = (said) => said.replaceAll(' ', '\u00a0').replace('–', '\u2060–\u2060');

function saved(tonnes) {
  const written = mass(tonnes);
  return unbroken(`${written.text} ${written.unit}`);
}

/** "Three", or the number where it has no word. */
const counted = (count) => (has(`portfolio.number.${count}`) ? t(`portfolio.number.${count}`) : exact(count));

/** "for 1.2 million units (95 %: 0.9–1.5)", or what they earn. */
function costWords(answer) {
  const currency = currencyOf(answer);
  const earns = answer.cost < 0;
  const written = money(Math.abs(answer.cost), currency);
  const { low, high } = boundsOf(answer, 'cost');
  const amount = unbroken(`${written.text} ${written.unit}`);
  const said = earns ? t('portfolio.answer.earns', { amount }) : t('portfolio.answer.costs', { amount });
  if (typeof low !== 'number') return said;
  const bounds = earns ? range(written, -high, -low) : range(written, low, high);
  return `${said} ${t('portfolio.answer.range', { range: unbroken(bounds) })}`;
}

/** @param {import('./asked.js').Question} question @returns {string} */
export function answerWords(answer, question) {
  if (!answer?.status) return t('portfolio.title');
  const { kind, value, company } = question;
  const said = { count: answer.chosen.length, counted: counted(answer.chosen.length), company: companyLabel(company) };
  const asked = unbroken(kind === 'budget' ? moneyText(value, currencyOf(answer)) : limitText(value));
  if (answer.status !== 'optimal') return t(`portfolio.answer.none.${kind}`, { ...said, asked, most: saved(answer.largest_reduction_t_per_year), needed: saved(answer.needed_reduction_t_per_year ?? 0) });
  const below = kind === 'threshold' && answer.needed_reduction_t_per_year <= 0;
  if (!answer.chosen.length) return below ? t('portfolio.answer.below', { ...said, asked }) : t(`portfolio.answer.nothing.${kind}`, { ...said, asked });
  const whole = { ...said, asked, saved: saved(answer.reduction_t_per_year) };
  const sentence = below ? t('portfolio.answer.pays', whole) : t(`portfolio.answer.found.${kind}`, whole);
  return named(`${sentence} ${costWords(answer)}`);
}
