// What do the numbers of measured emissions open? Every digit, the time they rest on, and the calculation behind them.
import { t, text } from '../core/locale.js';
import { exact, mass } from '../core/numbers.js';
import { periodText } from '../core/sum-periods.js';
import { percentsOfWhole } from '../core/whole.js';
import { outputDoor } from './trace.js';

/** Steps, inputs and factors of a calculation: what stands above them is told by the sum itself. */
async function calculation(asking, figure) {
  const { steps, inputs, factors, confirm, citation } = outputDoor({ line: null, result: await asking }, figure, '');
  return { steps, inputs, factors, confirm, citation };
}

const SHARES = ['measured', 'filled', 'missing'];
const shares = (sum) => {
  const percents = percentsOfWhole(SHARES.map((name) => sum[`${name}_share`]));
  return SHARES.map((name, place) => ({ label: t(`measured.${name}`), value: percents[place] }));
};

/**
 * @param {{told: object, ask: (asked: object) => Promise<object>, synthetic: boolean}} of
 * @param {import('../core/measured-api.js').Sum} sum @param {{id: string, name: string}} stream @param {'ch4_t' | 'co2e_t'} figure
 * @returns {import('./door.js').Door}
 */
export function sumDoor({ told, ask, synthetic }, sum, stream, figure) {
  const digits = [['ch4_t_exact', t('measured.ch4_exact')], ['co2e_t_exact', t('measured.co2e_exact')], ['filled_ch4_t_exact', t('measured.filled_exact')]];
  const taken = Object.entries(sum.taken_away).map(([rule, count]) => ({ label: t('measured.taken', { rule: text(told.rules[rule]).toLocaleLowerCase(document.documentElement.lang) }), value: exact(count) }));
  return {
    title: t(`figure.${figure}`),
    subtitle: [stream.name, sum.period ? periodText(sum.period) : t('measured.whole')].join(' · '),
    written: mass(sum[figure]),
    ...(figure === 'ch4_t' ? { low: sum.ch4_t_low, high: sum.ch4_t_high } : {}),
    origin: synthetic ? 'synthetic' : 'measured',
    summary: t('measured.door'),
    factsTitle: t('measured.rests_on'),
    facts: [
      ...digits.map(([name, label]) => ({ label, value: `${sum[name]} ${t('mass.gas.t')}` })),
      ...shares(sum), ...(sum.unregulated_hours ? [{ label: t('measured.unregulated'), value: `${exact(sum.unregulated_hours)} ${t('unit.h')}` }] : []), ...taken,
      { label: t('measured.filling'), value: t(`filling.${told.filling}`) },
    ],
    later: () => calculation(ask({ stream: stream.id, period: sum.period ?? '' }), figure),
  };
}

/** The door of one calculation of a method. */
export function partDoor({ ask, synthetic }, method, part, number, stream) {
  return {
    title: text(method.title),
    subtitle: [stream, periodText(part.first), periodText(part.last)].filter(Boolean).join(' · '),
    written: mass(part.ch4_t),
    origin: synthetic ? 'synthetic' : 'calculated',
    summary: text(method.text),
    later: () => calculation(ask({ method: method.method, part: number }), 'ch4_t'),
  };
}
