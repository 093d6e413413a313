// What do numbers open that compare: another GWP set, the threshold of 296-FZ, a share of the whole?
import { t, text, word } from '../core/locale.js';
import { exact, latexNumber, limitText, mass, percent, quantity } from '../core/numbers.js';
import { unconfirmed, unconfirmedUnder } from './confirm.js';
import { documentText } from './door.js';

/** The same gases under a GWP set; they rest on what the chosen set's result rests on. */
export function gwpDoor(set, value, { gases, subject, toConfirm }) {
  const { ch4_t: methane, co2_t: carbonDioxide } = gases;
  return {
    title: t('figure.co2e_t'),
    subtitle: subject,
    written: mass(value),
    origin: 'calculated',
    steps: [
      {
        label: set ? word('gwp', set.id) : '',
        latex: 'E_{CO_2e} = E_{CH_4} \\cdot GWP_{CH_4} + E_{CO_2}',
        substituted: set ? `${methane} \\cdot ${set.ch4} + ${carbonDioxide}` : '',
        result: mass(value).exact,
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

/** The lines of a company: what is to be confirmed of its numbers is that of its mines. */
export const linesOf = (inventory, company) => inventory.lines.filter((line) => line.company.id === company.id);

/** How far a company is above or below the threshold. */
export function distanceDoor(inventory, row) {
  const written = mass(row.distance_t);
  const numbers = [row.co2e_t, row.threshold_t].map((tonnes) => latexNumber(tonnes, written));
  return {
    title: t('threshold.distance'),
    subtitle: row.company.name,
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
  return {
    title: t('threshold.output'),
    subtitle: row.company.name,
    written,
    origin: 'calculated',
    summary: t('threshold.output_means'),
    steps: [{ label: t('threshold.output'), latex: 'P_{lim} = P \\cdot \\frac{E_{lim}}{E_{CO_2e}}', substituted: `${row.output_t} \\cdot \\frac{${row.threshold_t}}{${row.co2e_t}}`, result: written.exact }],
    confirm: unconfirmed(inventory, 'co2e_t', linesOf(inventory, row.company)),
    factors: [rule(row)],
  };
}

/** The share of some mines, a company or a source in the methane of an inventory. */
export function shareDoor(inventory, part, { subtitle, title = t('figure.share') }) {
  const { totals } = inventory;
  const share = (part.ch4_t / totals.ch4_t) * 100;
  return {
    title,
    subtitle,
    written: { ...quantity(share, '%'), text: percent(share), unit: '' },
    origin: 'calculated',
    steps: [{ label: title, latex: 's = \\frac{E_{CH_4}}{\\sum E_{CH_4}}', substituted: `\\frac{${part.ch4_t}}{${totals.ch4_t}}`, result: percent(share, 3) }],
    confirm: unconfirmed(inventory, 'ch4_t'),
  };
}
