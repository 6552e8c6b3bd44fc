/** Text whose rows are lines and whose cells are divided by a sign (RFC 4180, as programs bend it). */

/** What one may choose. */
export const DELIMITERS = ["\t", ";", ",", "|"];

const STRAY = 0.1; // the share of rows that may have another number of cells than most
const LOOKED_AT = 50_000; // signs

/**
 * @param {string} text
 * @returns {string | null} null where it is no table
 */
export function delimiterOf(text) {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1]; // Excel's own word for it
  if (said) return said;
  const found = DELIMITERS.map((delimiter) => ({ delimiter, width: widthOf(text, delimiter) }));
  const widest = found.reduce((best, one) => (one.width > best.width ? one : best));
  return widest.width > 1 ? widest.delimiter : null;
}

/**
 * @param {string} text
 * @param {string} delimiter
 * @returns {string[][]} rows without those that are empty, all of one length
 */
export function rowsOf(text, delimiter) {
  const body = text.replace(/^sep=.\r?\n/i, "").replace(/\r\n?/g, "\n");
  return evened(cells(body, delimiter));
}

/** @param {string[][]} rows @returns {string[][]} the same without empty rows, all of one length */
export function evened(rows) {
  const there = rows
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell));
  const width = there.reduce((most, row) => Math.max(most, row.length), 0);
  return there.map((row) => [...row, ...Array(width - row.length).fill("")]);
}

/**
 * A cell that begins with a quotation mark goes on until the next lone one, over delimiters and lines.
 * @param {string} text
 * @param {string} delimiter
 */
function cells(text, delimiter) {
  const rows = [[""]];
  let within = false;
  for (let at = 0; at < text.length; at++) {
    const [row, sign] = [rows[rows.length - 1], text[at]];
    const last = row.length - 1;
    if (within && sign === '"' && text[at + 1] === '"') row[last] += text[at++];
    else if (sign === '"' && (within || row[last] === "")) within = !within;
    else if (!within && sign === delimiter) row.push("");
    else if (!within && sign === "\n") rows.push([""]);
    else row[last] += sign;
  }
  return rows;
}

/** @param {string} text @param {string} delimiter @returns {number} cells a row; 1: it is no table */
function widthOf(text, delimiter) {
  const widths = cells(text.slice(0, LOOKED_AT).replace(/\r\n?/g, "\n"), delimiter)
    .filter((row) => row.some((cell) => cell.trim()))
    .map(({ length }) => length);
  const usual = mostOf(widths);
  const stray = widths.filter((width) => width !== usual).length;
  return widths.length > 1 && stray <= Math.max(1, widths.length * STRAY) ? usual : 1;
}

/** @param {number[]} numbers @returns {number} the one that comes most often */
function mostOf(numbers) {
  /** @type {Map<number, number>} */
  const times = new Map();
  for (const one of numbers) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])[0];
}
