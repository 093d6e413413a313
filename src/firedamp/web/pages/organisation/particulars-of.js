// Which particulars does an organisation have, and what of two changes of them belongs together?

export const PARTICULARS = ['name', 'name_en', 'inn', 'ogrn', 'address', 'head', 'contact'];
const LENGTHS = { inn: [10, 12], ogrn: [13, 15] };

/** Whether a number has as many digits as the law gives it; empty is not given yet. */
export const fits = (name, value) => !value || !LENGTHS[name] || (/^\d+$/.test(value) && LENGTHS[name].includes(value.length));

/**
 * Mine on top of theirs: what I did not touch is as it is stored now; `clashes` are those that both changed.
 * @param {Record<string, string>} base as I saw it
 * @param {Record<string, string>} current as it is stored now
 * @param {Record<string, string>} mine what I want
 */
export function merged(base, current, mine) {
  const values = {};
  const theirs = PARTICULARS.filter((name) => current[name] !== base[name]);
  for (const name of PARTICULARS) values[name] = mine[name] === base[name] ? current[name] : mine[name];
  return { values, theirs, clashes: theirs.filter((name) => values[name] !== current[name]) };
}
