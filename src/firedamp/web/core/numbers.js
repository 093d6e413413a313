// How is a number written? Here alone, through Intl: narrow spaces and decimal commas in Russian, points and commas in English.
import { currentLanguage, has, t } from './locale.js';

const MOST_PLACES = 8;
const SMALLEST_IN_FULL = 0.0001; // of a unit; what is less is written with a power of ten
const MOST_IN_FULL = 5;
const SUPERSCRIPTS = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
const NARROW_NO_BREAK_SPACE = '\u202f';
const MINUS = '\u2212';
const MASS_STEPS = [
  { from: 1e6, divisor: 1e6, name: 'Mt' },
  { from: 1e3, divisor: 1e3, name: 'kt' },
  { from: 0, divisor: 1, name: 't' },
];
/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

function format(value, options) {
  const key = currentLanguage() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(currentLanguage(), options));
  const parts = formats.get(key).formatToParts(value);
  return parts.map(sign).join('');
}

/** Thousands by a narrow space, and a minus that is as wide as a plus. */
function sign({ type, value }) {
  if (type === 'minusSign') return MINUS;
  return type === 'group' && value.trim() === '' ? NARROW_NO_BREAK_SPACE : value;
}

/** A number with so many decimals. */
export function decimals(value, places) {
  return format(value, { minimumFractionDigits: places, maximumFractionDigits: places });
}

/** A number with so many decimals, or, where they would be noughts, two digits and a power of ten: "2.1·10⁻⁶". */
function readable(value, places) {
  const size = Math.abs(value);
  if (size === 0 || size >= SMALLEST_IN_FULL) return decimals(value, places);
  const [digits, power] = value.toExponential(1).split('e');
  return `${decimals(Number(digits), 1)}·10${[...power.replace('+', '')].map((each) => SUPERSCRIPTS[each]).join('')}`;
}

/** A number with significant digits, three unless told. Large whole numbers keep all theirs. */
export function significant(value, digits = 3) {
  if (Math.abs(value) >= 10 ** digits) return format(value, { maximumFractionDigits: 0 });
  return format(value, { maximumSignificantDigits: digits });
}

/** What is added, with its sign: "+0.12", "−0.03". */
export const signed = (value, places) => format(value, { minimumFractionDigits: places, maximumFractionDigits: places, signDisplay: 'exceptZero' });

/** A number as it is, up to ten significant digits: what the drawer and a hover show. */
export function exact(value) {
  return format(value, { maximumSignificantDigits: 10 });
}

/** A number as a spreadsheet of the reader's language takes it: not grouped, all its digits. */
export function ungrouped(value) {
  return format(value, { useGrouping: false, maximumSignificantDigits: 15 }).replace(MINUS, '-');
}

/** A year or an id: never grouped. */
export function year(value) {
  return format(value, { useGrouping: false });
}

/** A year as a number that opens. */
export function yearWritten(value) {
  return { value, text: year(value), unit: '', exact: year(value), divisor: 1, places: 0 };
}

/** A percentage as it was given: "±2 %". */
export function givenPercent(value) {
  return `${significant(value)}${currentLanguage() === 'ru' ? NARROW_NO_BREAK_SPACE : ''}%`;
}

/** A share given in percent. */
export function percent(value, digits = 2) {
  return `${decimals(value, Math.abs(value) >= 10 ? 0 : digits - 1)}${currentLanguage() === 'ru' ? NARROW_NO_BREAK_SPACE : ''}%`;
}

/** A chance from 0 to 1 in percent; one near nought or certainty is never written as either. */
export function chanceText(chance) {
  if (chance < 0.0005) return t('chance.below', { chance: percent(0.1) });
  return chance > 0.995 ? t('chance.above', { chance: percent(99) }) : percent(chance * 100);
}

/** The name of a range: by its level, 95 % unless told. */
export const confidence = (level) => (level ? percent(level * 100) : t('range.confidence'));

/** So many decimals that a value of this size shows three significant digits. */
function placesFor(value) {
  const size = Math.abs(value) < 1e-12 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return Math.min(6, Math.max(0, 2 - size));
}

/**
 * @typedef {{value: number, text: string, unit: string, exact: string, divisor: number, places: number}} Written a number and its unit
 */

