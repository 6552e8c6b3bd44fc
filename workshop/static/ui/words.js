// Sentences come from the page in its language; here they only get their values.

/**
 * @typedef {Record<string, any>} Texts the sentences of a page by their names: each a sentence, its
 *   forms {one, other}, or more such sentences by theirs
 */

/**
 * @param {string} sentence "{n} of {all}"
 * @param {Record<string, any>} values {n: 3, all: 7}
 */
export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => isolated(values[name] ?? whole));

/**
 * What may run from right to left, so that it does not mix up the order of the sentence around it.
 * @param {any} value
 */
const isolated = (value) =>
  /[\u0590-\u08ff\ufb1d-\ufefe]/.test(value) ? `\u2068${value}\u2069` : value;

/** @param {Record<string, string>} forms {one, other}, each with {n} @param {number} n */
export const count = (forms, n) => fill(forms[form(n)] ?? forms.other, { n });

/** @type {Intl.PluralRules | undefined} */
let rules; // of the page's language, which stays; making them takes longer than drawing a card

/** @param {number} n */
function form(n) {
  rules ??= new Intl.PluralRules(document.documentElement.lang);
  return rules.select(n);
}

/**
 * The beginning of a text, to name it by.
 * @param {string} text
 * @param {number} most signs
 */
export function beginningOf(text, most) {
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : text;
}
