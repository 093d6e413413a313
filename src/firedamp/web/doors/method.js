// What does "How is this computed?" open? The method as its sheet tells it.
import * as api from '../core/api.js';
import { t, text } from '../core/locale.js';
import { unitName } from '../core/numbers.js';
import { documentText } from './door.js';

/** @returns {import('./door.js').Door} */
export function methodDoor(methodId) {
  return {
    title: t('method'),
    subtitle: methodId,
    later: async () => sheetDoor(await api.method(methodId)),
  };
}

function sheetDoor(sheet) {
  const equations = sheet.document.equations?.length ? t('door.equations', { list: sheet.document.equations.join(', ') }) : '';
  return {
    title: text(sheet.title),
    subtitle: sheet.id,
    summary: text(sheet.summary),
    facts: [
      { label: t('door.document'), value: documentText(sheet.document) },
      ...(equations ? [{ label: t('door.equations_label'), value: equations }] : []),
      { label: t('door.tier'), value: String(sheet.tier ?? t('value.none')) },
      { label: t('door.category'), value: String(text(sheet.category) || t('value.none')) },
      { label: t('door.edition'), value: String(sheet.edition) },
      { label: t('door.status'), value: t(`status_of_norm.${sheet.status}`), unsure: sheet.status === 'to_confirm' },
    ],
    steps: sheet.steps.filter(({ latex }) => !/^(.+) = \1$/.test(latex)).map((each) => ({ label: text(each.label), latex: each.latex })),
    inputs: sheet.inputs.map((each) => ({
      label: text(each.label),
      latex: each.symbol_latex,
      value: unitName(each.unit),
      note: text(each.help),
    })),
  };
}
