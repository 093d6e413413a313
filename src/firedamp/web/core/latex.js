// How is a number written in a drawn formula? To ten digits, grouped, with the language's decimal sign.
import { currentLanguage, t } from './locale.js';

/** A number for a formula, to its ten digits, with its unit; `localiseLatex` writes its signs. */
export function latexNumber(value, unit = t('mass.gas.t')) {
  const digits = String(Number(value.toPrecision(10)));
  return unit ? `${digits}\\ \\text{${unit}}` : digits;
}

/** The numbers of a formula as the reader's language groups and points them. */
export function localiseLatex(latex) {
  const russian = currentLanguage() === 'ru';
  return latex.replace(/\d+(?:\.\d+)?/g, (digits) => {
    const [whole, fraction] = digits.split('.');
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, russian ? '\\,' : '{,}') : whole;
    return fraction === undefined ? grouped : grouped + (russian ? '{,}' : '.') + fraction;
  });
}
