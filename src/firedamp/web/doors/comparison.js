// What do numbers open that compare: another GWP set, the threshold of 296-FZ, a share of the whole?
import { latexNumber } from '../core/latex.js';
import { companyName, t, text, word } from '../core/locale.js';
import { exact, limitText, mass, percent, quantity } from '../core/numbers.js';
import { aboutInventory, facts, quoted } from './about.js';
import { unconfirmed, unconfirmedUnder } from './confirm.js';
import { documentText } from './door.js';

/** The same gases under a GWP set; they rest on what the chosen set's result rests on. */
export function gwpDoor(set, { co2e_t: value, co2e_t_low: low, co2e_t_high: high }, { gases, subject, toConfirm, about }) {
  const { ch4_t: methane, co2_t: carbonDioxide } = gases;
  const written = mass(value);
  const own = about && set ? { ...about, gwpSet: set.id } : null;
  return {
    title: t('figure.co2e_t'),
    subtitle: subject,
    written,
    low,
    high,
    origin: 'calculated',
    facts: own ? facts(own) : [],
    attribution: own?.attribution,
    citation: own ? quoted(own, { what: [t('figure.co2e_t'), subject].filter(Boolean).join(': '), written, low, high }) : '',
    steps: [
      {
        label: set ? word('gwp', set.id) : '',
        latex: 'E_{CO_2e} = E_{CH_4} \\cdot GWP_{CH_4} + E_{CO_2}',
        substituted: set ? `${latexNumber(methane)} \\cdot ${set.ch4} + ${latexNumber(carbonDioxide)}` : '',
        result: written.exact,
      },
    ],
    confirm: unconfirmedUnder(toConfirm, set),
    factors: set
      ? [{ label: text(set.title), value: exact(set.ch4), note: text(set.source), unsure: set.status === 'to_confirm' }]
      : [],
  };
}

function rule(row) {
  return {
    label: text(row.rule.name),
    value: limitText(row.threshold_t),
    note: documentText(row.rule),
    unsure: row.rule.status === 'to_confirm',
  };
}

/** Who, when, from what, and how to quote a number of an inventory. */
function told(inventory, what, written) {
  const about = aboutInventory(inventory);
  return { facts: facts(about), attribution: about.attribution, citation: quoted(about, { what, written }) };
}

/** The lines of a company: what is to be confirmed of its numbers is that of its mines. */
export const linesOf = (inventory, company) => inventory.lines.filter((line) => line.company.id === company.id);

/** How far a company is above or below the threshold. */
export function distanceDoor(inventory, row) {
  const written = mass(row.distance_t);
  const numbers = [row.co2e_t, row.threshold_t].map((tonnes) => latexNumber(tonnes));
  return {
    ...told(inventory, `${t('threshold.distance')}: ${companyName(row.company)}`, written),
    title: t('threshold.distance'),
    subtitle: companyName(row.company),
    written,
    origin: 'calculated',
    steps: [{ label: t('threshold.caption'), latex: '\\Delta = E_{CO_2e} - E_{lim}', substituted: numbers.join(' - '), result: written.exact }],
    confirm: unconfirmed(inventory, 'co2e_t', linesOf(inventory, row.company)),
    factors: [rule(row)],
  };
}

/** The coal output at which a company meets the threshold, with its present emission per tonne. */
export function outputAtThresholdDoor(inventory, row) {
  const written = mass(row.output_at_threshold_t, 'coal');
  const [output, limit, emitted] = [row.output_t, row.threshold_t, row.co2e_t].map((tonnes) => latexNumber(tonnes));
  return {
    ...told(inventory, `${t('threshold.output')}: ${companyName(row.company)}`, written),
    title: t('threshold.output'),
    subtitle: companyName(row.company),
    written,
    origin: 'calculated',
    summary: t('threshold.output_means'),
    steps: [{ label: t('threshold.output'), latex: 'P_{lim} = P \\cdot \\frac{E_{lim}}{E_{CO_2e}}', substituted: `${output} \\cdot \\frac{${limit}}{${emitted}}`, result: written.exact }],
    confirm: unconfirmed(inventory, 'co2e_t', linesOf(inventory, row.company)),
    factors: [rule(row)],
  };
}

/** The share of some mines, a company or a source in the methane of an inventory. */
export function shareDoor(inventory, part, { subtitle, title = t('figure.share') }) {
  const { totals } = inventory;
  const share = (part.ch4_t / totals.ch4_t) * 100;
  const written = { ...quantity(share, '%'), text: percent(share), unit: '' };
  return {
    ...told(inventory, `${title}: ${subtitle}`, written),
    title,
    subtitle,
    written,
    origin: 'calculated',
    steps: [{ label: title, latex: 's = \\frac{E_{CH_4}}{\\sum E_{CH_4}}', substituted: `\\frac{${latexNumber(part.ch4_t)}}{${latexNumber(totals.ch4_t)}}`, result: percent(share, 3) }],
    confirm: unconfirmed(inventory, 'ch4_t'),
  };
}
