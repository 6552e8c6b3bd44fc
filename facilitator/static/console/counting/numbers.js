// Figures as people write and read them: with the decimal sign of their language.

/** @type {Intl.NumberFormat | undefined} */
let format;

// null is nothing.
/** @param {number | null} number */
export function shown(number) {
  format ??= new Intl.NumberFormat(document.documentElement.lang, {
    maximumFractionDigits: 2,
    useGrouping: false,
  });
  return number === null ? "" : format.format(number);
}

const FIGURE = /^\d{1,6}([.,]\d{1,2})?$/;

// The number; null where nothing is written, undefined where that is no number.
/** @param {string} text */
export function read(text) {
  const said = text.trim();
  if (!said) return null;
  return FIGURE.test(said) ? Number(said.replace(",", ".")) : undefined;
}