/**
 * A mass of tonnes written as t, kt or Mt by its size.
 * @param {number} tonnes
 * @param {'gas' | 'coal'} [of] Russian counts coal in thousands and millions of tonnes
 * @returns {Written}
 */
export function mass(tonnes, of = 'gas') {
  const step = MASS_STEPS.find((each) => Math.abs(tonnes) >= each.from * 0.9995) ?? MASS_STEPS[2];
  const places = tonnes === 0 ? 0 : placesFor(tonnes / step.divisor);
  return {
    value: tonnes,
    text: readable(tonnes / step.divisor, places),
    unit: t(`mass.${of}.${step.name}`),
    exact: `${exact(tonnes)} ${t('mass.gas.t')}`,
    divisor: step.divisor,
    places,
  };
}

/** The decimals of a column: fewer for the large, and as many for the small as leave two significant digits. */
function columnPlaces(value) {
  const size = Math.abs(value);
  if (size >= 100) return 0;
  if (size >= 10) return 1;
  return size < 0.1 ? twoDigits(size, 2) : 2;
}

/** So many decimals, or more where a small value would not keep two significant digits. */
function twoDigits(value, places) {
  const size = Math.abs(value);
  return size < 1e-12 ? places : Math.max(places, Math.min(MOST_PLACES, 1 - Math.floor(Math.log10(size))));
}

/**
 * A mass in the unit that suits `like`, so that the numbers of a column compare at a glance.
 * @returns {Written}
 */
export function massLike(tonnes, like, of = 'gas') {
  const { divisor, unit } = mass(like, of);
  const value = tonnes / divisor;
  const places = columnPlaces(value);
  return { ...mass(tonnes, of), text: readable(value, places), unit, divisor, places };
}

/** A limit as its document states it: "50 кт", without the zeros of a measured number. */
export function limitText(tonnes) {
  const { divisor, unit } = mass(tonnes);
  return `${significant(tonnes / divisor)} ${unit}`;
}

/** A 95 % range in the unit and to the decimals of its value: "0,71–2,85"; a small bound keeps two digits of its own, and a
 * minus is not read as a dash. */
export function range(written, low, high) {
  const places = written.places > MOST_IN_FULL ? 0 : written.places;
  const bound = (value) => readable(value / written.divisor, twoDigits(value / written.divisor, places));
  return low < 0 ? t('range.signed', { low: bound(low), high: bound(high) }) : `${bound(low)}–${bound(high)}`;
}

/**
 * Any value of the API with its unit.
 * @returns {Written}
 */
export function quantity(value, unit = '') {
  const places = placesFor(value);
  return { value, text: significant(value, 4), unit: unitName(unit), exact: `${exact(value)} ${unitName(unit)}`.trim(), divisor: 1, places };
}

/** A place by its latitude and longitude: degrees with the side of the equator and of Greenwich, never a minus. */
export function placeText(latitude, longitude) {
  const side = (degrees, positive, negative) => `${decimals(Math.abs(degrees), 4)}° ${degrees < 0 ? negative : positive}`;
  return `${side(latitude, t('north'), t('south'))}, ${side(longitude, t('east'), t('west'))}`;
}

/**
 * A value in the unit that suits `like`: a mass in t, kt or Mt, a large volume in millions of cubic metres.
 * @returns {Written}
 */
export function valueLike(value, like, unit, of = 'gas') {
  if (unit === 't') return massLike(value, like, of);
  if (unit !== 'm3' || Math.abs(like) < 1e5) {
    const digits = twoDigits(value, Math.min(6, placesFor(like) + (Math.abs(like) < 1000 ? 1 : 0)));
    return { ...quantity(value, unit), text: decimals(value, digits), places: digits };
  }
  const millions = value / 1e6;
  const places = columnPlaces(millions);
  return { value, text: decimals(millions, places), unit: unitName('mln_m3'), exact: quantity(value, unit).exact, divisor: 1e6, places };
}

/** A unit of the API in words and signs of the language: "kg CH4/m3" becomes "кг CH₄/м³". */
export function unitName(unit) {
  if (!unit || unit === '1') return '';
  const localised = unit.replace(/[A-Za-z_]+\d*/g, (token) => (has(`unit.${token}`) ? t(`unit.${token}`) : token));
  return localised.replace(/\*\*/g, '').replace(/\*/g, '·');
}
