/**
 * What was copied out of a list or a table, as ideas with sub-points: from Word, PowerPoint, Outlook,
 * Excel, Markdown or by hand. Loaded where something is pasted that may be one.
 */

const GLYPH = "[•·●○◦▪▫■□‣⁃∙❖➢➤►▶✓✔\uf0b7\uf0a7\uf0d8\uf0fc]";
const BULLET = new RegExp(
  `^(?:(${GLYPH})\\s*|([-*+–—§])\\s+|(o)(?:\\t|\\s{2,}))(?:\\[[ xX]\\]\\s+)?`,
);
const NUMBER = /^\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+(?=\t))\s+/;
const LETTER = /^\(?(?:[a-zåäö]|[ivx]{2,4}|[IVX]{2,4})[.)]\s+|^\(?[A-ZÅÄÖ]\)\s+/;
const BELOW = /[o○◦▪▫■□§–—\uf0a7]/; // what Word and Outlook set under another bullet, indented or not
const SPOKEN = /[.,;!?…]$/; // how the lines of prose end
const TAB = 4;
const LONGEST = 100; // characters of a line that nothing marks as one of a list
const CELLS = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g; // Excel's, where one holds a line break

/** @typedef {{text: string, subs: string[]}} Listed */
/**
 * @typedef {{indent: number, mark: string, words: string, tabs: boolean}} Line `mark`: "", number, letter
 *   or a sign
 */

/**
 * @param {string} pasted
 * @returns {Listed[] | null} null where it is one thing: a line, or prose, whose lines only break
 */
export function listIn(pasted) {
  const text = pasted
    .replace(/\r\n?|[\x85\u2028\u2029]/g, "\n")
    .replace(CELLS, (_, before, cell) => before + cell.replace(/""/g, '"').replace(/\s+/g, " "));
  const lines = text.split("\n").map(read).filter(isThere);
  const marked = lines.filter(({ mark }) => mark);
  if (lines.length < 2 || (marked.length < 2 && !areApart(lines))) return null;
  const listed = marked.length < 2 && isTable(lines) ? lines.map(row) : nested(lines, marked);
  return listed.length > 1 || listed[0].subs.length ? listed : null;
}

/** @param {string} line @returns {Line} */
function read(line) {
  const [before] = /** @type {RegExpExecArray} */ (/^[\s\u200b\ufeff]*/.exec(line));
  const rest = line.slice(before.length);
  const found = BULLET.exec(rest) ?? NUMBER.exec(rest) ?? LETTER.exec(rest);
  const marker = found?.[0] ?? "";
  const numbers = marker.match(/\d+/g) ?? []; // 1.2 stands below 1
  const sign = found?.slice(1).find(Boolean) ?? (numbers.length ? "number" : marker && "letter");
  const indent = [...before].reduce((sum, one) => sum + (one === "\t" ? TAB : 1), 0);
  return {
    indent: indent + TAB * Math.max(0, numbers.length - 1),
    mark: sign,
    words: rest.slice(marker.length).trim(),
    tabs: line.includes("\t"),
  };
}

/** @param {Line} line */
const isThere = ({ words }) => /[\p{L}\p{N}\p{S}]/u.test(words);

/** @param {Line[]} lines */
const isTable = (lines) =>
  lines.every(({ tabs }) => tabs) && lines.some(({ words }) => words.includes("\t"));

/** @param {Line[]} lines whether they are rows, or points as PowerPoint copies them */
function areApart(lines) {
  if (isTable(lines)) return true;
  if (lines.some(({ words }) => words.length > LONGEST || SPOKEN.test(words))) return false;
  const goingOn = lines.filter(({ words }) => /^\p{Ll}/u.test(words)).length;
  return goingOn === 0 || goingOn === lines.length;
}

/** @param {Line} line @returns {Listed} */
const row = ({ words }) => ({ text: cells(words).join(" – "), subs: [] });

/** @param {string} words */
const cells = (words) => words.split(/\s*[\t\v]\s*/).filter(Boolean);

/** @param {Line[]} lines @param {Line[]} marked @returns {Listed[]} */
function nested(lines, marked) {
  /** @type {Listed[]} */
  const listed = [];
  const first = marked[0]?.mark ?? "";
  const least = Math.min(...lines.map(({ indent }) => indent));
  const base = Math.min(...(marked.length ? marked : lines).map(({ indent }) => indent));
  let under = false; // a line that ends with a colon
  for (const { indent, mark, words } of lines) {
    const text = cells(words).join(" ");
    const last = listed.at(-1);
    if (marked.length && !mark) {
      const goesOn = last && (indent > least || /^\p{Ll}/u.test(words));
      if (goesOn) append(last, text);
      else listed.push({ text, subs: [] });
      under = !goesOn && words.endsWith(":");
    } else if (last && (under || indent > base || isBelow(mark, first))) last.subs.push(text);
    else listed.push({ text, subs: [] });
  }
  return listed;
}

/** @param {string} mark @param {string} first the one of the list's first line */
const isBelow = (mark, first) =>
  mark !== first &&
  (BELOW.test(mark) || first === "number" || (first === "letter" && mark !== "number"));

/** @param {Listed} listed @param {string} text a line that the one before it goes on with */
function append(listed, text) {
  if (listed.subs.length) listed.subs.push(`${listed.subs.pop()} ${text}`);
  else listed.text += ` ${text}`;
}
