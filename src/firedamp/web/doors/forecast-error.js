// What does an error of a model open? How it is measured, on how many forecasts, beside those of the others.
import { t } from '../core/locale.js';
import { exact, unitName } from '../core/numbers.js';

/** @param {{error: 'mae' | 'rmse', row: object, rows: object[], unit: string, measured: string, written: import('../core/numbers.js').Written}} of @returns {import('./door.js').Door} */
export function errorDoor({ error, row, rows, unit, measured, written }) {
  const sorted = [...rows].sort((one, other) => one[error] - other[error]);
  return {
    title: t(`error.${error}`),
    subtitle: t(`model.${row.name}`),
    written: { ...written, unit: unitName(unit ?? '') },
    origin: 'calculated',
    summary: `${t(`error.${error}.means`)} ${t(`model.${row.name}.means`)}`,
    steps: [{ label: t(`error.${error}`), latex: LATEX[error] }],
    factsTitle: t('error.of_all'),
    facts: sorted.map((each) => ({ label: t(`model.${each.name}`), value: `${exact(each[error])} ${unitName(unit ?? '')}`.trim() })),
    sections: [{ title: t('door.made'), facts: [{ label: t('error.measured'), value: measured }, { label: t('error.count'), value: exact(row.count) }] }],
  };
}

const LATEX = {
  mae: String.raw`\mathrm{MAE} = \frac{1}{n} \sum_{i=1}^{n} \left| y_i - \hat y_i \right|`,
  rmse: String.raw`\mathrm{RMSE} = \sqrt{\frac{1}{n} \sum_{i=1}^{n} \left( y_i - \hat y_i \right)^2}`,
};
