// What stands on the card of a model, so that it can be made again from the same data?
import { t } from '../../core/locale.js';
import { exact } from '../../core/numbers.js';

const listed = (values) => Object.entries(values ?? {}).map(([name, value]) => `${name} ${typeof value === 'number' ? exact(value) : typeof value === 'object' ? JSON.stringify(value) : value}`).join('; ');

/** @param {{card: object, sha256: string}} model @param {{times: import('../../core/telemetry-times.js').Times}} longwall @returns {{label: string, value: string}[]} */
export function cardFacts({ card, sha256 }, { times }) {
  const ends = [card.first, card.last].filter(Boolean).map((each) => times.moment(each, { seconds: false }));
  return [
    { label: t('card.rows'), value: t('card.rows_of', { rows: exact(card.rows), step: exact(card.step_s) }) },
    ...(ends.length ? [{ label: t('card.period'), value: ends.join(' – ') }] : []),
    { label: t('card.channels'), value: card.channels.join(', ') },
    ...(card.states?.length ? [{ label: t('card.states'), value: card.states.join(', ') }] : []),
    { label: t('card.data_hash'), value: card.sha256 },
    { label: t('card.model_hash'), value: sha256 },
    { label: t('card.seed'), value: exact(card.seed) },
    { label: t('card.parameters'), value: listed(card.parameters) },
    { label: t('card.versions'), value: listed(card.versions) },
  ];
}
